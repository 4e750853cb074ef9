from datetime import date

import pytest
from django.utils import timezone

from campaigns import vocabulary
from campaigns.clocks import Clocks
from campaigns.queries.asked import Asked
from campaigns.queries.contested import contested_page
from tests import builders

pytestmark = pytest.mark.django_db

MEASURES = ["territory-remaining", "fighters-remaining", "territory-cleared"]


@pytest.fixture
def state(take):
    """Two articles that give a measure of a campaign two figures for the same day."""
    vocabulary.load()

    def state(measure, *figures, campaign="mosul"):
        for figure in figures:
            text = f"The {measure} of {campaign} is {figure}."
            mark = builders.fact(
                text,
                text[:-1],
                id="f1",
                measure=measure,
                campaign=campaign,
                value={"low": figure, "high": figure, "unit": "percent"},
                stated_for="2017-05-25",
            )
            address = f"https://news.example/{campaign}/{measure}/{figure}"
            take(builders.article(text, mark, url=address))

    return state


def contested(on=date(2017, 5, 31), unreviewed=True):
    return contested_page(Asked(Clocks(timezone.now(), asked_on=on), unreviewed=unreviewed))


def test_every_measure_whose_figures_do_not_meet_is_there_by_campaign(state):
    state("territory-remaining", 6, 30)
    state("fighters-remaining", 500)
    state("territory-remaining", 12, 40, campaign="raqqa")
    page = contested()
    assert [
        (one.campaign.slug, [verdict.measure.slug for verdict in one.contested])
        for one in page.standings
    ] == [("mosul", ["territory-remaining"]), ("raqqa", ["territory-remaining"])]
    assert (page.counts.unreviewed, page.counts.sources) == (4, 4)


def test_it_is_asked_by_the_clocks_and_without_unreviewed_facts(state):
    state("territory-remaining", 6, 30)
    assert contested(on=date(2017, 5, 24)).standings == []
    assert contested(unreviewed=False).standings == []


@pytest.mark.parametrize("measures", [MEASURES[:1], MEASURES])
def test_it_costs_as_many_queries_whatever_is_contested(state, django_assert_num_queries, measures):
    for measure in measures:
        state(measure, 6, 30)
    with django_assert_num_queries(4):
        assert len(contested().verdicts) == len(measures)
