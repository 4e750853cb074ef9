import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document, open_paths
from articles.errors import Refusal
from articles.formats import read

SAMPLE = Path(__file__).parents[2] / "samples" / "names-and-places"
DOCUMENT = {
    "_id": "d1",
    "title": "One",
    "text": "Ada Example met Bo.",
    "sourceName": "Example Ministry",
    "sourceUrl": "https://ministry.example/1",
}
ADA = {
    "_id": "e1",
    "begin": 0,
    "end": 11,
    "type": "Person",
    "value": "Ada Example",
    "documentId": "d1",
}


def read_lines(documents=(DOCUMENT,), entities=(ADA,), relations=()):
    parts = {"documents": documents, "entities": entities, "relations": relations}
    return read_bytes(
        {
            f"{name}.json": b"\n".join(json.dumps(record).encode() for record in records)
            for name, records in parts.items()
        }
    )


def read_bytes(parts):
    found = read(Document("set/documents.json", parts))
    return [anchor(one) if isinstance(one, AnnotatedArticle) else one for one in found]


@pytest.fixture
def sample():
    [document] = open_paths([SAMPLE])
    [article] = map(anchor, read(document))
    assert article.refusals == ()
    return article


def test_a_document_is_an_article_that_states_no_facts(sample):
    assert sample.header.url == "https://ministry.example/guard-and-mayor"
    assert (sample.header.outlet, sample.header.published_on) == ("Example Ministry", None)
    assert (sample.states_facts, sample.keeps_ids) == (False, True)
    assert sample.document.endswith("names-and-places/documents.json:1")


def test_types_of_names_become_those_of_the_product(sample):
    assert [(mark.extra["re3d_type"], mark.type) for mark in sample.marks] == [
        ("Organisation", "Actor"),
        ("Person", "Actor"),
        ("Temporal", "Date"),
        ("Location", "Place"),
        ("Quantity", "Quantity"),
        ("Quotation", "Quotation"),
        ("InteractsWith", "Relation"),
    ]


def test_a_mark_of_no_confidence_is_kept_and_not_shown(sample):
    assert [mark.id for mark in sample.marks if mark.extra.get("hidden")] == ["e5"]


def test_words_are_the_texts_own_where_the_corpus_has_folded_its_copy(sample):
    assert [mark.exact for mark in sample.marks if mark.id == "e6"] == ["“no”"]


def test_a_relation_keeps_both_its_ends(sample):
    [relation] = [mark for mark in sample.marks if mark.type == "Relation"]
    for end, words in (("source", "The Exampleville Guard"), ("target", "Ada Example")):
        told = relation.extra[end]
        assert (told["exact"], sample.text[told["start"] : told["end"]]) == (words, words)


def test_one_span_may_have_two_types_and_spans_may_cross():
    crossing = {**ADA, "_id": "e3", "begin": 4, "end": 15, "value": "Example met"}
    [article] = read_lines(entities=[ADA, {**ADA, "_id": "e2", "type": "Location"}, crossing])
    assert [mark.type for mark in article.marks] == ["Actor", "Place", "Actor"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"begin": 3, "end": 3}, "EMPTY_SPAN"),
        ({"begin": 11, "end": 0}, "BAD_OFFSET"),
        ({"begin": 0, "end": 900}, "BAD_OFFSET"),
    ],
)
def test_offsets_that_do_not_hold_refuse_the_mark_alone(said, code):
    [article] = read_lines(entities=[ADA, {**ADA, **said, "_id": "e2"}])
    assert [(refusal.code, refusal.place) for refusal in article.refusals] == [(code, "e2")]
    assert len(article.marks) == 1


def test_a_line_that_cannot_be_read_is_refused_alone_with_its_file_and_number():
    refusal, article = read_lines(entities=[ADA, {**ADA, "begin": "0"}])
    assert (refusal.code, refusal.place, refusal.whole_document) == (
        "BAD_MARK",
        "entities.json:2",
        False,
    )
    assert len(article.marks) == 1


def test_marks_of_a_document_that_is_not_there_are_refused_once():
    astray = [{**ADA, "documentId": "d9", "_id": "e7"}, {**ADA, "documentId": "d9", "_id": "e8"}]
    article, refusal = read_lines(entities=[ADA, *astray])
    assert (refusal.code, refusal.place, refusal.whole_document) == ("MISSING_ID", "e7", False)
    assert len(article.marks) == 1


@pytest.mark.parametrize("said", [{"sourceUrl": ""}, {"title": ""}, {"text": None}])
def test_a_document_that_lacks_something_is_refused_and_the_next_goes_in(said):
    bad = {**DOCUMENT, **said, "_id": "d0"}
    refusal, article = read_lines(documents=[bad, DOCUMENT])
    assert (refusal.code, refusal.place) == ("BAD_FIELD", "documents.json:1")
    assert len(article.marks) == 1


def test_documents_alone_are_articles_without_marks():
    [article] = read_bytes({"documents.json": json.dumps(DOCUMENT).encode()})
    assert article.marks == ()


@given(
    st.fixed_dictionaries(
        {name: st.binary(max_size=40) for name in ("documents.json", "entities.json")}
    )
)
def test_any_bytes_give_refusals_or_articles(parts):
    assert {type(one) for one in read_bytes(parts)} <= {Refusal, AnnotatedArticle}
