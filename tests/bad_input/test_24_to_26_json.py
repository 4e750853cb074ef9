"""Cases 24 to 26: bytes that are no text, and JSON that is none."""

import json

import pytest

from articles.deliveries import Document
from campaigns import reading
from tests.bad_input.reading import brat, codes, mark, marked, native, read

TEXT = "The Guard waits."
LINE = native(TEXT, mark(0, 9, "The Guard"), ending=".jsonl").parts[".jsonl"]


def lines(*content):
    return Document("one.jsonl", {".jsonl": b"\n".join(content)})


@pytest.mark.parametrize(
    ("content", "byte"),
    [
        ("Café waits.".encode("latin-1"), 3),
        ("“Guard” waits.".encode("cp1252"), 0),
        ("The Guard".encode("utf-16"), 0),
    ],
)
def test_24_bytes_of_another_encoding_are_refused_with_the_first_bad_one(content, byte):
    [refusal] = read(brat(content))
    assert (refusal.code, refusal.place) == ("NOT_UTF8", ".txt")
    assert refusal.sentence.startswith(f"Byte {byte} ")
    assert [one.code for one in read(lines(content, LINE)) if hasattr(one, "code")] == ["NOT_UTF8"]


def test_25_a_last_line_that_was_cut_off_is_refused_and_those_before_it_are_taken():
    assert marked(lines(LINE, LINE[:-9])) == [["The Guard"], "BROKEN_JSON"]


def test_25_blank_lines_are_passed_over():
    assert marked(lines(b"", LINE, b" \r", LINE, b"")) == [["The Guard"]] * 2


def test_25_a_list_called_lines_and_lines_called_a_list_are_told_apart_by_content():
    listed = b"[" + LINE + b", " + LINE + b"]"
    assert marked(Document("one.jsonl", {".jsonl": listed})) == [["The Guard"]] * 2
    assert marked(Document("one.json", {".json": LINE + b"\n" + LINE})) == [["The Guard"]] * 2


def test_25_json_that_was_cut_off_is_refused_and_leniently_its_sound_records_are_taken():
    assert codes("cut-off.json") == ["BROKEN_JSON"]
    cut = Document("one.json", {".json": b"[" + LINE + b", " + LINE[:-9]})
    assert marked(cut) == ["BROKEN_JSON"]
    assert marked(cut, lenient=True) == [["The Guard"], "BROKEN_JSON"]


@pytest.mark.parametrize(
    "strange",
    ["NaN", "-Infinity", '{"a": 1, "a": 2}', "[" * 500 + "]" * 500, "1e400000000000000000000"],
)
def test_26_what_json_does_not_have_is_refused_and_the_next_line_taken(strange):
    data = json.loads(LINE)
    data["annotations"][0]["more"] = "HERE"
    line = json.dumps(data).replace('"HERE"', strange).encode()
    assert marked(lines(line, LINE)) == ["BROKEN_JSON", ["The Guard"]]


@pytest.mark.parametrize("figure", ["1e400", "1e-400", "1" * 60])
def test_26_a_figure_beyond_any_that_is_counted_is_refused_alone(figure):
    fact = mark(0, 9, "The Guard", measure="strength", campaign="mosul", value={"low": "HERE"})
    content = native(TEXT, {**fact, "type": "StatedFact"}, mark(4, 9, "Guard")).parts[".json"]
    document = Document("one.json", {".json": content.replace(b'"HERE"', figure.encode())})
    [article] = read(document)
    facts = reading.read(article)
    assert (len(article.marks), facts.drafts) == (2, [])
    assert [refusal.code for refusal in facts.refusals] == ["BAD_VALUE"]
