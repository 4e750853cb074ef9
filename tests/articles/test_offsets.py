import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import anchor
from articles.annotated import Counting, Mark
from articles.enums import OffsetUnit, Quotes
from articles.offsets import agree, converter, cuts_a_letter
from tests import builders

UNTOLD = {"offset_unit": None, "crlf_is_one": None, "bom_counts": None}
FAMILY = "👩‍👩‍👧"


def anchored(text, *spans, **told):
    """An article whose file tells marks as (start, end, words), and nothing of how it counts."""
    marks = [Mark(type="Actor", start=start, end=end, exact=exact) for start, end, exact in spans]
    article = builders.article(text, *marks)
    return anchor(msgspec.structs.replace(article, **{**UNTOLD, **told}))


def found(article):
    assert article.refusals == ()
    return [(mark.start, mark.end, mark.exact) for mark in article.marks]


def counted(article):
    return article.offset_unit, article.crlf_is_one, article.bom_counts


def test_marks_behind_an_emoji_tell_that_a_file_counts_in_utf16():
    article = anchored("😀 The Guard waits.", (3, 12, "The Guard"))
    assert found(article) == [(2, 11, "The Guard")]
    assert counted(article) == ("utf16", False, True)


def test_what_the_marks_showed_is_told_in_a_note():
    counted_otherwise = anchored("\ufeff😀😀😀\r\nThe Guard waits.", (7, 16, "The Guard"))
    assert [(note.code, note.sentence) for note in counted_otherwise.notes] == [
        (
            "COUNTED",
            "The positions of the file count utf16, a line end of two characters as one, "
            "no byte order mark, and were led to code points.",
        )
    ]
    assert anchored("😀 The Guard waits.", (2, 11, "The Guard")).notes == ()
    told = {"offset_unit": OffsetUnit.UTF16}
    assert anchored("😀 The Guard waits.", (3, 12, "The Guard"), **told).notes == ()


def test_marks_behind_an_emoji_tell_that_a_file_counts_in_code_points():
    article = anchored("😀 The Guard waits.", (2, 11, "The Guard"))
    assert found(article) == [(2, 11, "The Guard")]
    assert counted(article) == ("codepoint", False, True)


def test_line_ends_that_a_file_counts_as_one_are_found_out():
    article = anchored("One.\r\nTwo.\r\nThe Guard waits.", (10, 19, "The Guard"))
    assert found(article) == [(12, 21, "The Guard")]
    assert counted(article) == ("codepoint", True, True)


def test_line_ends_that_a_file_counts_as_two_are_found_out():
    article = anchored("One.\r\nTwo.\r\nThe Guard waits.", (12, 21, "The Guard"))
    assert counted(article) == ("codepoint", False, True)


def test_of_mixed_line_ends_only_those_of_two_characters_count_as_one():
    article = anchored("One.\nTwo.\r\nThe Guard\rwaits.", (10, 19, "The Guard"))
    assert found(article) == [(11, 20, "The Guard")]


def test_words_over_a_line_end_come_out_as_the_text_has_them():
    article = anchored("The\r\nGuard waits.", (0, 9, "The\nGuard"))
    assert found(article) == [(0, 10, "The\r\nGuard")]


@pytest.mark.parametrize(("start", "counts"), [(1, True), (0, False)])
def test_a_byte_order_mark_is_counted_or_not_as_the_marks_show(start, counts):
    article = anchored("\ufeffThe Guard waits.", (start, start + 9, "The Guard"))
    assert found(article) == [(1, 10, "The Guard")]
    assert counted(article) == ("codepoint", False, counts)


def test_a_mark_that_is_wrong_does_not_outweigh_those_that_hold():
    article = anchored("😀 The Guard waits.", (3, 12, "The Guard"), (13, 18, "waits"), (0, 1, "x"))
    assert counted(article) == ("utf16", False, True)
    assert [refusal.code for refusal in article.refusals] == ["SPLIT_SURROGATE"]


def test_marks_that_could_lie_at_several_places_refuse_the_document():
    article = anchored("😀 aaa", (4, 5, "a"))
    assert article.marks == ()
    [refusal] = article.refusals
    assert (refusal.code, refusal.whole_document) == ("UNIT_AMBIGUOUS", True)
    assert refusal.sentence == (
        "The marks could lie at several places: the file does not say what it counts, and it may "
        "be “offset_unit”: “codepoint”; or “offset_unit”: “utf16”. Say which beside the fields of "
        "the article, or the unit with --offset-unit."
    )


def test_the_choice_of_line_ends_is_named_where_it_matters():
    [refusal] = anchored("\r\naaa", (2, 3, "a")).refusals
    assert "“offset_unit”: “codepoint”, “crlf_is_one”: false; or" in refusal.sentence


def test_marks_before_anything_that_is_counted_otherwise_leave_nothing_to_ask():
    assert counted(anchored("The Guard 😀", (0, 9, "The Guard"))) == ("codepoint", False, True)


def test_a_text_without_marks_leaves_nothing_to_ask():
    assert counted(anchored("The Guard 😀\r\n")) == ("codepoint", False, True)


def test_what_is_told_is_not_asked():
    assert found(anchored("😀 aaa", (4, 5, "a"), offset_unit=OffsetUnit.UTF16)) == [(3, 4, "a")]


class TestAFileThatRepeatsNoWords:
    """doccano says neither what it counts nor which words it means."""

    def test_is_refused_where_the_ways_of_counting_differ(self):
        article = anchored("😀 The Guard", (2, 5, ""), quotes=Quotes.NONE)
        assert [refusal.code for refusal in article.refusals] == ["UNIT_AMBIGUOUS"]

    def test_is_refused_where_only_graphemes_differ(self):
        article = anchored("Cafe\u0301 Guard", (5, 10, ""), quotes=Quotes.NONE)
        [refusal] = article.refusals
        assert "“codepoint”; or “offset_unit”: “grapheme”" in refusal.sentence

    def test_is_taken_where_they_do_not_differ(self):
        assert found(anchored("Café Guard", (5, 10, ""), quotes=Quotes.NONE)) == [(5, 10, "Guard")]

    def test_is_taken_as_it_is_told_to_be_counted(self):
        text = f"{FAMILY} Cafe\u0301 Guard"
        told = {"quotes": Quotes.NONE, "offset_unit": OffsetUnit.GRAPHEME}
        assert found(anchored(text, (2, 6, ""), (7, 12, ""), **told)) == [
            (6, 11, "Cafe\u0301"),
            (12, 17, "Guard"),
        ]


def test_a_border_between_a_letter_and_its_accent_is_noted():
    article = anchored("Cafe\u0301 Guard", (0, 4, "Cafe"))
    assert found(article) == [(0, 4, "Cafe")]
    [note] = article.notes
    assert (note.code, note.place) == ("CUT_LETTER", "/annotations/0")


@pytest.mark.parametrize(
    ("text", "offset", "cuts"),
    [("e\u0301", 1, True), (FAMILY, 1, True), (FAMILY, 2, True), ("ee", 1, False), ("e", 0, False)],
)
def test_what_cuts_a_letter(text, offset, cuts):
    assert cuts_a_letter(text, offset) is cuts


def test_words_with_other_white_space_are_taken_with_a_note_where_a_tool_changes_it():
    article = anchored("The\n  Guard waits.", (0, 11, "The\\nGuard"), quotes=Quotes.LOOSE)
    assert found(article) == [(0, 11, "The\n  Guard")]
    assert [note.code for note in article.notes] == ["LOOSE_QUOTE"]


@pytest.mark.parametrize("quotes", [Quotes.EXACT, Quotes.ONE_LINE, Quotes.LOOSE])
def test_other_words_never_agree(quotes):
    assert not agree("6 percent", "7 percent", Counting(crlf_is_one=True), quotes)


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


texts = st.lists(st.sampled_from(["a", "😀", "e\u0301", "\r\n", "\n", "\r", FAMILY, "م"])).map(
    "".join
)


@given(texts, texts, st.booleans(), st.booleans())
def test_counting_leads_back_to_every_place(before, after, crlf_is_one, in_utf16):
    text = before + "|" + after  # never between the two characters of a line end
    seen = before.replace("\r\n", "\n") if crlf_is_one else before
    counting = Counting(
        offset_unit=OffsetUnit.UTF16 if in_utf16 else OffsetUnit.CODEPOINT,
        crlf_is_one=crlf_is_one,
        bom_counts=True,
    )
    offset = utf16(seen) if in_utf16 else len(seen)
    assert converter(text, counting)(offset) == len(before)


def test_an_offset_beyond_what_a_file_counts_never_lies_within_the_text():
    text = "The\r\nGuard\r\n"
    counting = Counting(offset_unit=OffsetUnit.CODEPOINT, crlf_is_one=True, bom_counts=True)
    places = [converter(text, counting)(offset) for offset in (-1, 10, 11, 10**30)]
    assert places == [-1, 12, 13, 10**30 + 2]
