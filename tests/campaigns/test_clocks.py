from datetime import UTC, date, datetime

import pytest

from campaigns.clocks import read_clocks
from campaigns.errors import BadClock

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_absent_clocks_mean_now():
    clocks = read_clocks({}, now=NOW)
    assert (clocks.on, clocks.known_at, clocks.is_now, clocks.pinned) == (
        date(2026, 11, 23),
        NOW,
        True,
        False,
    )
    assert clocks.query == ""


def test_both_clocks_pin_the_answer():
    clocks = read_clocks({"on": "2017-05-25", "known_at": "2017-06-01T00:00:00Z"}, now=NOW)
    assert clocks.pinned
    assert clocks.on == date(2017, 5, 25)
    assert clocks.known_at == datetime(2017, 6, 1, tzinfo=UTC)


def test_known_at_alone_asks_how_it_stood_on_that_day_too():
    assert read_clocks({"known_at": "2017-06-01T00:00:00Z"}, now=NOW).on == date(2017, 6, 1)


@pytest.mark.parametrize(
    ("asked", "looks_back"),
    [
        ({}, False),
        ({"on": "2017-05-25"}, True),
        ({"on": "2026-11-23"}, False),
        ({"known_at": "2017-06-01"}, False),
        ({"on": "2017-06-01", "known_at": "2017-06-01"}, False),
        ({"on": "2017-05-31", "known_at": "2017-06-01"}, True),
    ],
)
def test_an_answer_looks_back_where_more_is_known_than_was_on_its_day(asked, looks_back):
    assert read_clocks(asked, now=NOW).looks_back == looks_back


def test_a_permalink_asks_for_what_is_shown_now():
    clocks = read_clocks({"on": "2017-05-25"}, now=NOW)
    assert clocks.permalink_query == "on=2017-05-25&known_at=2026-11-23T12%3A00%3A00Z"


def test_a_moment_without_a_zone_is_utc_and_an_unescaped_plus_is_understood():
    assert read_clocks({"known_at": "2017-06-01"}, now=NOW).known_at == datetime(
        2017, 6, 1, tzinfo=UTC
    )
    zoned = read_clocks({"known_at": "2017-06-01T02:00:00 02:00"}, now=NOW)
    assert zoned.known_at == datetime(2017, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "yesterday"}, "“on” cannot be “yesterday”. Give a day such as 2017-05-25."),
        (
            {"known_at": "2017-06-31"},
            "“known_at” cannot be “2017-06-31”. Give a moment such as 2017-06-01T00:00:00Z.",
        ),
        (
            {"known_at": "0001-01-01T00:00:00+14:00"},
            "“known_at” cannot be “0001-01-01T00:00:00+14:00”. "
            "Give a moment such as 2017-06-01T00:00:00Z.",
        ),
        (
            {"known_at": "2027-01-01T00:00:00Z"},
            "“known_at” cannot be “2027-01-01T00:00:00Z”. Give a moment that has passed: "
            "what will be known is not known yet.",
        ),
    ],
)
def test_a_clock_that_cannot_be_read_says_what_to_give(asked, sentence):
    with pytest.raises(BadClock) as refused:
        read_clocks(asked, now=NOW)
    assert str(refused.value) == sentence
