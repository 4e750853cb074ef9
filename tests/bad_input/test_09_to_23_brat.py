"""Cases 9 to 23: brat's files, with the line ends, ids and offsets that they are found with."""

import pytest

from tests.bad_input.reading import brat, codes, marked, native, noted, read, refused

TEXT = "The Guard waits for 6 days."
GUARD = "T1\tActor 0 9\tThe Guard"


def test_09_a_line_end_of_two_characters_that_is_counted_as_two():
    assert marked("brat-crlf-counted-as-two.ann") == [["The Guard"]]


def test_10_a_line_end_of_two_characters_that_is_counted_as_one():
    assert marked("brat-crlf-counted-as-one.ann") == [["The Guard"]]
    [article] = read("brat-crlf-counted-as-one.ann")
    assert article.crlf_is_one is True


def test_11_mixed_line_ends_in_the_text_and_others_in_the_marks():
    assert marked("brat-mixed-line-ends.ann") == [["The Guard"]]


@pytest.mark.parametrize(
    ("name", "counts"),
    [("brat-byte-order-mark-counted.ann", True), ("brat-byte-order-mark-not-counted.ann", False)],
)
def test_12_a_byte_order_mark_that_is_counted_or_not_is_right_and_recorded(name, counts):
    [article] = read(name)
    assert ([mark.exact for mark in article.marks], article.bom_counts) == (["The Guard"], counts)


def test_13_a_byte_order_mark_before_marks_or_lines_is_accepted():
    assert marked(brat(TEXT, f"\ufeff{GUARD}")) == [["The Guard"]]
    line = native(TEXT, ending=".jsonl").parts[".jsonl"]
    [article] = read(type(brat(TEXT))("one.jsonl", {".jsonl": b"\xef\xbb\xbf" + line}))
    assert article.text == TEXT


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\u0085", "\x0b", "\x0c"])
def test_14_a_character_that_only_looks_like_a_line_end_splits_no_record(odd):
    text = f"The{odd}Guard waits."
    assert marked(brat(text, f"T1\tActor 0 9\tThe{odd}Guard")) == [[f"The{odd}Guard"]]
    [article] = read(native(text, ending=".jsonl"))
    assert article.text == text


def test_15_a_newline_inside_a_record_is_refused_with_its_line_unless_lenient():
    broken = brat("The\nGuard waits.", "T1\tActor 0 9\tThe", "Guard", "T2\tActor 4 9\tGuard")
    assert refused(broken) == [("BAD_LINE", ".ann line 2")]
    assert marked(broken) == ["BAD_LINE"]
    assert marked(broken, lenient=True) == [["Guard"]]
    assert ("BAD_LINE", ".ann line 2") in refused(broken, lenient=True)


def test_16_pieces_out_of_order_are_sorted_with_a_warning():
    unsorted = brat(TEXT, "T1\tActor 20 26;4 9\tGuard 6 days")
    assert marked(unsorted) == [["Guard waits for 6 days"]]
    assert noted(unsorted) == ["PIECES_SORTED"]


def test_17_pieces_that_overlap_are_refused_and_pieces_that_touch_are_one():
    assert codes(brat(TEXT, "T1\tActor 0 9;4 15\tThe Guard Guard waits")) == ["BAD_MARK"]
    assert marked(brat(TEXT, "T1\tActor 0 4;4 9\tThe Guard")) == [["The Guard"]]
    assert marked(brat(TEXT, "T1\tActor 0 4;4 9\tThe  Guard")) == [["The Guard"]]


def test_18_pieces_of_two_lines_are_one_quote_with_the_line_end_inside():
    assert marked(brat("The\nGuard waits.", "T1\tActor 0 3;4 9\tThe Guard")) == [["The\nGuard"]]


def test_19_an_id_that_is_used_twice_is_refused_with_both_lines():
    [article] = read(brat(TEXT, GUARD, "T1\tDate 20 26\t6 days"))
    [refusal] = article.refusals
    assert (refusal.code, refusal.place) == ("DUPLICATE_ID", ".ann line 2")
    assert "line 1" in refusal.sentence


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("E1\tStatedFact:T9", "BAD_MARK"),
        ("E1\tOther:T1 Of:T9", None),
        ("R1\tPartOf Arg1:T1 Arg2:T9", "MISSING_ID"),
        ("A1\tMeasure E9 strikes", "MISSING_ID"),
        ("R1\tPartOf Arg1:T1 Arg2:T1", "BAD_MARK"),
    ],
)
def test_20_a_record_that_points_nowhere_or_to_itself_is_refused_alone(line, code):
    document = brat(TEXT, GUARD, line)
    assert marked(document) == [["The Guard"]]
    assert codes(document) == ([code] if code else [])


def test_20_events_in_a_circle_are_refused_and_crash_nothing():
    lines = [GUARD, "T2\tStatedFact 10 15\twaits"]
    for one, other in (("E1", "E2"), ("E2", "E1")):
        lines.append(f"{one}\tStatedFact:T2 Object:{other}")
        lines += [f"A{one[1]}\tMeasure {one} strikes", f"A{one[1]}0\tCampaign {one} mosul"]
    circle = brat(TEXT, *lines)
    assert (marked(circle), codes(circle)) == ([["The Guard"]], ["BAD_MARK", "BAD_MARK"])


@pytest.mark.parametrize("line", ["T1\tActor 3 3\t", "T1\tActor 3 3"])
def test_21_an_empty_span_is_refused(line):
    assert codes(brat(TEXT, line)) == ["EMPTY_SPAN"]


@pytest.mark.parametrize(
    "places",
    ["9 0", "-1 9", "0 900", "0 1e3", "0 0_1", "0 ٣", f"0 {10**30}", "0", "0 9 12", "x y"],
)
def test_22_an_offset_that_is_none_is_refused(places):
    assert codes(brat(TEXT, f"T1\tActor {places}\tThe Guard")) == ["BAD_OFFSET"]


def test_23_marks_that_are_not_brat_s_and_files_that_are_missing_or_empty_are_named():
    assert codes(brat(TEXT, "QUOTE\t0\t9\tThe Guard\tnarrator")) == ["BAD_LINE"]
    assert codes(brat(TEXT, GUARD, **{".txt": None})) == ["MISSING_PART"]
    assert codes(brat(TEXT, **{".ann": None})) == ["MISSING_PART"]
    assert (marked(brat(TEXT)), codes(brat(TEXT))) == ([[]], [])
