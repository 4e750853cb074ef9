"""A file that is broken in one place: strictly nothing of it is taken, leniently what is sound."""

import json
from pathlib import Path

import pytest

from articles import formats
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document

SAMPLES = Path(__file__).parents[2] / "samples"
NATIVE = (SAMPLES / "six-percent.json").read_text()
TASK = (SAMPLES / "label-studio-two-annotators.json").read_text()
DOCCANO = (SAMPLES / "doccano-relations.jsonl").read_text().splitlines()[0]
W3C = SAMPLES / "six-percent-w3c"
ANNOTATIONS = [
    {"type": "Annotation", "id": f"urn:x:n{n}", "target": {"selector": selector}}
    for n, selector in enumerate(
        {"type": "TextPositionSelector", "start": 41, "end": 41 + n} for n in (4, 10, 20)
    )
]


def told(content, ending=".json", *, lenient, **beside):
    document = Document("one", {ending: content.encode(), **beside})
    return [
        one.document if isinstance(one, AnnotatedArticle) else one.code
        for one in formats.read(document, lenient=lenient)
    ]


def one_of(text):
    """The one record of a sample, in one line."""
    data = json.loads(text)
    return json.dumps(data[0] if isinstance(data, list) else data)


RECORDS = pytest.mark.parametrize(
    "record", [one_of(NATIVE), one_of(TASK), one_of(DOCCANO)], ids=["native", "tasks", "doccano"]
)


@RECORDS
def test_of_a_list_that_is_cut_off_the_sound_records_are_taken_when_lenient(record):
    cut = f" [{record},\n{record}, {record[:-20]}"
    assert told(cut, lenient=False) == ["BROKEN_JSON"]
    assert told(cut, lenient=True) == ["one:1", "one:2", "BROKEN_JSON"]


@RECORDS
def test_a_record_that_is_no_json_is_left_out_of_a_list_when_lenient(record):
    broken = f"[{record}, NaN, {record} ]"
    assert told(broken, lenient=False) == ["BROKEN_JSON"]
    assert told(broken, lenient=True) == ["one:1", "BROKEN_JSON", "one:3"]


@RECORDS
def test_a_broken_line_leaves_the_others_as_they_are_either_way(record):
    lines = f"{record}\n{record[:-20]}\n{record}"
    for lenient in (False, True):
        assert told(lines, ".jsonl", lenient=lenient) == ["one:1", "BROKEN_JSON", "one:3"]


@pytest.mark.parametrize("content", [NATIVE[:-20], TASK[1:-20], '"', "[", "[]x", "[\ud83d"[:1]])
def test_of_one_broken_object_nothing_is_taken_either_way(content):
    assert told(content, lenient=False)[-1] == told(content, lenient=True)[-1] == "BROKEN_JSON"


def annotations(content, lenient):
    beside = {part: (W3C / f"six-percent{part}").read_bytes() for part in (".txt", ".meta.json")}
    document = Document("six-percent.jsonld", {".jsonld": content.encode(), **beside})
    return list(formats.read(document, lenient=lenient))


def test_of_a_broken_list_of_annotations_the_sound_ones_are_taken_when_lenient():
    first, second, third = map(json.dumps, ANNOTATIONS)
    broken = f"[{first}, NaN, {second}, {third[:-3]}"
    assert [refusal.code for refusal in annotations(broken, lenient=False)] == ["BROKEN_JSON"]
    [article] = annotations(broken, lenient=True)
    assert [mark.id for mark in article.marks] == ["n0", "n1"]
    assert [(one.code, one.whole_document) for one in article.refusals] == [
        ("BROKEN_JSON", False),
        ("BROKEN_JSON", False),
    ]


def test_of_a_broken_page_of_annotations_nothing_is_taken_either_way():
    page = json.dumps({"type": "AnnotationPage", "items": ANNOTATIONS})
    for lenient in (False, True):
        assert [one.code for one in annotations(page[:-3], lenient)] == ["BROKEN_JSON"]


def test_bytes_that_are_no_text_are_never_replaced_however_lenient():
    content = f"[{one_of(NATIVE)}, ".encode() + b"\xff"
    document = Document("one.json", {".json": content})
    assert [one.code for one in formats.read(document, lenient=True)] == ["NOT_UTF8"]


def test_a_file_of_very_many_lines_that_are_no_brat_is_refused_however_lenient():
    beside = {
        part: (SAMPLES / f"six-percent{part}").read_bytes() for part in (".txt", ".meta.json")
    }
    astray = Document("one.ann", {".ann": b"x\n" * 1001, **beside})
    assert [one.code for one in formats.read(astray, lenient=True)] == ["BAD_LINE"]
    some = Document("one.ann", {".ann": b"x\n" * 1000, **beside})
    [article] = formats.read(some, lenient=True)
    assert len(article.refusals) == 1000
