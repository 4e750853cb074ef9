import time
from datetime import date, timedelta

import pytest
from django.utils import timezone

from campaigns import reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.gallery import samples
from campaigns.models import Campaign, StatedFact
from campaigns.queries.campaigns import standings
from campaigns.queries.places import places_of, places_of_campaigns
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "The army took Tal Afar. It took Tall Afar again. It took Northbridge. It took the city."


@pytest.fixture
def facts(take):
    vocabulary.load()
    marks = [
        builders.fact(
            TEXT,
            quote,
            id=quote,
            measure="place-taken",
            place=place,
            stated_for=day,
            campaign="mosul",
        )
        for quote, place, day in (
            ("The army took Tal Afar", "Tal Afar", "2017-05-02"),
            ("It took Tall Afar again", "Tall Afar", "2017-05-20"),
            ("It took Northbridge", "Northbridge", "2017-05-10"),
            ("It took the city", "the city", "2017-06-20"),
        )
    ]
    take(builders.article(TEXT, *marks))
    return {fact.quote: fact for fact in StatedFact.objects.all()}


def page(on=date(2017, 5, 31), unreviewed=True):
    clocks = Clocks(timezone.now(), asked_on=on)
    campaigns = list(Campaign.objects.filter(slug="mosul"))
    return standings(campaigns, clocks=clocks, unreviewed=unreviewed)[0]


def test_a_town_stands_once_however_it_is_spelled_with_its_newest_statement_first(facts):
    first, *_ = places_of(page()).rows
    assert (first.town.names[0], first.names) == ("Tal Afar", ["Tall Afar", "Tal Afar"])
    assert [fact.quote for fact in first.facts] == [
        "It took Tall Afar again",
        "The army took Tal Afar",
    ]


def test_a_place_without_coordinates_is_a_row_and_no_point(facts):
    places = places_of(page())
    assert [row.names for row in places.rows if row.town is None] == [["Northbridge"]]
    assert [drawn.site.name for drawn in places.drawn] == ["Tal Afar"]


def test_the_campaigns_own_place_is_known_by_its_other_names_once_it_is_stated(facts):
    places = places_of(page(on=date(2017, 6, 30)))
    assert [row.town.names[0] for row in places.rows if row.town] == ["Mosul", "Tal Afar"]


def test_who_hides_what_is_unreviewed_sees_it_at_no_place(facts, curator):
    assert places_of(page(unreviewed=False)).rows == []
    fact = facts["It took Northbridge"]
    reviewing.accept(fact.fact, version=1, by=curator)
    [row] = places_of(page(unreviewed=False)).rows
    assert (row.names, row.accepted) == (["Northbridge"], True)


def test_each_campaign_stands_at_its_own_place_and_one_without_has_no_point(facts):
    clocks = Clocks(timezone.now(), asked_on=date(2017, 5, 31))
    places = places_of_campaigns(standings(list(Campaign.objects.all()), clocks=clocks))
    assert [(row.campaign.slug, bool(row.town)) for row in places.rows] == [
        ("mosul", True),
        ("raqqa", True),
        ("stabilisation", False),
    ]
    assert [row.campaign.slug for drawn in places.drawn for row in drawn.places] == [
        "mosul",
        "raqqa",
    ]


def test_a_place_of_very_many_facts_holds_each_once_and_costs_no_more_for_each():
    days = [date(2001, 1, 1) + timedelta(number) for number in range(3000)]
    told = [
        samples.fact("It took Tal Afar", samples.assessment, earliest=day, latest=day)
        for day in days
    ]
    for fact in told:
        fact.roles = [{"role": "place", "exact": name} for name in ("Tal Afar", "Tall Afar")]
    page = samples.standing(*told)
    began = time.process_time()
    [row] = places_of(page).rows
    assert time.process_time() - began < 2
    assert row.facts == told[::-1]
