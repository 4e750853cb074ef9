"""A file of lines may be of any size: one line of it is held at a time."""

import json
import tracemalloc

import pytest

from articles import deliveries, formats
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document, open_paths, pack
from articles.errors import Refused
from articles.formats import json_records

TEXT = "Commanders say only about 6 percent of Exampleville remains. " * 1600  # 100 kB
LINES = 300  # 30 MB
HEADER = {"url": "https://news.example/1", "title": "Day one", "outlet": "Example Courier"}
A_LINE = {
    "native": {"article": HEADER, "text": TEXT, "annotations": []},
    "doccano": {"text": TEXT, "meta": HEADER, "entities": []},
    "label-studio": {"data": {"text": TEXT, "meta": HEADER}, "annotations": []},
}


@pytest.fixture
def big(tmp_path):
    def big(record, count=LINES, name="big.jsonl"):
        path = tmp_path / name
        with path.open("w") as file:
            file.writelines(json.dumps(record) + "\n" for _ in range(count))
        return path

    return big


def peak_while(read):
    """Bytes held at once while this is read through, and how many of each code or format came.

    The less of two times: what else the process happens to do only adds to it.
    """
    return min(_peak_of(read), _peak_of(read))


def _peak_of(read):
    tracemalloc.start()
    try:
        count = sum(isinstance(one, AnnotatedArticle) for one in read())
        return tracemalloc.get_traced_memory()[1], count
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("format", A_LINE)
def test_thirty_megabytes_are_read_in_less_than_three(big, format):
    path = big(A_LINE[format])

    def read():
        for document in open_paths([path]):
            yield from formats.read(document)

    peak, count = peak_while(read)
    assert count == LINES
    assert peak < 3_000_000


def test_a_folder_is_held_one_document_at_a_time(big, tmp_path):
    for number in range(30):
        big(A_LINE["native"], count=1, name=f"{number}.json")

    def read():
        for document in open_paths([tmp_path]):
            yield from formats.read(document)

    peak, count = peak_while(read)
    assert count == 30
    assert peak < 2_000_000


def test_a_file_of_lines_may_be_larger_than_any_other(big, monkeypatch):
    path = big(A_LINE["native"], count=3)
    monkeypatch.setattr(deliveries, "LARGEST_FILE", 1000)
    [document] = open_paths([path])
    assert document.parts == {".jsonl": path}
    assert [article.text for article in formats.read(document)] == [TEXT] * 3


def test_what_a_worker_is_to_take_keeps_to_the_limit_of_a_file(big, monkeypatch):
    path = big(A_LINE["native"], count=3)
    [document] = open_paths([path], in_memory=True)
    assert document.parts == {".jsonl": path.read_bytes()}
    monkeypatch.setattr(deliveries, "LARGEST_FILE", 1000)
    [refusal] = open_paths([path], in_memory=True)
    assert refusal.code == "TOO_LARGE"
    with pytest.raises(Refused, match=r"manage\.py ingest"):
        pack(open_paths([path]))


def test_a_list_that_is_too_large_says_what_may_be_of_any_size(big, monkeypatch):
    monkeypatch.setattr(deliveries, "LARGEST_FILE", 1000)
    [refusal] = open_paths([big([A_LINE["native"]], count=1, name="list.json")])
    assert (refusal.code, ".jsonl file of one article a line" in refusal.sentence) == (
        "TOO_LARGE",
        True,
    )
    in_lines = formats.read(*open_paths([big([A_LINE["native"]], count=1, name="list.jsonl")]))
    assert [refusal.code for refusal in in_lines] == ["TOO_LARGE"]


def test_a_line_that_is_too_long_is_refused_alone_and_never_held(big, tmp_path, monkeypatch):
    monkeypatch.setattr(json_records, "LARGEST_LINE", 120_000)
    path = big(A_LINE["native"], count=2)
    good, _ = path.read_text().splitlines()
    path.write_text(f"{good}\n{'x' * 2_000_000}\n{good}\n{'x' * 2_000_000}")

    def read():
        for document in open_paths([path]):
            yield from formats.read(document)

    told = list(read())
    assert [getattr(one, "code", "taken") for one in told] == [
        *("taken", "LINE_TOO_LONG", "taken", "LINE_TOO_LONG")
    ]
    assert [one.document.rpartition(":")[2] for one in told] == ["1", "2", "3", "4"]
    assert peak_while(read)[0] < 1_500_000


def test_a_file_that_is_gone_meanwhile_is_refused(big):
    path = big(A_LINE["native"], count=1)
    [document] = open_paths([path])
    path.unlink()
    assert [refusal.code for refusal in formats.read(document)] == ["UNREADABLE_PATH"]


def test_lines_that_are_handed_over_in_memory_are_read_alike():
    line = json.dumps(A_LINE["native"]).encode()
    document = Document("a.jsonl", {".jsonl": line + b"\n" + line})
    assert [article.document for article in formats.read(document)] == ["a.jsonl:1", "a.jsonl:2"]
