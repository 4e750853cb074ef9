from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.ranges import Range


def stated(low=None, high=None, low_open=False, high_open=False):
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return Range(*bounds, low_open, high_open)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (stated(6, 6), stated(6, 6), True),
        (stated(5, 7), stated(7, 9), True),
        (stated(5, 7, high_open=True), stated(7, 9), False),
        (stated(low=700, low_open=True), stated(300, 300), False),
        (stated(low=700, low_open=True), stated(700, 700), False),
        (stated(low=700), stated(700, 700), True),
        (stated(high=10, high_open=True), stated(low=5), True),
        (stated(), stated(1, 1), True),
    ],
)
def test_ranges_meet_when_some_figure_lies_in_both(one, other, meet):
    assert one.meets(other) == meet
    assert other.meets(one) == meet


@st.composite
def ranges(draw):
    low, high = sorted([draw(st.integers(0, 9)), draw(st.integers(0, 9))])
    low, high = draw(st.sampled_from([(low, high), (low, None), (None, high), (None, None)]))
    return stated(low, high, draw(st.booleans()), draw(st.booleans()))


@given(ranges(), ranges())
def test_two_ranges_meet_exactly_when_neither_lies_below_the_other(one, other):
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) == (not one.lies_below(other) and not other.lies_below(one))


@given(ranges(), ranges(), st.decimals(-1, 11, places=2))
def test_ranges_that_hold_a_figure_in_common_meet(one, other, figure):
    def holds(r):
        above = r.low is None or figure > r.low or (figure == r.low and not r.low_open)
        below = r.high is None or figure < r.high or (figure == r.high and not r.high_open)
        return above and below

    if holds(one) and holds(other):
        assert one.meets(other)
