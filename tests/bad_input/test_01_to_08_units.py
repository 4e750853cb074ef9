"""Cases 1 to 8: what a file counts in, and characters that no count should cut."""

import pytest

from articles.enums import OffsetUnit
from tests.bad_input.reading import (
    annotation,
    codes,
    doccano,
    mark,
    marked,
    native,
    noted,
    position,
    quote,
    read,
    refused,
    w3c,
)

FAMILY = "👩‍👩‍👧 Cafe\u0301 owners wait."


def test_01_an_emoji_before_the_span_tells_that_an_old_label_studio_counts_utf16():
    old, _ = read("label-studio-utf16-and-code-points.json")
    assert old.offset_unit == OffsetUnit.UTF16
    assert old.marks[0].exact == "about 6 percent of Exampleville remains"


def test_02_a_new_label_studio_counts_code_points_and_both_may_be_in_one_project():
    articles = read("label-studio-utf16-and-code-points.json")
    assert [one.offset_unit for one in articles] == [OffsetUnit.UTF16, OffsetUnit.CODEPOINT]
    assert len({one.marks[0].exact for one in articles}) == 1
    assert [one.refusals for one in articles] == [(), ()]


def test_03_doccano_with_an_emoji_and_no_unit_is_refused_with_the_choices():
    ambiguous, neighbour = read("doccano-emoji.jsonl")
    [refusal] = ambiguous.refusals
    assert refusal.code == "UNIT_AMBIGUOUS"
    assert {"codepoint", "utf16"} <= {*refusal.sentence.replace("”", "“").split("“")}
    assert neighbour.marks[0].exact == "The Guard"


def test_04_graphemes_of_doccano_are_right_when_told_and_refused_otherwise():
    told = marked("doccano-graphemes.jsonl", offset_unit=OffsetUnit.GRAPHEME)
    assert told == [["Cafe\u0301", "Guard"]]
    assert codes("doccano-graphemes.jsonl") == ["UNIT_AMBIGUOUS"]
    told = doccano(FAMILY, [2, 6, "Place"], offset_unit="grapheme")
    assert marked(told) == [["Cafe\u0301"]]
    assert codes(doccano(FAMILY, [2, 6, "Place"])) == ["UNIT_AMBIGUOUS"]


@pytest.mark.parametrize(("start", "end"), [(0, 1), (1, 3)])
def test_05_a_border_inside_a_surrogate_pair_is_refused(start, end):
    inside = native("😀 waits", mark(start, end, "😀"), offset_unit="utf16")
    assert refused(inside) == [("SPLIT_SURROGATE", "/annotations/0")]


@pytest.mark.parametrize(("start", "end"), [(0, 4), (4, 6)])
def test_06_a_border_inside_a_grapheme_is_accepted_with_a_warning(start, end):
    text = "Cafe\u0301 owners"
    document = native(text, mark(start, end, text[start:end]))
    assert (marked(document), noted(document)) == ([[text[start:end]]], ["CUT_LETTER"])


def test_07_half_a_character_is_passed_over_beside_a_quote_and_refused_in_it():
    text = "6 percent of 😀 it, 6 percent off."
    beside = w3c(text, annotation(quote("6 percent", suffix=" of \ud83d"), id="urn:x:a"))
    assert (marked(beside), codes(beside)) == ([["6 percent"]], [])
    assert noted(beside) == ["HALF_CONTEXT"]
    within = w3c(text, annotation(quote("6 percent \ud83d"), position(0, 11), id="urn:x:a"))
    assert (marked(within), codes(within)) == ([[]], ["QUOTE_NOT_FOUND"])
    assert codes(native("half \ud83d", mark(0, 4, "half"))) == ["LONE_SURROGATE"]


def test_08_a_nul_in_the_text_is_refused():
    assert codes(native("a\x00b", mark(0, 1, "a"))) == ["NUL_IN_TEXT"]
