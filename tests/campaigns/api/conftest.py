"""One small article about an invented town, with a figure, a rival, a relation and a vote."""

import pytest

from campaigns.enums import Kind, Nature
from campaigns.models import Campaign, Measure, StatedFact, Unit
from tests import builders
from tests.actors.make import an_actor

TEXT = (
    "Officers said only about 6 percent of Exampleville remained.\n"
    "A ministry put it at 9.50 percent. Turkey opposes the YPG. A vote may come in September."
)
FIGURE = "only about 6 percent of Exampleville remained"


def an_article(*marks, **header):
    return builders.article(TEXT, *marks, **header)


def the_figure(**said):
    return builders.fact(
        TEXT,
        FIGURE,
        **{
            "id": "figure",
            "value": {"low": 6, "high": 6, "unit": "percent"},
            "quantity": "6",
            "unit": "percent",
            "speaker": "Officers",
            "object": "Exampleville",
            "hedge": ["only", "about"],
            "stated_for": "2017-05-25",
            **said,
        },
    )


def the_rival(**said):
    quote = "A ministry put it at 9.50 percent"
    value = {"low": "9.50", "high": "9.50", "unit": "percent"}
    told = {"id": "rival", "value": value, "quantity": "9.50", "object": "Exampleville"}
    return builders.fact(TEXT, quote, **{**told, "stated_for": "2017-05-24", **said})


def the_relation(**said):
    told = {"id": "relation", "measure": "opposes", "subject": "Turkey", "object": "YPG"}
    return builders.fact(TEXT, "Turkey opposes the YPG", **{**told, **said})


def the_vote(**said):
    told = {"id": "vote", "measure": "vote-scheduled", "stated_for": "2017-09?", "hedge": "may"}
    return builders.fact(TEXT, "A vote may come in September", **{**told, **said})


@pytest.fixture(autouse=True)
def words(db):
    """What of the vocabulary and the register the article uses: a few rows, so that it is quick."""
    unit = Unit.objects.create(slug="percent", singular="percent", plural="percent")
    Campaign.objects.create(slug="mosul", name="Mosul")
    Campaign.objects.create(slug="raqqa", name="Raqqa")
    Measure.objects.create(
        slug="territory-remaining",
        label="Territory remaining",
        kind=Kind.QUANTITY,
        nature=Nature.STOCK,
        unit=unit,
        of="the city",
        cadence_days=14,
    )
    Measure.objects.create(slug="opposes", label="Opposes", kind=Kind.RELATION)
    Measure.objects.create(slug="vote-scheduled", label="Vote", kind=Kind.EVENT)
    an_actor("turkey", "Turkey", kind="state")
    an_actor("ypg", "YPG")


@pytest.fixture
def figure(take):
    """The stated fact about the figure, unreviewed."""
    take(an_article(the_figure()))
    return StatedFact.objects.open().get()


@pytest.fixture
def four(take):
    """All four facts of the article, unreviewed."""
    take(an_article(the_figure(), the_rival(), the_relation(), the_vote()))
    return {fact.mark_id: fact for fact in StatedFact.objects.open()}
