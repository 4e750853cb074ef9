import msgspec
import pytest

from articles.deliveries import Document
from articles.formats.json_records import first_as, records


class Shape(msgspec.Struct):
    kind: str = ""


def found(content, ending=".json"):
    return [
        (name, place, data() if callable(data) else data)
        for name, place, data in records(Document("one", {ending: content}))
    ]


@pytest.mark.parametrize("ending", [".json", ".jsonl"])
@pytest.mark.parametrize(
    ("content", "places"),
    [
        (b'{"a": 1}\n\n{"a": 2}\r\n', [("one:1", ""), ("one:3", "")]),
        (b'[{"a": 1},\n{"a": 2}]', [("one:1", "/0"), ("one:2", "/1")]),
        (b'{\n"a": 1}', [("one", "")]),
        (b"[]", []),
    ],
)
def test_records_are_told_apart_by_content(content, places, ending):
    assert [(name, place) for name, place, _ in found(content, ending)] == places


def test_one_object_in_one_line_is_named_for_what_the_file_is_called():
    assert [name for name, *_ in found(b'{"a": 1}')] == ["one"]
    assert [name for name, *_ in found(b'{"a": 1}', ".jsonl")] == ["one:1"]


def test_a_byte_order_mark_before_the_first_line_is_passed_over():
    assert found(b'\xef\xbb\xbf{"a": 1}\n{"a": 2}')[0][2] == {"a": 1}


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({".json": b'{"kind": "a"}'}, "a"),
        ({".json": b'[{"kind": "a"}, {"kind": "b"}]'}, "a"),
        ({".jsonl": b'\n\xef\xbb\xbf{"kind": "a"}\n{broken'}, "a"),
        ({".jsonl": b'\xef\xbb\xbf{"kind": "a"}\n{broken'}, "a"),
        ({".json": b'{"kind": 7}'}, None),
        ({".json": b"[]"}, None),
        ({".json": b"\xff"}, None),
        ({".json": b'{"kind": "a"}', ".txt": b""}, None),
        ({".txt": b'{"kind": "a"}'}, None),
        ({}, None),
    ],
)
def test_a_format_is_known_by_its_first_record(parts, kind):
    shape = first_as(Shape, Document("one", parts))
    assert (shape.kind if shape else None) == kind
