"""Lists of facts are read in their order from an index, however many there are."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import connection

from campaigns import reviewing
from campaigns.enums import Kind, Nature
from campaigns.models import Campaign, Measure, StatedFact
from campaigns.queries import lists
from campaigns.queries.asked import read_asked
from campaigns.queries.campaigns import standings
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ordering", "index"),
    [
        ("stated", "facts_by_stated_time"),
        ("published", "facts_by_publication"),
        ("recorded", "facts_by_recording"),
    ],
)
@pytest.mark.parametrize("asked", [{}, {"known_at": "2017-06-01T00:00:00Z"}, {"on": "2017-06-01"}])
@pytest.mark.parametrize("sign", ["-", ""])
def test_a_page_is_read_from_an_index_and_nothing_is_sorted(asked, ordering, index, sign):
    with connection.cursor() as cursor:  # a table of nothing would be read as it stands
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    facts = lists.listed(read_asked(asked, now=datetime.now(UTC)))
    plan = facts.order_by(f"{sign}{ordering}", f"{sign}pk")[:50].explain()
    assert index in plan
    assert "Sort Key: (COALESCE" not in plan


DAYS = [datetime(2017, 5, 1, tzinfo=UTC) + timedelta(days=number) for number in range(0, 40, 4)]


def facts_by_chance(take, curator, chance):
    """Facts of few campaigns, measures, units, places and days, so that many of them meet."""
    for slug, nature in zip("abc", (Nature.STOCK, Nature.STOCK, Nature.FLOW), strict=True):
        Measure.objects.create(slug=slug, label=slug, kind=Kind.QUANTITY, nature=nature)
    for number in range(90):
        text = f"Statement {number} of it, near Exampleville."
        low = chance.randint(1, 6)
        figure = {
            "low": low,
            "high": low + 1,
            "unit": chance.choice(["percent", "percent", "people"]),
        }
        mark = builders.fact(
            text,
            text[:-1],
            id="one",
            campaign=chance.choice(["mosul", "raqqa"]),
            measure=chance.choice([*"abc", "opposes"]),
            value=chance.choice([None, figure, figure]),
            place=chance.choice([[], [], [], ["Exampleville"]]),
            stated_for=chance.choice(DAYS).date().isoformat(),
        )
        take(builders.article(text, mark, url=f"https://news.example/{number}"))
    for fact in chance.sample(list(StatedFact.objects.all()), 30):
        move = chance.choice([reviewing.accept, reviewing.accept, reviewing.reject])
        move(fact.fact, version=1, by=curator)


def contested_in_the_status(asked):
    every = Campaign.objects.all()
    found = standings(every, clocks=asked.clocks, unreviewed=asked.unreviewed)
    verdicts = [verdict for one in found for verdict in one.contested]
    return {fact.pk for one in verdicts for fact in (one.headline, *one.rivals)}


def test_the_contested_facts_are_those_of_the_status_on_every_day(take, curator):
    facts_by_chance(take, curator, Random(20170525))
    moments = [*StatedFact.objects.order_by("position").values_list("recorded_at", flat=True)[::40]]
    seen = set()
    for day in DAYS:
        for known_at in [None, *moments]:
            for unreviewed in ("true", "false"):
                told = {"on": day.date().isoformat(), "unreviewed": unreviewed}
                told |= {"known_at": known_at.isoformat()} if known_at else {}
                asked = read_asked(told, now=datetime.now(UTC))
                expected = contested_in_the_status(asked)
                assert set(lists.contested(asked).values_list("pk", flat=True)) == expected, told
                seen.add(frozenset(expected))
    assert len(seen) > 10
