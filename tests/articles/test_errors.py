from hypothesis import given
from hypothesis import strategies as st

from articles.errors import PROBLEMS, QUOTE_MISMATCH, UNREADABLE_PATH, shown


def test_codes_are_used_once():
    assert len({problem.code for problem in PROBLEMS}) == len(PROBLEMS)


def test_a_refusal_says_what_is_wrong_where_and_the_way_out():
    refusal = UNREADABLE_PATH.at("one.json", path="one.json", reason="No such file")
    assert (refusal.code, refusal.document, refusal.place) == ("UNREADABLE_PATH", "one.json", "")
    assert refusal.sentence == (
        "“one.json” cannot be read: No such file. Check the name and who may read it."
    )


def test_a_refusal_repeats_no_character_that_would_hide_or_break_something():
    words = {"start": 0, "end": 2, "found": "a\x00\n", "exact": "\u202eb\x1b[2J", "elsewhere": ""}
    refusal = QUOTE_MISMATCH.at("\udcff.json", "f\u2028", **words)
    assert (refusal.document, refusal.place) == ("\\udcff.json", "f\\u2028")
    assert "are “a\\x00\\n”, not “\\u202eb\\x1b[2J”" in refusal.sentence


@given(st.text())
def test_what_is_shown_can_always_be_printed_and_kept(words):
    assert shown(words).isprintable()
    shown(words).encode()


def test_names_and_words_in_any_script_are_shown_as_they_are():
    assert shown("الرقة “Raqqa” 😀 é") == "الرقة “Raqqa” 😀 é"
