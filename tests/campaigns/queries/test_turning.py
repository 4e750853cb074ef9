from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Revision
from campaigns import reviewing
from campaigns.clocks import Clocks
from campaigns.enums import Kind
from campaigns.models import Measure, StatedFact
from campaigns.queries.turning import MOST_STOPS, Scale, days_of, moments_in, turns_of
from tests.campaigns.an_article import two_facts

DAY = date(2017, 5, 25)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
days = st.dates(DAY - timedelta(days=5), DAY + timedelta(days=5))
moments = st.integers(-600, 600).map(lambda seconds: NOON + timedelta(seconds=seconds))


def about(*days):
    vote = Measure(kind=Kind.EVENT)
    return [StatedFact(measure=vote, earliest=day, latest=day) for day in days]


def test_a_page_turns_at_the_nearest_days_before_and_after():
    stated = [date(2017, 5, 1), date(2017, 5, 20), DAY, date(2017, 6, 1), date(2017, 7, 1)]
    assert days_of(about(*stated), DAY) == Scale(stated, date(2017, 5, 20), date(2017, 6, 1))


def test_what_names_no_day_turns_the_page_of_the_day_on_which_it_was_taken_in():
    [fact] = about(None)
    fact.revision = Revision(recorded_at=NOON)
    assert days_of([fact], DAY) == Scale([NOON.date()], None, NOON.date())


@given(st.lists(days), days)
def test_going_back_from_the_next_change_never_skips_one(stated, on):
    facts = about(*stated)
    after = days_of(facts, on).after
    if after is not None:
        back = days_of(facts, after).before
        assert back == max((day for day in stated if day <= on), default=None)


def test_no_more_stops_are_told_than_a_slider_can_tell_apart():
    stated = [DAY + timedelta(days=number) for number in range(-400, 400)]
    stops = days_of(about(*stated), DAY).stops
    assert (stops[0], stops[-1]) == (
        DAY - timedelta(days=MOST_STOPS),
        DAY + timedelta(days=MOST_STOPS),
    )


def test_what_a_delivery_brings_within_a_minute_is_one_change():
    first, second = NOON, NOON + timedelta(seconds=20)
    later = NOON + timedelta(minutes=3)
    assert moments_in([later, second, first], later) == Scale([second, later], second, None)


def test_the_change_that_is_shown_is_neither_before_nor_after_itself():
    changes = [NOON, NOON + timedelta(minutes=2), NOON + timedelta(minutes=4)]
    between = NOON + timedelta(minutes=3)
    assert moments_in(changes, between) == Scale(changes, changes[0], changes[2])
    assert moments_in(changes, changes[0]) == Scale(changes, None, changes[1])


@given(st.lists(moments, min_size=1), moments)
def test_every_stop_is_reached_by_going_back_from_the_end(recorded, known_at):
    stops = moments_in(recorded, known_at).stops
    reached, at = [stops[-1]], stops[-1]
    while at := moments_in(recorded, at).before:
        reached.append(at)
    assert reached[::-1] == stops


@pytest.mark.django_db
def test_a_decision_is_a_change_of_what_we_knew(take, curator):
    take(two_facts("https://news.example/a"))
    taken = StatedFact.objects.all()[0]
    reviewing.accept(taken.fact, version=1, by=curator)
    accepted = StatedFact.objects.get(fact=taken.fact, version=2)
    clocks = Clocks(now=accepted.recorded_at)
    turns = turns_of(clocks, versions=StatedFact.objects.all())
    assert turns.on == Scale()
    assert turns.known_at.stops[-1] == accepted.recorded_at
