from datetime import date

import pytest
from django.utils import timezone

from campaigns import vocabulary
from campaigns.clocks import Clocks
from campaigns.models import Campaign
from campaigns.queries.campaigns import standings
from campaigns.queries.shifting import shifts_of
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(take):
    """An article that gives what remains of Mosul, in percent, for a day."""
    vocabulary.load()

    def state(percent, day):
        text = f"On {day} {percent} percent of Mosul remain."
        value = {"low": percent, "high": percent, "unit": "percent"}
        words = {"object": "Mosul", "value": value, "stated_for": day, "id": "f1"}
        mark = builders.fact(text, text[:-1], measure="territory-remaining", **words)
        take(builders.article(text, mark, url=f"https://news.example/{day}/{percent}"))

    return state


def shifts(first, second):
    clocks = Clocks(timezone.now(), asked_on=date.fromisoformat(second))
    stands = standings(Campaign.objects.filter(slug="mosul"), clocks=clocks)
    stood = [one.stood_on(date.fromisoformat(first)) for one in stands]
    return [
        (
            shift.after.measure.slug,
            shift.before and int(shift.before.headline.low),
            int(shift.after.headline.low),
            shift.newly_contested,
            shift.no_longer_contested,
        )
        for shift in shifts_of(stood, stands)
    ]


def test_a_measure_has_moved_where_another_statement_stands_first(state):
    state(12, "2017-05-01")
    state(6, "2017-05-25")
    assert shifts("2017-05-02", "2017-05-31") == [("territory-remaining", 12, 6, False, False)]


def test_a_measure_that_was_not_stated_by_the_first_day_has_nothing_before(state):
    state(6, "2017-05-25")
    assert shifts("2017-05-01", "2017-05-31") == [("territory-remaining", None, 6, False, False)]


def test_nothing_has_moved_while_the_same_statement_stands_first(state):
    state(6, "2017-05-01")
    assert shifts("2017-05-02", "2017-05-31") == []


def test_a_rival_that_comes_or_goes_moves_a_measure(state):
    state(6, "2017-05-20")
    state(30, "2017-05-19")
    state(4, "2017-06-25")
    assert shifts("2017-05-19", "2017-05-21") == [("territory-remaining", 30, 6, True, False)]
    assert shifts("2017-05-21", "2017-06-30") == [("territory-remaining", 6, 4, False, True)]
