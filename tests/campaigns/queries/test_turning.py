from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaigns.models import StatedFact
from campaigns.queries.turning import Turns, turns_of

DAY = date(2017, 5, 25)
days = st.dates(DAY - timedelta(days=5), DAY + timedelta(days=5))


def about(*days):
    return [StatedFact(earliest=day, latest=day) for day in days]


def test_a_page_turns_at_the_nearest_days_before_and_after():
    facts = about(date(2017, 5, 1), date(2017, 5, 20), DAY, date(2017, 6, 1), date(2017, 7, 1))
    assert turns_of(facts, DAY) == Turns(date(2017, 5, 20), date(2017, 6, 1))


def test_what_names_no_day_turns_nothing():
    assert turns_of(about(None), DAY) == Turns(None, None)


@given(st.lists(days), days)
def test_going_back_from_the_next_change_never_skips_one(stated, on):
    facts = about(*stated)
    after = turns_of(facts, on).after
    if after is not None:
        back = turns_of(facts, after).before
        assert back == max((day for day in stated if day <= on), default=None)
