"""The table of key figures: each with of what, where, its quote and who published it."""

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "Five strikes hit Mosul. They had used it before."
MARKS = (
    builders.fact(
        TEXT,
        "Five strikes hit Mosul",
        id="f1",
        measure="strikes",
        quantity="Five",
        unit="strikes",
        place="Mosul",
        value={"low": 5, "high": 5, "unit": "strike"},
    ),
    builders.fact(TEXT, "They had used it before", id="f2", measure="chemical-weapons-use"),
)


@pytest.fixture
def figures(read, take):
    take(builders.article(TEXT, *MARKS))

    def figures(**asked):
        words = read("/campaigns/mosul/", on="2017-05-31", **asked).words
        return words.partition("As stated")[2].partition("Who stands where")[0]

    return figures


def test_a_figure_stands_with_its_place_its_quote_its_outlet_and_the_day_of_publication(figures):
    row = figures().partition("Strikes ")[2]
    assert row.startswith(
        "Five strikes, place: Mosul ageing, 6 days old no earlier figure Example Courier not stated"
    )
    assert "Five strikes hit Mosul. Example Courier, 25 May 2017" in row


def test_words_that_are_no_figure_stand_once(figures):
    assert figures().count("They had used it before") == 1


def test_that_none_has_been_reviewed_is_said_once_above_the_table(figures, curator):
    assert figures().count("None of these has been reviewed yet") == 1
    fact = StatedFact.objects.open().get(quote__startswith="Five")
    reviewing.accept(fact.fact, version=1, by=curator)
    assert "None of these has been reviewed yet" not in figures()
    assert "where none is accepted, the newest unreviewed one" in figures()
    assert figures(unreviewed="0").startswith(" and reviewed, up to 31 May 2017.")
