"""A curator, an annotator, and an article with three facts to decide on."""

import pytest

from campaigns.curators import create_curator
from campaigns.models import StatedFact
from tests import builders

TEXT = (
    "Officials say only about 6 percent of Exampleville remains. "
    "Some 500 fighters are left. The Council <script>met</script>."
)


@pytest.fixture
def facts(take):
    """Three facts of one article, in text order."""
    take(builders.article(TEXT, *marks()))
    return list(StatedFact.objects.open().with_source().order_by("start"))


def marks(low=6, **said):
    """The marks of that article; what is said goes to the first."""
    return [
        builders.fact(
            TEXT,
            "only about 6 percent of Exampleville remains",
            id="f1",
            **{
                "value": {"low": low, "high": 6, "unit": "percent"},
                "quantity": "6",
                "unit": "percent",
                "hedge": ["only", "about"],
                "speaker": "Officials",
                "stated_for": "2017-05-25",
                **said,
            },
        ),
        builders.fact(
            TEXT,
            "Some 500 fighters are left",
            id="f2",
            measure="fighters-remaining",
            value={"low": 500, "high": 500, "unit": "fighter"},
        ),
        builders.fact(
            TEXT, "The Council <script>met</script>", id="f3", measure="meeting", campaign="raqqa"
        ),
    ]


@pytest.fixture
def amal(client):
    """A curator with the role as it ships, signed in."""
    amal = create_curator("amal", "a long enough password")
    client.force_login(amal)
    return amal


@pytest.fixture
def annotator(client, annotator):
    """Signed in, and may look; may not review."""
    client.force_login(annotator)
    return annotator
