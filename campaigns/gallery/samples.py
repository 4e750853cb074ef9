"""Facts as pages are given them, made of nothing: real objects that are never saved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from actors.enums import ActorKind
from actors.models import Actor
from articles.models import Article, Import, Outlet, Revision
from campaigns.clocks import Clocks
from campaigns.enums import Change, Kind, Modality, Review, SourceState
from campaigns.models import Campaign, Measure, StatedFact, Unit
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing
from campaigns.status import status_of

DAY = date(2017, 5, 25)
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
NEVER_SAVED = -1  # of keys: no row has it

campaign = Campaign(pk=NEVER_SAVED, slug="mosul", name="Mosul", country="Iraq")
percent = Unit(pk=NEVER_SAVED, slug="percent", singular="percent", plural="percent")
people = Unit(pk=NEVER_SAVED - 2, slug="person", singular="person", plural="people")
fighters = Unit(pk=NEVER_SAVED - 1, slug="fighter", singular="fighter", plural="fighters")
outlet = Outlet(pk=NEVER_SAVED, slug="courier", name="Example Courier")
english = Article(
    pk=1,
    url="https://news.example/one",
    title="Where the front stood",
    outlet=outlet,
    author="Ada Example",
    published_on=DAY,
    language="en",
)
arabic = Article(
    pk=2, url="https://news.example/two", title="خبر عن الجبهة", outlet=outlet, language="ar"
)
retold = Article(
    pk=3,
    url="urn:example:three",
    title="What the Courier told",
    outlet=Outlet(pk=NEVER_SAVED - 1, slug="digests", name="Example Digests", retells=True),
    origin=english.url,
    language="en",
)
guard = Actor(pk=NEVER_SAVED, slug="guard", name="Example Guard", kind=ActorKind.FORCE)
delivery, curator = Import(name="one.json"), User(username="amal")


def _measure(number: int, slug: str, label: str, kind: str, **said: Any) -> Measure:
    return Measure(pk=-number, slug=slug, label=label, kind=kind, position=number, **said)


remaining = _measure(1, "territory-remaining", "Territory remaining", Kind.QUANTITY, window_days=14)
remaining.description = "The share of the place that is still held."
left = _measure(2, "fighters-remaining", "Fighters remaining", Kind.QUANTITY, cadence_days=30)
backs = _measure(3, "backs", "Backs", Kind.RELATION)
vote = _measure(4, "vote-scheduled", "Vote scheduled", Kind.EVENT)
killed = _measure(6, "killed", "Killed", Kind.QUANTITY)
assessment = _measure(5, "assessment", "Assessment", Kind.STATEMENT)

_numbers = count(1)


def fact(quote: str, measure: Measure = remaining, **said: Any) -> StatedFact:
    """A fact in these words of a `text`, which is else no longer; roles name parts of it,
    `speaker="Officers"`."""
    number = next(_numbers)
    article, text = said.pop("article", english), said.pop("text", quote)
    parts = ("quantity", "hedge", "speaker", "subject", "object", "place")
    roles = [
        {"role": part, "start": text.find(words), "end": text.find(words) + len(words)}
        | {"exact": words}
        for part in parts
        for words in [said.pop(part, None)]
        if words
    ]
    told = {
        "review": Review.PROPOSED,
        "modality": Modality.ASSERTED,
        "source_state": SourceState.MARKED,
        "change": Change.INGESTED,
        "recorded_at": NOW,
        "published_on": article.published_on,
        "stated_for": "2017-05-25",
        "earliest": DAY,
        "latest": DAY,
        "imported": delivery,
        **said,
    }
    made = StatedFact(
        **{"pk": number, "fact": UUID(int=number), "position": number, "version": 1, **told},
        campaign=campaign,
        measure=measure,
        article=article,
        revision=Revision(article=article, number=1, text=text, recorded_at=NOW),
        quote=quote,
        start=text.find(quote),
        end=text.find(quote) + len(quote),
        roles=roles,
    )
    made.resolved = {("subject", "The Example Guard"): guard, ("speaker", "The Guard"): guard}
    return made


def share(figure: str, **said: Any) -> StatedFact:
    """So much of the city is left, as Officers say."""
    quote = f"Officers say only about {figure} percent of the city is left"
    parts: dict[str, Any] = {
        "quantity": f"{figure} percent",
        "hedge": "only about",
        "speaker": "Officers",
    }
    low = high = Decimal(figure)
    told = {"low": low, "high": high, "unit": percent, "hedges": ["only", "about"], **said}
    return fact(quote, object="the city", **parts, **told)


def figures() -> Iterator[tuple[str, StatedFact]]:
    """A figure in each state that looks different, by what is to be seen in it."""
    for review in Review:
        yield f"{review}", share("6", review=review)
    words = "More than 40 fighters were counted"
    yield (
        "open above",
        fact(
            words,
            left,
            low=Decimal(40),
            low_open=True,
            unit=fighters,
            quantity="More than 40 fighters",
        ),
    )
    words = "Under 700 fighters were counted"
    yield (
        "open below",
        fact(
            words,
            left,
            high=Decimal(700),
            high_open=True,
            unit=fighters,
            quantity="Under 700 fighters",
        ),
    )
    words = "500 to 700 fighters are left"
    yield (
        "a range",
        fact(
            words,
            left,
            low=Decimal(500),
            high=Decimal(700),
            unit=fighters,
            quantity="500 to 700 fighters",
        ),
    )
    words = "500 to 700 are left"
    bare = {"low": Decimal(500), "high": Decimal(700), "unit": fighters}
    yield "a bare number", fact(words, left, quantity="500 to 700", **bare)
    yield "no value", fact("A few fighters are left", left)
    yield (
        "a share of what is not stated",
        fact("A quarter", low=Decimal(25), high=Decimal(25), unit=percent),
    )
    yield "read from the words", share("6", value_from_words=True)
    one = fact("The strike killed the Guard", killed, low=Decimal(1), high=Decimal(1), unit=people)
    one.roles = [{"role": "object", "start": 18, "end": 27, "exact": "the Guard"}]
    yield "counted in other words, of whom", one
    yield "article retracted", share("6", source_state=SourceState.RETRACTED)
    undated = {"earliest": None, "latest": None, "stated_for": ""}
    yield "no time, planned", share("6", modality=Modality.PLANNED, **undated)
    right_to_left = "يقول القادة إن نحو ٦ في المئة من المدينة ما زالت"
    more: dict[str, Any] = {
        "quantity": "٦ في المئة",
        "hedge": "نحو",
        "speaker": "القادة",
        "object": "المدينة",
    }
    yield (
        "right to left",
        fact(right_to_left, article=arabic, low=Decimal(6), high=Decimal(6), unit=percent, **more),
    )
    long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenverein" * 2
    yield "a long word", fact(f"{long} says 6 percent", quantity="6 percent", speaker=long)


def others() -> dict[str, StatedFact]:
    """What is no figure: a relation, an event that is to come, words."""
    return {
        "relation": fact(
            "The Example Guard backs the Council",
            backs,
            subject="The Example Guard",
            object="the Council",
        ),
        "event": fact(
            "A vote is planned for September 2017",
            vote,
            modality=Modality.PLANNED,
            hedges=["planned"],
            stated_for="2017-09~",
            earliest=date(2017, 9, 1),
            latest=date(2017, 9, 30),
        ),
        "words": fact(
            "the road will be open",
            assessment,
            text="By June, the Guard expects, the road will be open to all. Others doubt it.",
            modality=Modality.SPECULATIVE,
            speaker="the Guard",
        ),
    }


def asked(**clocks: Any) -> Asked:
    return Asked(replace(Clocks(NOW, last=NOW), **clocks))


def standing(
    *facts: StatedFact, on: date = DAY, about: Campaign = campaign, **said: Any
) -> Standing:
    """How a campaign stands by these facts alone."""
    clocks = replace(Clocks(NOW), asked_on=on)
    unreviewed = said.pop("unreviewed", True)
    status = status_of(facts, on=on, own_places=about.place_names, unreviewed=unreviewed)
    return Standing(about, status, list(facts), 0, clocks, unreviewed)


def stated() -> Standing:
    """A campaign with something of everything: a course, rivals, relations, events, words."""
    earlier = date(2017, 5, 2)
    return standing(
        share("6", review=Review.ACCEPTED),
        share("30"),
        share("10", earliest=earlier, latest=earlier, stated_for="2017-05-02"),
        share("4", earliest=date(2017, 5, 24), latest=date(2017, 5, 24), stated_for="2017-05-24"),
        *others().values(),
    )
