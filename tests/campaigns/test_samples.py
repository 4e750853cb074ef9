"""The digests that ship, taken in: what a new installation has to show, and in whose words."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction

from actors import register
from actors.matching import resolve
from articles.deliveries import open_paths
from articles.enums import MarkType
from articles.models import Article, Mark
from campaigns import vocabulary
from campaigns.clocks import Clocks
from campaigns.enums import Part
from campaigns.importing import take
from campaigns.models import Campaign, Measure, StatedFact, Unit
from campaigns.queries.campaigns import standing
from campaigns.wording import as_stated, stated_time

FOLDER = Path(__file__).parents[2] / "articles" / "samples"


@pytest.fixture(scope="module")
def taken(migrated, django_db_blocker):
    """The samples taken, once for all tests here, beside the shipped vocabulary and register."""
    with django_db_blocker.unblock(), transaction.atomic():
        vocabulary.load()
        register.load()
        yield take_samples()
        transaction.set_rollback(True)


def take_samples():
    return take(open_paths([FOLDER]), name="samples")


def verdict(campaign, measure, on):
    verdicts = status(campaign, on).verdicts
    [found] = [one for one in verdicts if one.measure.slug == measure]
    return found


def status(campaign, on):
    clocks = Clocks(now=datetime.now(UTC), asked_on=on)
    return standing(Campaign.objects.get(slug=campaign), clocks=clocks).status


def rows():
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_every_one_is_taken_whole(taken):
    assert taken.refusals == []
    assert taken.articles == len(list(FOLDER.glob("*.json"))) == Article.objects.count()
    assert taken.facts.new == StatedFact.objects.open().count()


def test_they_name_nothing_that_the_vocabulary_lacks(taken):
    proposed = [model.objects.filter(proposed=True) for model in (Campaign, Measure, Unit)]
    assert [list(entries) for entries in proposed] == [[], [], []]


def test_taken_again_they_write_not_one_row(taken):
    before = rows()
    again = take_samples()
    assert (again.facts.unchanged, again.facts.new) == (taken.facts.new, 0)
    assert rows() == before


def test_every_speaker_who_has_a_name_is_known(taken):
    speakers = {
        role["exact"] for fact in StatedFact.objects.open() for role in fact.written(Part.SPEAKER)
    }
    assert {name for name, actor in resolve(speakers).items() if actor is None} == {
        "Commanders",
        "commanders",
        "U.S. officials",
    }


def test_every_marked_actor_that_has_a_name_is_known(taken):
    marked = set(Mark.objects.filter(type=MarkType.ACTOR).values_list("exact", flat=True))
    assert {name for name, actor in resolve(marked).items() if actor is None} == {
        "Commanders",
        "commanders",
        "U.S. officials",
        "Scott C. Dayton",
    }


def test_mosul_on_the_day_of_the_column_has_six_percent_remaining(taken):
    remaining = verdict("mosul", "territory-remaining", date(2017, 5, 25))
    assert as_stated(remaining.headline) == "only about 6 percent"
    assert [role["exact"].lower() for role in remaining.headline.written(Part.SPEAKER)] == [
        "commanders"
    ]
    fighters = verdict("mosul", "fighters-remaining", date(2017, 5, 25))
    assert as_stated(fighters.headline) == "500 to 700 fighters"


def test_two_digests_of_one_column_are_one_source(taken):
    remaining = verdict("mosul", "territory-remaining", date(2017, 5, 25))
    assert len(remaining.agreeing) == 1
    assert remaining.independent_sources == 1


def test_at_the_end_of_2016_fifteen_to_twenty_percent_of_mosul_is_cleared(taken):
    cleared = verdict("mosul", "territory-cleared", date(2016, 12, 31))
    assert as_stated(cleared.headline) == "15 to 20 percent"


def test_the_area_taken_around_raqqa_is_contested(taken):
    area = verdict("raqqa", "territory-taken", date(2016, 12, 31))
    assert {as_stated(fact) for fact in [area.headline, *area.rivals]} == {
        "more than 700 square miles",
        "about 300 square miles",
    }
    contested = [
        (slug, one.measure.slug)
        for slug in ("mosul", "raqqa", "stabilisation")
        for on in (date(2016, 12, 31), date(2017, 1, 31), date(2017, 5, 25))
        for one in status(slug, on).verdicts
        if one.contested
    ]
    assert set(contested) == {("raqqa", "territory-taken")}


def test_raqqa_is_less_than_ten_miles_away_by_an_open_bound(taken):
    distance = verdict("raqqa", "distance-to-city", date(2017, 5, 25)).headline
    assert as_stated(distance) == "less than 10 miles"
    assert (distance.low, distance.high_open) == (None, True)


@pytest.mark.parametrize(("campaign", "counts"), [("mosul", [5, 7, 3]), ("raqqa", [15, 12, 5])])
def test_strikes_near_both_cities_are_a_series_of_days(taken, campaign, counts):
    days = [date(2017, 1, day) for day in (8, 9, 10)]
    assert [verdict(campaign, "strikes", on).headline.low for on in days] == counts


def test_two_votes_are_to_come(taken):
    coming = status("stabilisation", date(2017, 5, 25)).coming
    assert [(fact.measure.slug, fact.stated_for) for fact in coming] == [
        ("vote-scheduled", "2017-09?"),
        ("vote-scheduled", "2017-09"),
    ]


def test_every_figure_is_assembled_from_its_quote(taken):
    """Where words of the quote are marked as the quantity, no bound has to be spelled out."""
    told = {
        as_stated(fact): fact.quote
        for fact in StatedFact.objects.open()
        if fact.written(Part.QUANTITY)
    }
    assert {words: quote for words, quote in told.items() if words not in quote} == {}
    assert {words for words in told if not words.split()[-1].isalpha()} == set()


@pytest.mark.parametrize(
    ("quote", "modality"),
    [
        ("CENTCOM expects his death to weaken the defence of Raqqa", "speculative"),
        ("he expects, will make Washington and its allies press harder", "speculative"),
        ("He sees the Islamic State as nearly destroyed on the ground", "estimated"),
        ("depend on the Kurdish-led coalition or send thousands of American", "speculative"),
        ("expects the strikes to deny their enemy a refuge", "speculative"),
        ("are expected to win local backing", "speculative"),
        ("means to go on helping the Government of Iraq", "planned"),
    ],
)
def test_what_is_expected_or_one_of_two_ways_is_marked_so_with_its_verb(taken, quote, modality):
    assert StatedFact.objects.open().get(quote__contains=quote).modality == modality


def test_what_was_counted_on_one_day_is_not_told_of_a_whole_month(taken):
    told = {
        as_stated(fact): stated_time(fact)
        for fact in StatedFact.objects.open().filter(stated_for="2016-12-XX")
    }
    assert told == dict.fromkeys(
        ["five strikes", "101 munitions", "13 supply routes", "four strikes", "24 munitions"],
        "a day in December 2016",
    )


def test_who_ruled_mosul_before_the_operation_is_not_told_of_december(taken):
    ruled = StatedFact.objects.open().get(quote__contains="ruled Mosul")
    assert stated_time(ruled) == "2014 to October 2016, approximate"
