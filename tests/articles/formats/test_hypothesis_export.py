"""What Hypothesis exports, against the text that is held."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import formats
from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle, FactMark, Mark
from articles.deliveries import Document
from articles.errors import Refusal
from articles.formats import hypothesis_export

TEXT = "Commanders say about 6 percent of Exampleville remains.\nNobody else says so."
URL = "https://news.example/1"
META = {"url": URL, "title": "Six percent", "outlet": "Example Courier", "rights": "open"}
HELD = {f"{URL}.txt": TEXT.encode(), f"{URL}.meta.json": json.dumps(META).encode()}


def row(exact="about 6 percent", start=15, end=30, id="a1", **said):
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": start},
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
    ]
    return {
        "id": id,
        "uri": f"{URL}#top",
        "updated": "2017-05-26T08:00:00.123456+00:00",
        "user": "acct:amal@notes.example",
        "text": "",
        "tags": [],
        "target": [{"source": URL, "selector": selectors}],
        **said,
    }


def export(*rows):
    return {"client_version": "1.2", "export_userid": "acct:a@b", "annotations": list(rows)}


def read_all(data, **beside):
    content = json.dumps(data).encode()
    return list(formats.read(Document("one.json", {".json": content, **beside})))


def read(*rows):
    [article] = read_all(export(*rows), **HELD)
    return anchor(article)


def test_a_highlight_is_a_mark_in_the_text_that_is_held():
    article = read(row())
    assert (article.format, article.refusals, article.notes) == ("hypothesis", (), ())
    assert article.annotated_at.isoformat() == "2017-05-26T08:00:00.123456+00:00"
    assert article.marks == (
        Mark(type="Highlight", id="a1", start=15, end=30, exact="about 6 percent"),
    )


def test_a_mark_is_named_for_its_first_tag_and_keeps_what_was_written():
    [mark] = read(row(tags=["Place", "check"], text="Which part?")).marks
    assert (mark.type, mark.extra) == (
        "Place",
        {"tags": ["Place", "check"], "text": "Which part?"},
    )


def test_highlights_alone_take_no_fact_back():
    assert read(row()).states_facts is False


def test_a_tag_makes_a_fact():
    article = read(row(tags=["StatedFact:territory-remaining:exampleville"]))
    [mark] = article.marks
    assert isinstance(mark, FactMark)
    assert (mark.measure, mark.campaign, mark.value) == (
        "territory-remaining",
        "exampleville",
        None,
    )
    assert article.states_facts is True


@pytest.mark.parametrize(
    "tags",
    [
        ["StatedFact"],
        ["StatedFact:territory-remaining"],
        ["StatedFact::mosul"],
        ["StatedFact:territory-remaining:mosul", "StatedFact:killed:mosul"],
    ],
)
def test_a_fact_without_one_measure_and_one_campaign_is_refused(tags):
    [article] = read_all(export(row(tags=tags), row(id="a2")), **HELD)
    assert ([one.id for one in article.marks], [one.code for one in article.refusals]) == (
        ["a2"],
        ["BAD_MARK"],
    )
    assert f"“{', '.join(tags)}” is not one tag" in article.refusals[0].sentence


def test_page_notes_and_replies_are_passed_over_and_counted():
    note = row(id="a2", target=[{"source": URL}])
    replies = [row(id=f"a{n}", references=["a1"]) for n in (3, 4)]
    article = read(row(), note, *replies)
    assert [mark.id for mark in article.marks] == ["a1"]
    [told] = article.notes
    assert (told.code, told.sentence) == (
        "NO_WORDS",
        "Of the annotations, 3 mark no words (page notes: 1, replies: 2) and were passed over.",
    )


def test_a_quote_one_character_longer_than_its_position_is_found_with_a_note():
    article = read(row("remains.\nNobody", 47, 61))
    [mark] = article.marks
    assert (mark.start, mark.end, mark.exact) == (47, 62, "remains.\nNobody")
    assert [note.code for note in article.notes] == ["QUOTE_PREFERRED"]


def test_a_row_that_cannot_be_read_is_refused_alone():
    article = read(row(), {"id": "a2"})
    assert len(article.marks) == 1
    assert [(one.code, one.place) for one in article.refusals] == [("BAD_MARK", "/1")]


def test_an_article_that_is_not_held_is_named():
    [refusal] = read_all(export(row()))
    assert refusal.code == "ARTICLE_NOT_HELD"
    assert f"“{URL}”" in refusal.sentence


def test_the_addresses_of_the_articles_are_known():
    document = Document("one.json", {".json": json.dumps(export(row(), {}, 6)).encode()})
    assert hypothesis_export.texts_left_out(document) == {URL, f"{URL}#top"}


def test_an_export_of_page_notes_only_is_refused():
    [refusal] = read_all(export(row(target=[])))
    assert refusal.code == "BAD_FIELD"


def test_an_answer_of_its_api_is_read_the_same():
    [article] = read_all({"total": 1, "rows": [row()]}, **HELD)
    assert len(article.marks) == 1


@pytest.mark.parametrize(
    "data",
    [
        {"text": "“client_version”", "annotations": []},
        {"rows": [], "total": 0},
        ["client_version"],
        {"client_version": "1", "annotations": 6},
    ],
)
def test_what_is_no_export_is_left_to_others(data):
    document = Document("one.json", {".json": json.dumps(data).encode()})
    assert not hypothesis_export.recognises(document)


VALUES = st.recursive(
    st.none() | st.integers(-1, 99) | st.sampled_from(["", URL, "about", "StatedFact:a:b", "\x00"]),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(sorted({*row(), "references", "selector"})), inner)
    ),
    max_leaves=12,
)


@given(st.lists(VALUES | st.dictionaries(st.sampled_from(sorted(row())), VALUES), max_size=3))
def test_whatever_stands_in_the_rows_there_is_an_article_or_a_refusal(rows):
    odd = [
        {**row(id=str(n)), **one} if isinstance(one, dict) else one for n, one in enumerate(rows)
    ]
    for one in (rows, odd):
        found = read_all(export(*one), **HELD)
        assert {type(each) for each in found} <= {AnnotatedArticle, Refusal}
        for each in found:
            if isinstance(each, AnnotatedArticle):
                anchor(each)
        content = json.dumps(export(*one)).encode()
        hypothesis_export.texts_left_out(Document("one", {".json": content}))
