from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from campaigns import reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.changes import BEGINNING, changes_page, steps, together
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "Vote one is set. Vote two is set. Vote three is set."
QUOTES = TEXT.removesuffix(".").split(". ")


@pytest.fixture
def votes(take):
    """Three facts of one delivery, taken in at one moment."""
    vocabulary.load()
    marks = [builders.fact(TEXT, quote, measure="vote-scheduled") for quote in QUOTES]
    with time_machine.travel(datetime(2017, 6, 1, 9, 30, tzinfo=UTC)):
        take(builders.article(TEXT, *marks))
    return [StatedFact.objects.get(quote=quote) for quote in QUOTES]


def told():
    page = changes_page(Asked(Clocks(timezone.now())), since=BEGINNING, campaign=None)
    return [[one.fact.quote for one in step.changes] for step in steps(page.changes)]


def test_what_one_import_brought_at_one_moment_stands_together(votes):
    assert told() == [QUOTES[::-1]]


def test_each_hand_and_each_decision_stands_apart(votes, curator, other_curator):
    one, two, three = votes
    with time_machine.travel(datetime(2017, 6, 2, 12, tzinfo=UTC)):
        reviewing.accept(one.fact, version=1, by=curator)
        reviewing.accept(two.fact, version=1, by=other_curator)
        reviewing.reject(three.fact, version=1, by=other_curator)
    assert told() == [[three.quote], [two.quote], [one.quote]]


def test_the_minute_that_is_told_is_the_moment(votes, curator):
    for second, fact in zip((1, 59), votes, strict=False):
        with time_machine.travel(datetime(2017, 6, 2, 12, 0, second, tzinfo=UTC)):
            reviewing.accept(fact.fact, version=1, by=curator)
    newest = StatedFact.objects.open().order_by("-position")
    assert [[fact.quote for fact in made] for made in together(newest)] == [
        [QUOTES[1], QUOTES[0]],
        [QUOTES[2]],
    ]
