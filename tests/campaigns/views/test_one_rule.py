"""A fact's page, its frame and every list say by one rule whether a figure is contested."""

from datetime import date

import pytest
from django.utils import timezone

from articles.models import Article
from campaigns import retracting, reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.rivals import with_rivals
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(take):
    vocabulary.load()

    def state(figure, stated_for="2017-05-25"):
        text = f"Some say that {figure} percent of Mosul is left."
        mark = builders.fact(
            text,
            f"{figure} percent of Mosul is left",
            id="f1",
            quantity=str(figure),
            unit="percent",
            object="Mosul",
            value={"low": figure, "high": figure, "unit": "percent"},
            stated_for=stated_for,
        )
        take(builders.article(text, mark, url=f"https://news.example/{figure}"))
        return StatedFact.objects.get(quote=mark.exact)

    return state


@pytest.fixture
def six(state, curator):
    return reviewing.accept(state(6).fact, version=1, by=curator)


@pytest.fixture
def contested(client, six):
    """Whether the page of a figure, its frame and a list name what stands against it."""

    def contested(**asked):
        address = six.get_absolute_url()
        page = Page(client.get(address, asked)).words
        frame = Page(client.get(f"/embed{address}", asked)).words
        on = date.fromisoformat(asked["on"]) if "on" in asked else None
        clocks = Clocks(timezone.now(), asked_on=on)
        [told] = with_rivals([six], Asked(clocks, unreviewed="unreviewed" not in asked))
        disagreeing = page.partition("What disagrees")[2].partition("What agrees")[0]
        return (
            "30 percent of Mosul" in disagreeing,
            "Against it: 30 percent of Mosul" in frame,
            told.contested_by == 1,
        )

    return contested


def test_what_others_state_for_the_same_days_contests_a_figure_everywhere(contested, state):
    state(30)
    assert contested() == (True, True, True)


def test_what_a_publisher_took_back_contests_nothing(contested, state, curator):
    state(30)
    retracting.retract(Article.objects.get(url="https://news.example/30"), by=curator)
    assert contested() == (False, False, False)


def test_what_a_reader_has_hidden_contests_nothing(contested, state):
    state(30)
    assert contested(unreviewed="0") == (False, False, False)


def test_what_had_not_begun_on_the_day_asked_for_contests_nothing(contested, state):
    state(30, stated_for="2017-06-02")
    assert contested(on="2017-05-25") == (False, False, False)
    assert contested(on="2017-06-02") == (True, True, True)
