"""What has become of a fact since a moment: how it was then is held against how it is now."""

from datetime import UTC, datetime

import pytest
import time_machine

from articles.models import Article
from campaigns import retracting, reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.enums import Became
from campaigns.models import StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.changes import changes_page
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "About 6 percent of the city remains. Nobody expected it."
SINCE = datetime(2017, 6, 2, tzinfo=UTC)


@pytest.fixture
def steps(take, curator):
    """What can happen to the one fact, by name."""
    vocabulary.load()
    mark = builders.fact(
        TEXT,
        "About 6 percent of the city remains",
        id="f1",
        value={"low": 6, "high": 6, "unit": "percent"},
        quantity="6",
        stated_for="2017-05-25",
    )

    def decided(verb, **said):
        def decide():
            newest = StatedFact.objects.open().get()
            verb(newest.fact, version=newest.version, by=curator, **said)

        return decide

    def revised(percent):
        value = {"low": percent, "high": percent, "unit": "percent"}
        return decided(reviewing.revise, correction=builders.correction(value=value))

    return {
        "take": lambda: take(builders.article(TEXT, mark)),
        "lose": lambda: take(builders.article("Nobody expected it.", states_facts=False)),
        "retract": lambda: take(builders.article(TEXT, mark, retracted=True)),
        "reinstate": lambda: retracting.reinstate(Article.objects.get(), by=curator),
        "accept": decided(reviewing.accept),
        "reject": decided(reviewing.reject),
        "withdraw": decided(reviewing.withdraw),
        "restore": decided(reviewing.restore),
        "to 5": revised(5),
        "to 6": revised(6),
    }


@pytest.mark.parametrize(
    ("then", "since", "became", "differs"),
    [
        ("", "take", Became.NEW, []),
        ("", "take, accept", Became.NEW, []),
        ("", "take, to 5, accept", Became.NEW, []),
        ("", "take, accept, lose", Became.NEW, []),
        ("", "take, reject", Became.AS_IT_WAS, []),
        ("", "take, withdraw, restore", Became.NEW, []),
        ("take", "accept", Became.CHANGED, ["review unreviewed → accepted"]),
        ("take, accept", "lose", Became.CHANGED, ["source marked → words lost"]),
        (
            "take",
            "to 5, accept",
            Became.CHANGED,
            ["bounds 6 percent → 5 percent", "review unreviewed → accepted"],
        ),
        ("take", "to 5, to 6", Became.AS_IT_WAS, []),
        ("take, accept", "to 5, to 6, accept", Became.AS_IT_WAS, []),
        ("take", "withdraw, restore", Became.AS_IT_WAS, []),
        ("take", "withdraw", Became.TAKEN_BACK, ["review unreviewed → withdrawn"]),
        ("take", "retract", Became.TAKEN_BACK, ["source marked → retracted"]),
        ("take, reject", "restore", Became.CHANGED, ["review rejected → unreviewed"]),
        ("take, reject", "restore, withdraw", Became.CHANGED, ["review rejected → withdrawn"]),
        ("take, retract", "reinstate", Became.CHANGED, ["source retracted → marked"]),
    ],
)
def test_then_is_held_against_now_and_told_once(steps, then, since, became, differs):
    for happened, day in ((then, 1), (since, 3)):
        with time_machine.travel(datetime(2017, 6, day, 9, 30, tzinfo=UTC)):
            for step in filter(None, happened.split(", ")):
                steps[step]()
    asked = Asked(Clocks(datetime(2017, 6, 4, tzinfo=UTC)))
    [told] = changes_page(asked, since=SINCE, campaign=None).changes
    assert (told.became, [str(term) for term in told.changed]) == (became, differs)
    assert told.changes == len(since.split(", "))
