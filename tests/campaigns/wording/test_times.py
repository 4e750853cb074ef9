from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from campaigns import wording
from campaigns.enums import Freshness
from campaigns.models import Measure
from campaigns.status import Verdict
from tests.campaigns.wording.a_fact import stated


def test_where_no_time_is_stated_a_list_says_when_it_was_published():
    assert wording.when_listed(stated(stated_for="2017-05")) == "May 2017"
    published = stated(published_on=date(2017, 5, 25))
    assert wording.when_listed(published) == "time not stated; published 25 May 2017"
    assert wording.when_listed(stated()) == "time not stated"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2017-05-25", "25 May 2017"),
        ("2017-05", "May 2017"),
        ("2017", "2017"),
        ("2017-09?", "September 2017, uncertain"),
        ("2016-12~", "December 2016, approximate"),
        ("2016%", "2016, uncertain and approximate"),
        ("2017-04/2017-05", "April to May 2017"),
        ("2016-12/2017-01", "December 2016 to January 2017"),
        ("2017-01-03/2017-01-07", "3 to 7 January 2017"),
        ("2017-03-28/2017-04-03", "28 March to 3 April 2017"),
        ("2016-12-28/2017-01-03", "28 December 2016 to 3 January 2017"),
        ("2016-10-17/2016-12", "17 October 2016 to December 2016"),
        ("2016/2017", "2016 to 2017"),
        ("2017-05/2017-05", "May 2017"),
        ("2015-03?/2015-04~", "March to April 2015, uncertain and approximate"),
        ("2017-05/..", "from May 2017"),
        ("2017-05/", "from May 2017"),
        ("../2017-05-25", "until 25 May 2017"),
        ("2017-05-XX", "a day in May 2017"),
        ("2017-05-XX?", "a day in May 2017, uncertain"),
        ("2017-XX-XX", "2017"),
        ("2017-XX", "2017"),
        ("201X", "2010s"),
        ("20XX", "2000 to 2099"),
        ("2017-22", "summer 2017"),
        ("2017-21/2017-24", "spring to winter 2017"),
        ("2016-12-05/2016-12", "5 December 2016 to an unnamed day of that month"),
        ("2016-12/2016-12-20", "a day in December 2016 to 20 December 2016"),
        ("2016-06/2016", "June 2016 to an unnamed day of that year"),
    ],
)
def test_a_stated_time_is_told_as_precisely_as_it_was_written(edtf, words):
    assert wording.stated_time(stated(stated_for=edtf)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "age unknown"),
        (0, "of the day"),
        (1, "1 day old"),
        (59, "59 days old"),
        (60, "2 months old"),
        (729, "24 months old"),
        (730, "2 years old"),
        (3465, "9 years old"),
    ],
)
def test_an_age_is_told_in_whole_days_months_or_years(days, words):
    assert wording.age(days) == words


@pytest.mark.parametrize(
    ("stated_for", "days", "words"),
    [
        ("2017-05-25", 150, "5 months old"),
        ("2016-10-17/2017-05-25?", 150, "5 months old"),
        ("2017-05", 150, "5 months old or more"),
        ("2016-10-17/2017-05", 150, "5 months old or more"),
        ("2017-05", 0, "within its stated time"),
        ("2016-10/..", 150, "5 months old"),
        ("", 150, "5 months old"),
        ("2017-05", None, "age unknown"),
    ],
)
def test_an_age_tells_no_more_than_the_time_it_is_counted_from(stated_for, days, words):
    fact = stated(stated_for=stated_for)
    assert wording.aged(Verdict(measure=fact.measure, headline=fact, age_days=days)) == words


@pytest.mark.parametrize(
    ("edtf", "published", "words"),
    [
        ("2017-06", None, "June 2017"),
        ("2016/2017-06?", None, "June 2017"),
        ("2016", None, "2016"),
        ("2017-05-25", None, "25 May 2017"),
        ("2017-05-25/..", date(2017, 6, 1), "1 June 2017"),
        ("2017-05-25/..", None, "from 25 May 2017"),
        ("", date(2017, 6, 1), "1 June 2017"),
        ("", None, ""),
    ],
)
def test_the_end_of_a_time_is_as_precise_as_it_was_written(edtf, published, words):
    assert wording.until_when(stated(stated_for=edtf, published_on=published)) == words


@pytest.mark.parametrize(
    ("freshness", "days", "words"),
    [
        (Freshness.STALE, 3475, "stale, 9 years old"),
        (Freshness.FRESH, 0, "fresh, of the day"),
        (Freshness.STALE, None, "stale, age unknown"),
    ],
)
def test_a_figure_is_fresh_or_stale_and_as_old_as_is_known(freshness, days, words):
    fact = stated(stated_for="2017-05-25")
    verdict = Verdict(measure=fact.measure, headline=fact, age_days=days, freshness=freshness)
    assert wording.freshness(verdict) == words


@pytest.mark.parametrize(("days", "word"), [(0, "fresh"), (1, "not restated since")])
def test_what_keeps_until_it_is_restated_is_not_called_fresh_once_it_is_old(days, word):
    verdict = Verdict(measure=Measure(), age_days=days, freshness=Freshness.FRESH)
    assert wording.how_fresh(verdict) == word


@pytest.mark.parametrize(
    ("freshness", "word"),
    [(Freshness.FRESH, "fresh at best"), (Freshness.AGEING, "ageing at best")],
)
def test_what_may_be_staler_is_called_so_only_at_best(freshness, word):
    verdict = Verdict(measure=Measure(cadence_days=7), freshness=freshness, at_best=True)
    assert wording.how_fresh(verdict) == word


def test_an_age_is_never_negative():
    with pytest.raises(ValueError, match="-1 days is no age"):
        wording.age(-1)


def test_days_and_moments_are_told_in_utc():
    assert wording.day(date(2017, 5, 5)) == "5 May 2017"
    late = datetime(2017, 6, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert wording.moment(late) == "31 May 2017, 23:30 UTC"


def test_a_form_holds_the_second_that_has_begun_so_that_nothing_drops_out():
    at = datetime(2017, 6, 1, 0, 0, 0, tzinfo=UTC)
    assert wording.field_moment(None) == ""
    assert wording.field_moment(at) == "2017-06-01T00:00:00"
    assert wording.field_moment(at + timedelta(microseconds=1)) == "2017-06-01T00:00:01"
