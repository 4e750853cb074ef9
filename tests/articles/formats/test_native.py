import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle, FactMark, StatedValue
from articles.deliveries import Document, open_paths
from articles.errors import Refusal
from articles.formats import read

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = "Some 500 fighters are left."
HEADER = {"url": "https://news.example/1", "title": "One", "outlet": "Example Courier"}
GUARD = {"type": "Actor", "start": 9, "end": 17, "exact": "fighters"}


def one(**said):
    return {"article": HEADER, "text": TEXT, "annotations": [GUARD], **said}


def read_bytes(content, ending=".json", **how):
    return list(read(Document(f"one{ending}", {ending: content}), **how))


def read_data(data, **how):
    return read_bytes(json.dumps(data).encode(), **how)


def refused(data):
    [refusal] = read_data(data)
    assert isinstance(refusal, Refusal)
    return refusal.code, refusal.place


def mark_refused(**said):
    [article] = read_data(one(annotations=[{**GUARD, **said}, GUARD]))
    assert len(article.marks) == 1
    [refusal] = article.refusals
    return refusal.code, refusal.place


def test_a_file_says_everything_about_an_article_and_its_facts():
    [document] = open_paths([SAMPLES / "six-percent.json"])
    [article] = read(document)
    assert article.header.outlet == "Example Courier"
    assert article.header.published_on == date(2017, 5, 25)
    assert (article.format, article.keeps_ids, article.refusals) == ("native", True, ())
    remaining, fighters, distance, vote, *names = article.marks
    assert remaining.value == StatedValue(low=Decimal(6), high=Decimal(6), unit="percent")
    assert [r.exact for r in remaining.roles if r.role == "hedge"] == ["only", "about"]
    assert fighters.value == StatedValue(low=Decimal(500), high=Decimal(700), unit="fighter")
    assert distance.value == StatedValue(high=Decimal(10), high_open=True, unit="mile")
    assert (vote.value, vote.stated_for, vote.modality) == (None, "2017-09?", "planned")
    assert [(name.type, name.id) for name in names] == [
        ("Actor", "n1"),
        ("Actor", "n2"),
        ("Place", "n3"),
    ]


def test_what_the_contract_does_not_name_is_kept_whole():
    [article] = read_data(one(annotations=[{**GUARD, "confidence": 0.5, "by": {"tool": "x"}}]))
    [mark] = article.marks
    assert mark.extra == {"confidence": Decimal("0.5"), "by": {"tool": "x"}}


def test_absent_and_null_fields_mean_the_same():
    [article] = read_data(one(article={**HEADER, "author": None, "published_on": None}))
    assert (article.header.author, article.header.published_on) == ("", None)
    assert article.header.rights == "restricted"


def test_marks_counted_in_utf16_find_their_words():
    [document] = open_paths([SAMPLES / "emoji-counted-in-utf16.json"])
    [article] = map(anchor, read(document))
    [fact] = article.marks
    assert (article.offset_unit, fact.exact, article.refusals) == (
        "utf16",
        "hold 12 streets 😀",
        (),
    )


def test_the_unit_of_the_file_can_be_overruled():
    [article] = read_data(one(), offset_unit="utf16")
    assert article.offset_unit == "utf16"


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"%s\n%s\n", ".jsonl"),
        (b"%s\r\n\r\n  \n%s", ".jsonl"),
        (b"\xef\xbb\xbf%s\n%s", ".jsonl"),
        (b"%s\n%s\n", ".json"),
        (b"[%s,\n%s]", ".json"),
        (b"[%s,\n%s]", ".jsonl"),
    ],
)
def test_lists_and_lines_are_told_apart_by_content_whatever_the_name(content, ending):
    record = json.dumps(one()).encode()
    articles = read_bytes(content % (record, record), ending)
    assert [type(article) for article in articles] == [AnnotatedArticle] * 2


def test_one_article_spread_over_lines_is_one_whatever_the_name():
    content = json.dumps(one(), indent=1).encode()
    assert [type(a) for a in read_bytes(content, ".jsonl")] == [AnnotatedArticle]


def test_line_separators_inside_a_string_do_not_split_a_record():
    text = f"{TEXT}\u2028\u0085\x0b"
    content = json.dumps(one(text=text), ensure_ascii=False).encode()
    [article] = read_bytes(content, ".jsonl")
    assert article.text == text


def test_a_bad_line_is_refused_with_its_number_and_the_others_go_in():
    [document] = open_paths([SAMPLES / "one-bad-document.jsonl"])
    first, second, third = read(document)
    assert (second.code, second.document) == ("BAD_FIELD", f"{document.name}:2")
    assert second.sentence == (
        "A field of the article is missing or wrong: Object missing required field `title` - "
        "at `$.article`. See docs/annotations.md for what it must hold."
    )
    assert [article.header.title for article in (first, third)] == ["First", "Third"]


def test_a_last_line_that_was_cut_off_is_refused_alone():
    record = json.dumps(one()).encode()
    article, cut = read_bytes(record + b"\n" + record[:40], ".jsonl")
    assert isinstance(article, AnnotatedArticle)
    assert (cut.code, cut.document) == ("BROKEN_JSON", "one.jsonl:2")


def test_a_file_that_was_cut_off_is_refused_with_the_line():
    [document] = open_paths([SAMPLES / "cut-off.json"])
    [refusal] = read(document)
    assert (refusal.code, refusal.whole_document) == ("BROKEN_JSON", True)
    assert "line 40 column 13" in refusal.sentence


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"text": 7}, ""),
        ({"annotations": 7}, ""),
        ({"annotated_at": "2017-05-25T12:00:00"}, ""),
        ({"schema_version": 2}, ""),
        ({"offset_unit": "bytes"}, ""),
        ({"article": {**HEADER, "published_on": "yesterday"}}, ""),
        ({"article": {**HEADER, "rights": "mine"}}, ""),
        ({"article": {**HEADER, "url": ""}}, "/article"),
        ({"article": {**HEADER, "title": ""}}, "/article"),
        ({"article": {**HEADER, "title": "x" * 1001}}, "/article"),
        ({"article": {**HEADER, "outlet": "x" * 201}}, "/article"),
    ],
)
def test_a_field_that_is_wrong_refuses_its_document(said, place):
    assert refused(one(**said)) == ("BAD_FIELD", place)


def test_a_text_that_nobody_marked_says_nothing_of_facts():
    [article] = read_data(one(annotations=None))
    assert (article.marks, article.states_facts) == ((), False)


def test_an_article_says_when_its_text_and_its_marks_were_made():
    header = {**HEADER, "modified_at": "2017-05-26T08:00:00Z", "retracted": True}
    [article] = read_data(one(article=header, annotated_at="2017-06-01T12:00:00+02:00"))
    assert article.header.modified_at == datetime(2017, 5, 26, 8, tzinfo=UTC)
    assert article.annotated_at == datetime(2017, 6, 1, 10, tzinfo=UTC)
    assert article.header.retracted


@pytest.mark.parametrize("data", ["words", 3, None, [[]]])
def test_json_that_is_no_article_is_refused(data):
    assert refused(data)[0] == "BAD_FIELD"


@pytest.mark.parametrize("data", [{"sentence_id": "1"}, [{"words": []}], {}])
def test_json_of_another_kind_is_of_no_known_format(data):
    assert refused(data) == ("UNKNOWN_FORMAT", "")


def test_a_text_that_is_not_the_one_that_was_marked_is_refused():
    assert refused(one(text_sha256="0" * 64)) == ("TEXT_CHANGED", "")


@pytest.mark.parametrize(
    "said",
    [
        {"start": "9"},
        {"start": 9.0},
        {"start": 1e3},
        {"start": True},
        {"start": None},
        {"type": 3},
        {"type": "StatedFact"},
        {"type": "StatedFact", "measure": "strength", "campaign": "x", "value": {"low": "12k"}},
        {"type": "StatedFact", "measure": "strength", "campaign": "x", "value": {"low": "1.234,5"}},
        {"type": "StatedFact", "measure": "strength", "campaign": "x", "value": {"low": "five"}},
        {"type": "StatedFact", "measure": "strength", "campaign": "x", "roles": [{"role": "cue"}]},
    ],
)
def test_a_mark_that_cannot_be_read_is_refused_alone_with_its_place(said):
    assert mark_refused(**said) == ("BAD_MARK", "/annotations/0")


@pytest.mark.parametrize("annotation", [None, [], "fighters", 3])
def test_an_annotation_that_is_no_object_is_refused_alone(annotation):
    [article] = read_data(one(annotations=[annotation, GUARD]))
    assert [(r.code, r.place) for r in article.refusals] == [("BAD_MARK", "/annotations/0")]
    assert len(article.marks) == 1


def test_an_id_that_is_used_twice_refuses_the_second_and_names_the_first():
    [article] = read_data(one(annotations=[{**GUARD, "id": "a"}, {**GUARD, "id": "a"}]))
    [refusal] = article.refusals
    assert (refusal.code, refusal.place) == ("DUPLICATE_ID", "/annotations/1")
    assert "first at /annotations/0" in refusal.sentence
    assert len(article.marks) == 1


def test_a_fact_is_told_from_any_other_mark():
    fact = {**GUARD, "type": "StatedFact", "measure": "strength", "campaign": "x"}
    [article] = read_data(one(annotations=[fact, GUARD]))
    assert [isinstance(mark, FactMark) for mark in article.marks] == [True, False]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["id", "type", "start", "exact", "value", "x"]), json_values)
)
def test_any_annotation_is_a_mark_or_a_refusal(said):
    [article] = read_data(one(annotations=[{**GUARD, **said}]))
    if isinstance(article, AnnotatedArticle):
        anchored = anchor(article)
        assert len(anchored.marks) + len(anchored.refusals) == 1


@given(st.binary(max_size=80), st.sampled_from([".json", ".jsonl"]))
def test_any_bytes_give_refusals_or_articles(content, ending):
    assert {type(one) for one in read_bytes(content, ending)} <= {Refusal, AnnotatedArticle}
