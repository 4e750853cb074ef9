from datetime import UTC, date, datetime

import pytest

from campaigns.errors import Unreadable
from campaigns.queries.asked import read_asked

pytestmark = pytest.mark.django_db  # it asks how far the ledger reaches

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def read(**given):
    return read_asked(given, now=NOW)


@pytest.mark.parametrize(
    ("given", "unreviewed"),
    [
        ({}, True),
        ({"unreviewed": ""}, True),
        ({"unreviewed": "1"}, True),
        ({"unreviewed": "True"}, True),
        ({"unreviewed": "0"}, False),
        ({"unreviewed": "FALSE"}, False),
    ],
)
def test_unreviewed_facts_are_shown_unless_they_are_hidden(given, unreviewed):
    assert read(**given).unreviewed == unreviewed


@pytest.mark.parametrize("given", ["no", "maybe", "2"])
def test_what_is_neither_true_nor_false_is_no_question(given):
    with pytest.raises(Unreadable) as refused:
        read(unreviewed=given)
    assert str(refused.value) == f"“unreviewed” cannot be “{given}”. Give true or false."


def test_every_link_hands_on_what_was_asked():
    asked = read(on="2017-05-25", unreviewed="0")
    assert asked.query == "on=2017-05-25&unreviewed=0"
    assert asked.other_query == "on=2017-05-25"
    assert asked.now_query == "unreviewed=0"
    assert asked.on_query(date(2017, 5, 1)) == "on=2017-05-01&unreviewed=0"
    assert asked.permalink_query == ("on=2017-05-25&known_at=2026-11-23T00%3A00%3A00Z&unreviewed=0")


def test_a_day_keeps_the_moment_that_was_asked():
    asked = read(known_at="2017-06-01T00:00:00Z")
    assert asked.on_query(date(2017, 5, 1)) == ("on=2017-05-01&known_at=2017-06-01T00%3A00%3A00Z")


def test_a_reader_who_asked_nothing_has_no_query():
    assert (read().query, read().now_query, read().other_query) == ("", "", "unreviewed=0")


@pytest.mark.parametrize(
    ("given", "newest", "long_ago"),
    [
        ({}, date(2017, 5, 25), True),
        ({}, date(2026, 11, 1), False),
        ({}, None, False),
        ({"on": "2026-11-01"}, date(2017, 5, 25), False),
        ({"known_at": "2017-06-01"}, date(2017, 5, 25), False),
    ],
)
def test_a_reader_of_today_is_offered_the_day_of_old_figures(given, newest, long_ago):
    assert read(**given).long_ago(newest) == long_ago
