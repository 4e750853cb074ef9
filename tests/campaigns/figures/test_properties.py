"""What holds of every text: a figure that is written down is read back, and no other ever is."""

import time
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articles.annotated import FactMark, StatedValue
from campaigns import figures
from campaigns.figures.grammar import figures_of
from campaigns.reading import value_problems
from tests.campaigns.figures.test_examples import examples

ENGLISH = figures.TABLES["en"]
ONES = [word for word, _ in sorted(ENGLISH.small.items(), key=lambda row: row[1])][:20]
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def spelled(number: int) -> str:
    """A whole number in English words."""
    for power, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= power:
            rest = f" {spelled(number % power)}" if number % power else ""
            return f"{spelled(number // power)} {word}{rest}"
    if number >= 100:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        rest = f"-{ONES[number % 10]}" if number % 10 else ""
        return f"{TENS[number // 10 - 2]}{rest}"
    return ONES[number]


def in_groups(number: int) -> str:
    return f"{number:,}"


def in_digits(number: int) -> str:
    assume(not 1900 <= number < 2100)  # a bare number that may be a year is not read
    return str(number)


numbers = st.integers(0, 10**12 - 1)
written = st.sampled_from([spelled, in_groups, in_digits])
bounds = st.sampled_from(
    [
        ("more than {}", partial(StatedValue, low_open=True), "low"),
        ("at least {}", StatedValue, "low"),
        ("fewer than {}", partial(StatedValue, high_open=True), "high"),
        ("up to {}", StatedValue, "high"),
        ("about {}", StatedValue, "both"),
        ("{}", StatedValue, "both"),
    ]
)


def read(text: str, start: int = 0, end: int | None = None, usual: str = "fighter"):
    end = len(text) if end is None else end
    mark = FactMark(start=start, end=end, exact=text[start:end], measure="m", campaign="c")
    return figures.value_of(mark, text, table=ENGLISH, usual=usual)


@given(numbers, written, bounds)
def test_a_figure_that_is_written_down_is_read_back(number, write, said):
    phrase, value, side = said
    sides = ("low", "high") if side == "both" else (side,)
    expected = value(unit="fighter", **dict.fromkeys(sides, Decimal(number)))
    assert read(f"{phrase.format(write(number))} fighters") == expected


@given(st.integers(0, 10**6), st.integers(1, 10**6), written, st.sampled_from([" to ", "–", "-"]))
def test_a_range_that_is_written_down_is_read_back(low, more, write, joining):
    assume(write is not spelled or joining == " to ")
    assume(write is not spelled or (low < 100 and low + more < 100) or min(low, low + more) >= 100)
    both = f"{write(low)}{joining}{write(low + more)} fighters"
    value = read(both)
    expected = StatedValue(low=Decimal(low), high=Decimal(low + more), unit="fighter")
    # "two to three thousand" is shared out; where it could be either, there is no value
    assert value in (expected, None) if write is spelled else value == expected


@given(st.integers(1, 10**6), st.integers(1, 10**9))
def test_a_decimal_is_read_digit_by_digit(whole, fraction):
    figure = Decimal(f"{whole}.{fraction}")
    assume(len(str(fraction)) != 3)
    unit = StatedValue(low=figure, high=figure, unit="percent")
    assert read(f"{whole}.{fraction} percent", usual="percent") == unit


PIECES = st.sampled_from(
    sorted(
        {*ENGLISH.small, *ENGLISH.powers, *ENGLISH.vague, *ENGLISH.hedges, *ENGLISH.months}
        | {" ".join(phrase) for phrase in ENGLISH.before | ENGLISH.after | ENGLISH.units}
        | {"to", "or", "and", "between", "of", "the", "fighters", "strikes", "a", "an", "from"}
        | {"5", "1,200", "7.5", "12k", "1st", "2017", "$", "£5", "5%", "500-700", "-", "–", "—"}
        | {".", ",", "(", ")", "\u202e", "\u202c", "\u200f", "٥", "½", "+", "'", "’s"}
    )
)
SOUP = st.lists(PIECES, max_size=14).map(" ".join)
STATED = [words for words, unit, told in examples("english") if unit == "fighter" and told != "-"]


@given(SOUP | st.text(max_size=60), SOUP | st.text(max_size=60), st.sampled_from(STATED))
def test_words_around_a_figure_never_make_another_of_it(before, after, words):
    text = f"{before}{words}{after}"
    value = read(text, len(before), len(before) + len(words))
    assert value in (read(words), None)


@given(SOUP | st.text(), st.sampled_from(["fighter", "percent", "mile", "usd", "item", ""]))
def test_no_text_is_too_odd_and_what_is_read_can_be_kept(text, usual):
    assume(text)
    value = read(text, usual=usual)
    assert value is None or (value.unit and list(value_problems(value, "", "")) == [])


@given(st.text(), st.sampled_from(sorted(figures.TABLES)))
def test_every_figure_stands_in_its_text(text, language):
    for figure in figures_of(text, figures.TABLES[language]):
        start, end = figure.core
        assert 0 <= figure.start <= start < end <= figure.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["1", "1,", "5-", "one ", "hundred and ", "of the ", "more than ", "a-", "(", "\u202e5\u202c "],
)
def test_a_long_text_takes_no_longer_than_its_length(piece):
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    figures_of(text, ENGLISH)
    assert time.process_time() - began < 5  # a tenth of that here; hours if it grew by the square
