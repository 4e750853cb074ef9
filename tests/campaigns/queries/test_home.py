from datetime import date

import pytest
from django.utils import timezone

from campaigns import reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.home import RECENT, home_page
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vocabulary():
    vocabulary.load()


def page(on=date(2017, 5, 31)):
    return home_page(Asked(Clocks(timezone.now(), asked_on=on)))


def votes(*days, **said):
    text = " ".join(f"Vote {number} is set." for number in range(len(days)))
    marks = [
        builders.fact(
            text,
            f"Vote {number} is set",
            id=f"f{number}",
            measure="vote-scheduled",
            stated_for=day,
            **said,
        )
        for number, day in enumerate(days)
    ]
    return builders.article(text, *marks)


def test_every_campaign_of_the_vocabulary_stands_there_in_its_order(take):
    assert [one.campaign.slug for one in page().standings] == ["mosul", "raqqa", "stabilisation"]


def test_a_campaign_that_waits_for_a_curators_word_is_left_out(take):
    take(votes("2017-05-01", campaign="exampleville"))
    assert [one.campaign.slug for one in page().standings] == ["mosul", "raqqa", "stabilisation"]
    assert page().recent == []


def test_coming_dates_stand_the_nearest_first(take):
    take(votes("2018", "2017-09", "2017-06-01", "2017-05-30"))
    assert [fact.stated_for for fact in page().coming] == ["2017-06-01", "2017-09", "2018"]


def test_what_was_stated_last_stands_newest_first_and_has_begun(take):
    days = [f"2017-05-{day:02}" for day in range(1, RECENT + 2)]
    take(votes(*days, "2017-09"))
    assert [fact.stated_for for fact in page().recent] == days[:0:-1]


def test_the_page_says_how_far_it_reaches(take):
    assert (page().published_up_to, page().learned_at, page().newest) == (None, None, None)
    take(votes("2017-05-01"))
    assert page().published_up_to == date(2017, 5, 25)
    assert page().learned_at is not None


def test_what_came_last_into_the_ledger_stands_there_rejections_included(take, curator):
    take(votes("2017-05-01", "2017-05-02", "2017-05-03"))
    first = StatedFact.objects.open().get(stated_for="2017-05-01")
    reviewing.reject(first.fact, version=1, by=curator, why="Of another year.")
    assert [(fact.stated_for, fact.change) for fact in page().lately] == [
        ("2017-05-01", "rejected"),
        ("2017-05-03", "ingested"),
        ("2017-05-02", "ingested"),
    ]
