"""The article that these pages tell of, what is marked in it, and where each page is."""

from datetime import UTC, datetime

from tests import builders

TEXT = (
    "Officials say only about 6 percent of the city remains.\n"
    "The Exampleville Guard backs the Council. A vote is set for September.\n"
    "Nobody expected it."
)
REMAINS = "only about 6 percent of the city remains"
LEARNED = datetime(2017, 6, 1, 9, 30, tzinfo=UTC)
PINNED = {"on": "2017-05-31", "known_at": "2017-06-02T00:00:00Z"}


def remains(text=TEXT, percent="6", stated_for="2017-05-25", **said):
    return builders.fact(
        text,
        f"only about {percent} percent of the city remains",
        id="f1",
        value={"low": percent, "high": percent, "unit": "percent"},
        quantity=percent,
        unit="percent",
        object="the city",
        hedge=["only", "about"],
        speaker="Officials",
        stated_for=stated_for,
        **said,
    )


MARKS = [
    remains(),
    builders.fact(
        TEXT,
        "The Exampleville Guard backs the Council",
        id="f2",
        measure="backs",
        subject="The Exampleville Guard",
        object="the Council",
        stated_for="2017-05-25",
    ),
    builders.fact(
        TEXT,
        "A vote is set for September",
        id="f3",
        measure="vote-scheduled",
        stated_for="2017-09?",
        modality="planned",
    ),
    builders.name(TEXT, "Exampleville Guard"),
]

PAGES = [
    *("home", "campaign", "fact", "fact-version", "actors", "actor", "articles", "article"),
    *("changes", "contested", "brief"),
]
WITH_FIGURE = ["home", "campaign", "fact", "fact-version", "brief"]


def addresses(article, fact):
    return {
        "home": "/",
        "campaign": "/campaigns/mosul/",
        "fact": fact.get_absolute_url(),
        "fact-version": f"{fact.get_absolute_url()}v/1/",
        "actors": "/actors/",
        "actor": "/actors/guard/",
        "articles": "/articles/",
        "article": article.get_absolute_url(),
        "changes": "/changes/",
        "contested": "/contested/",
        "brief": "/campaigns/mosul/brief/",
        "method": "/method/",
    }
