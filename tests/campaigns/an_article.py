"""Deliveries and decisions as crowds make them: by the doors that imports and curators use."""

import random
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from django.contrib.auth.models import Permission, User
from django.db import transaction

from articles.filing import file_article, held
from articles.models import Import
from campaigns import reading, reviewing
from campaigns.errors import LedgerError
from campaigns.models import StatedFact
from campaigns.recording import record
from tests import builders

ADDRESSES = tuple(f"https://news.example/crowd/{number}" for number in range(4))
BEGIN = datetime(2017, 5, 1, tzinfo=UTC)


def people() -> None:
    """Two curators, and the import that all deliveries here belong to."""
    for name in ("amal", "bilal"):
        curator = User.objects.create_user(name)
        curator.user_permissions.add(Permission.objects.get(codename="review_statedfact"))
    Import.objects.create(name="crowd")


def two_facts(url, first=6, second=500, marked=("a", "b"), day=0):
    """About 6 percent of a place remains, some 500 fighters are left."""
    text = f"About {first} percent of Exampleville remains. Some {second} fighters are left."
    marks = {
        "a": builders.fact(
            text,
            f"About {first} percent of Exampleville remains",
            id="a",
            quantity=str(first),
            hedge="About",
            value={"low": first, "high": first, "unit": "percent"},
            stated_for="2017-05-25",
        ),
        "b": builders.fact(
            text,
            f"Some {second} fighters are left",
            id="b",
            measure="fighters-remaining",
            quantity=str(second),
            hedge="Some",
            value={"low": second, "high": second, "unit": "fighter"},
            stated_for="2017-05-25",
        ),
    }
    return builders.article(
        text,
        *(marks[id] for id in marked),
        url=url,
        modified_at=BEGIN + timedelta(days=day),
        annotated_at=BEGIN,
    )


def deliver(article) -> dict[str, int]:
    """Take an article as the walk does; returns the tally."""
    if held(article) is not None:
        return {}
    imported = Import.objects.get(name="crowd")
    with transaction.atomic():
        filed = file_article(article, imported=imported)
        tally = record(reading.read(article).drafts, filed=filed, imported=imported).tally
    return asdict(tally)


def ingest_often(url: str, times: int) -> Counter[str]:
    """Deliver the same article again and again; returns what that came to in all."""
    return sum((Counter(deliver(two_facts(url))) for _ in range(times)), Counter())


def work_at_random(seed: int, steps: int) -> int:
    """Deliver and decide at random on a few articles; returns how many decisions were taken."""
    chance = random.Random(seed)
    return sum(one_step(chance) for _ in range(steps))


def one_step(chance: random.Random) -> bool:
    """Deliver something, or decide on something; whether a decision was taken."""
    url = chance.choice(ADDRESSES)
    if chance.random() < 0.5:
        marked = [id for id in ("a", "b") if chance.random() < 0.85]
        day = chance.randrange(10_000)
        deliver(two_facts(url, chance.randrange(5, 9), chance.randrange(500, 504), marked, day))
        return False
    fact = StatedFact.objects.open().filter(article__url=url).order_by("?").first()
    if fact is None:
        return False
    decide = chance.choice(
        (reviewing.accept, reviewing.reject, reviewing.restore, reviewing.withdraw, revise)
    )
    version = max(fact.version - chance.choice((0, 0, 0, 1)), 1)
    try:
        decide(fact.fact, version=version, by=User.objects.get(username=chance.choice(NAMES)))
    except LedgerError:
        return False
    return True


NAMES = ("amal", "bilal")


def revise(fact, *, version, by):
    """Put another figure in the place of what was stated."""
    figure = {"low": 90, "high": 91, "unit": "percent"}
    return reviewing.revise(
        fact, version=version, by=by, correction=builders.correction(value=figure)
    )


def some_url() -> str:
    return f"https://news.example/{uuid4()}"
