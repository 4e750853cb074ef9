import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import MOST_SEARCHES, anchor
from articles.annotated import FactMark, Mark, RoleSpan
from articles.enums import OffsetUnit
from tests import builders

TEXT = "The Guard 😀 holds 12 streets. The Guard waits."


def mark(start, end, exact, **said):
    return Mark(**{"type": "Actor", "start": start, "end": end, "exact": exact, **said})


def anchored(*marks, text=TEXT, unit=OffsetUnit.CODEPOINT, **header):
    article = builders.article(text, *marks, **header)
    return anchor(msgspec.structs.replace(article, offset_unit=unit))


def refusals(*marks, **said):
    return [(refusal.code, refusal.place) for refusal in anchored(*marks, **said).refusals]


def utf16(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_a_mark_whose_words_stand_at_its_place_is_taken_as_it_is():
    guard = mark(0, 9, "The Guard", id="n1", extra={"note": "kept"})
    article = anchored(guard)
    assert (article.marks, article.refusals) == ((guard,), ())


def test_offsets_counted_in_utf16_come_out_in_code_points():
    [found] = anchored(mark(13, 29, "holds 12 streets"), unit=OffsetUnit.UTF16).marks
    assert (found.start, found.end) == (12, 28)


def test_the_roles_of_a_fact_are_converted_too():
    fact = FactMark(
        start=13,
        end=29,
        exact="holds 12 streets",
        measure="streets-held",
        campaign="exampleville",
        roles=(RoleSpan(role="quantity", start=19, end=21, exact="12"),),
    )
    [found] = anchored(fact, unit=OffsetUnit.UTF16).marks
    assert [(role.start, role.end, role.exact) for role in found.roles] == [(18, 20, "12")]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (mark(3, 3, ""), "EMPTY_SPAN"),
        (mark(9, 0, "The Guard"), "BAD_OFFSET"),
        (mark(-9, 3, "The"), "BAD_OFFSET"),
        (mark(0, 900, "The Guard"), "BAD_OFFSET"),
        (mark(0, 10**30, "The Guard"), "BAD_OFFSET"),
        (mark(0, 9, "The guard"), "QUOTE_MISMATCH"),
        (mark(0, 9, "The\ud83dGuar"), "QUOTE_MISMATCH"),
        (mark(0, 9, "The Guard", type=""), "BAD_MARK"),
        (mark(0, 9, "The Guard", type="A" * 81), "BAD_MARK"),
        (mark(0, 9, "The Guard", extra={"note": "\x00"}), "BAD_MARK"),
        (mark(0, 9, "The Guard", extra={"note": "\ud83d"}), "BAD_MARK"),
    ],
)
def test_a_mark_that_does_not_hold_is_refused_alone(wrong, code):
    good = mark(0, 9, "The Guard")
    article = anchored(good, wrong)
    assert [(one.code, one.place) for one in article.refusals] == [(code, "/annotations/1")]
    assert article.marks == (good,)


def test_what_looks_like_an_escaped_nul_but_is_none_is_kept():
    assert refusals(mark(0, 9, "The Guard", extra={"note": "\\u0000"})) == []


@pytest.mark.parametrize(("start", "end"), [(11, 12), (10, 11)])
def test_an_offset_inside_a_surrogate_pair_is_refused(start, end):
    split = refusals(mark(start, end, "😀"), unit=OffsetUnit.UTF16)
    assert split == [("SPLIT_SURROGATE", "/annotations/0")]


@pytest.mark.parametrize("offset", [-1, 900])
def test_an_offset_beyond_the_text_is_no_split_character(offset):
    start, end = min(0, offset), max(3, offset)
    assert refusals(mark(start, end, "The"), unit=OffsetUnit.UTF16) == [
        ("BAD_OFFSET", "/annotations/0")
    ]


def test_a_border_inside_a_letter_with_its_accent_is_taken():
    assert refusals(mark(0, 1, "e"), text="e\u0301tat") == []


def test_words_that_moved_are_never_attached_to_a_look_alike():
    [refusal] = anchored(mark(12, 21, "The Guard", id="n7")).refusals
    assert (refusal.code, refusal.place) == ("QUOTE_MISMATCH", "n7")
    assert refusal.sentence == (
        "The words at 12 to 21 are “holds 12 ”, not “The Guard”. Mark the words again in this text."
    )


def test_a_quote_that_stands_once_elsewhere_is_pointed_to():
    [refusal] = anchored(mark(0, 5, "waits")).refusals
    assert refusal.sentence == (
        "The words at 0 to 5 are “The G”, not “waits”; those stand once, at 40. "
        "Mark the words again in this text."
    )


def test_a_document_whose_marks_are_all_wrong_is_not_searched_for_each_of_them():
    wrong = [mark(0, 5, "waits", id=f"n{number}") for number in range(MOST_SEARCHES + 1)]
    *searched, last = anchored(*wrong).refusals
    assert all("those stand once" in refusal.sentence for refusal in searched)
    assert "those stand once" not in last.sentence


def test_a_role_that_does_not_hold_refuses_its_fact_and_says_which():
    fact = builders.fact(TEXT, "holds 12 streets", id="f1", quantity="12")
    wrong = msgspec.structs.replace(fact.roles[0], exact="13")
    assert refusals(msgspec.structs.replace(fact, roles=(wrong,))) == [
        ("QUOTE_MISMATCH", "f1/roles/0")
    ]


@pytest.mark.parametrize(
    ("text", "header", "code"),
    [
        ("A \x00 B", {}, "NUL_IN_TEXT"),
        ("A \ud83d B", {}, "LONE_SURROGATE"),
        ("A B", {"title": "A\x00"}, "NUL_IN_TEXT"),
        ("A B", {"author": "\udcff"}, "LONE_SURROGATE"),
    ],
)
def test_a_text_that_no_database_can_hold_refuses_the_document(text, header, code):
    article = anchored(mark(0, 1, "A"), text=text, **header)
    assert [(one.code, one.whole_document) for one in article.refusals] == [(code, True)]
    assert article.marks == ()


@st.composite
def marked_texts(draw):
    """A text with marks of any kind in it, most of them right, and the unit they are counted in."""
    text = draw(st.text(st.sampled_from("ab 😀é\u0301\r\n\u200f"), min_size=1, max_size=30))
    unit = draw(st.sampled_from(OffsetUnit))
    offsets = st.integers(-2, len(text) + 2)
    marks = []
    for start, end, lies in draw(st.lists(st.tuples(offsets, offsets, st.booleans()), max_size=6)):
        exact = text[start:end] if 0 <= start <= end else ""
        if unit == OffsetUnit.UTF16 and 0 <= start <= end <= len(text):
            start, end = utf16(text[:start]), utf16(text[:end])
        marks.append(mark(start, end + lies, exact))
    return text, unit, marks


@given(marked_texts())
def test_whatever_is_marked_comes_out_at_its_place_or_is_refused(marked):
    text, unit, marks = marked
    article = anchored(*marks, text=text, unit=unit)
    assert len(article.marks) + len(article.refusals) == len(marks)
    assert [text[one.start : one.end] for one in article.marks] == [m.exact for m in article.marks]
    assert all(one.exact for one in article.marks)


@given(st.text(max_size=20), st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_utf16_offsets_lead_back_to_the_words_they_were_counted_for(before, words, after):
    text = before + words + after
    counted = mark(utf16(before), utf16(before + words), words)
    if "\x00" in text:
        assert refusals(counted, text=text, unit=OffsetUnit.UTF16) == [("NUL_IN_TEXT", "")]
        return
    [found] = anchored(counted, text=text, unit=OffsetUnit.UTF16).marks
    assert (found.start, found.end) == (len(before), len(before + words))
