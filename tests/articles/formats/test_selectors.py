"""How the W3C model selects words beyond a quote and a position, and what is made of it."""

import pytest

from articles.enums import OffsetUnit
from tests.articles.formats.test_w3c import (
    TEXT,
    URL,
    annotation,
    codes,
    page,
    places,
    position,
    quote,
    read,
    target,
)

RFC_5147 = "http://tools.ietf.org/rfc/rfc5147"
SECOND = {"start": 56, "end": 65}  # of three times “6 percent”


def fragment(value, **more):
    return {"type": "FragmentSelector", "conformsTo": RFC_5147, "value": value, **more}


def selected(*selectors, text=TEXT):
    return read(page(annotation(aim=target(*selectors))), text=text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("char=56,65", [(56, 65)]),
        ("char=,10", [(0, 10)]),
        ("char=77,", [(77, len(TEXT))]),
        ("char=56,65;length=87,UTF-8", [(56, 65)]),
    ],
)
def test_a_fragment_of_plain_text_is_a_range_of_its_characters(value, expected):
    assert places(selected(fragment(value))) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("char=56", "EMPTY_SPAN"),
        ("char=65,56", "BAD_OFFSET"),
        ("char=56,6500", "BAD_OFFSET"),
        ("line=1,2", "BAD_MARK"),
        ("section-2", "BAD_MARK"),
        (None, "BAD_MARK"),
    ],
)
def test_a_fragment_that_is_no_words_is_refused(value, code):
    assert [one for one, _ in codes(selected(fragment(value)))] == [code]


def test_a_fragment_counts_a_line_end_as_one_character_as_its_standard_says():
    article = selected(fragment("char=2,5"), text="a\r\nbcd")
    assert [mark.exact for mark in article.marks] == ["bcd"]


@pytest.mark.parametrize("aim", [f"{URL}#char=56,65", {"source": f"{URL}#char=56,65"}])
def test_a_fragment_may_stand_behind_the_address(aim):
    assert places(read(page(annotation(aim=aim)))) == [(56, 65)]


@pytest.mark.parametrize(
    "inner",
    [
        quote("6 percent"),
        position(0, 9),
        fragment("char=0,9"),
        {**position(0, 20), "refinedBy": quote("6 percent")},
    ],
)
@pytest.mark.parametrize(
    "around", [quote("6 percent, they say"), position(56, 75), fragment("char=56,75")]
)
def test_what_refines_a_selection_is_looked_for_within_it(around, inner):
    if "refinedBy" in inner:
        inner = {**inner, "end": 19}
    article = selected({**around, "refinedBy": inner})
    assert (places(article), article.refusals) == ([(SECOND["start"], SECOND["end"])], ())


def test_a_refinement_that_is_not_within_is_refused():
    article = selected({**quote("6 percent, they say"), "refinedBy": quote("Commanders")})
    assert [code for code, _ in codes(article)] == ["QUOTE_NOT_FOUND"]
    article = selected({**quote("6 percent, they say"), "refinedBy": position(0, 30)})
    assert [code for code, _ in codes(article)] == ["BAD_OFFSET"]


def test_a_refinement_that_is_elsewhere_within_is_noted_with_its_place_in_the_article():
    inner = [quote("they say"), position(0, 8)]
    article = selected({**quote("6 percent, they say"), "refinedBy": inner})
    assert places(article) == [(67, 75)]
    assert [note.sentence.endswith("where they stand, at 67.") for note in article.notes] == [True]


def test_within_a_selection_that_is_no_words_only_a_quote_can_be_found():
    element = {"type": "CssSelector", "value": "#body > p"}
    assert places(selected({**element, "refinedBy": quote("they say")})) == [(67, 75)]
    refused = selected({**element, "refinedBy": position(0, 9)})
    assert [code for code, _ in codes(refused)] == ["BAD_MARK"]
    several = selected({**element, "refinedBy": quote("6 percent")})
    assert [code for code, _ in codes(several)] == ["AMBIGUOUS_QUOTE"]


def test_a_plain_quote_beside_a_refined_one_is_enough():
    element = {"type": "XPathSelector", "value": "/p[1]", "refinedBy": position(0, 4)}
    assert places(selected(element, quote("they say"))) == [(67, 75)]


def test_our_terms_may_be_the_vocabulary_of_the_file():
    context = [
        "http://www.w3.org/ns/anno.jsonld",
        {"@vocab": "https://example.org/ns/stated-fact#"},
    ]
    body = {
        "type": "StatedFact",
        "measure": "territory-remaining",
        "campaign": "exampleville",
        "low": 6,
        "unit": "percent",
        "roles": [{"role": "speaker", "selector": quote("Commanders")}],
    }
    article = read({**page(annotation(body)), "@context": context})
    [fact] = article.marks
    assert (fact.measure, fact.value.low, fact.roles[0].exact) == (
        "territory-remaining",
        6,
        "Commanders",
    )
    [actor] = read({**page(annotation({"type": "Actor"})), "@context": context}).marks
    assert actor.type == "Actor"
    tag = {"type": "TextualBody", "value": "Actor", "purpose": "tagging"}
    [tagged] = read({**page(annotation(tag)), "@context": context}).marks
    assert tagged.type == "Actor"


def test_another_vocabulary_makes_no_term_ours():
    context = ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "https://other.example/terms#"}]
    [mark] = read({**page(annotation({"type": "Actor"})), "@context": context}).marks
    assert mark.type == "Highlighting"


def test_what_the_file_counts_in_is_kept_with_its_marks():
    text = "😀 They say so. They do."
    utf16 = target(quote("They do"), position(16, 23))
    article = read(page(annotation(aim=utf16)), text=text)
    assert places(article) == [(15, 22)]
    assert (article.offset_unit, article.crlf_is_one, article.bom_counts) == (
        OffsetUnit.UTF16,
        False,
        True,
    )
