"""What the files of a format will not say is told, each in its own words."""

from datetime import UTC, datetime

import msgspec
import pytest

from articles.annotated import RoleSpan
from articles.writers import losses
from tests import builders

TEXT = "About 6 percent of Exampleville remains."
FACT = builders.fact(TEXT, TEXT)
PLACE = builders.name(TEXT, "Exampleville", type="Place")
ROLE = RoleSpan(role="Speaker", start=0, end=5, exact="About")


def changed(mark, **fields):
    return msgspec.structs.replace(mark, **fields)


@pytest.mark.parametrize(
    ("article", "sentence"),
    [
        (builders.article(TEXT, changed(PLACE, id="n1")), "the ids of marks"),
        (
            builders.article(TEXT, changed(PLACE, extra={"a": 1})),
            "what was said of a mark beyond the product's own fields",
        ),
        (
            builders.article(TEXT, changed(PLACE, type="Red line")),
            "white space in the name of a type",
        ),
        (
            builders.article(TEXT, annotated_at=datetime(2017, 5, 25, tzinfo=UTC)),
            "when the marks were made",
        ),
        (
            builders.article(TEXT, PLACE, states_facts=False),
            "that nobody marked facts in a text, so that the files say there are none",
        ),
        (
            builders.article(TEXT, PLACE, changed(FACT, campaign=" ", id="f1")),
            "facts without a measure or a campaign",
        ),
        (
            builders.article(TEXT, changed(FACT, roles=(ROLE,))),
            "roles that are not named in small letters",
        ),
        (
            builders.article(TEXT, changed(FACT, stated_for="2017\n")),
            "line ends and double spaces in a measure, campaign, modality or date",
        ),
        (builders.article(TEXT, PLACE, FACT), "which marks stand before which"),
    ],
)
def test_brat_loses(article, sentence):
    assert losses(article, format="brat") == [sentence]
    assert losses(article, format="native") == losses(article, format="w3c") == []


@pytest.mark.parametrize("format", ["native", "w3c"])
def test_ids_that_came_from_brat_are_lost(format):
    article = builders.article(TEXT, changed(FACT, id="E1"), keeps_ids=False)
    assert losses(article, format=format) == ["the ids of marks"]


def test_nothing_is_lost_of_what_brat_can_say():
    assert losses(builders.article(TEXT, FACT, PLACE), format="brat") == []
