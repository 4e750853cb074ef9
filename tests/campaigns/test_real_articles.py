"""The walk on the real articles, where they are at hand."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction

from articles.deliveries import open_paths
from articles.models import Article
from campaigns import importing, verifying, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import Campaign, StatedFact
from campaigns.queries.campaigns import standing
from campaigns.recording import Tally
from tests.tables import all_rows, facts_told

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
SEED = ARTICLES / "seed" / "day-after.json"
BRAT = ARTICLES / "seed" / "day-after.ann"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="The real articles are not at hand."),
]


@pytest.fixture(autouse=True)
def _vocabulary():
    vocabulary.load()


def take(path):
    outcome = importing.take(open_paths([path]), name=path.name)
    assert outcome.refusals == []
    return outcome


def the_fact(campaign, measure):
    return StatedFact.objects.open().get(campaign__slug=campaign, measure__slug=measure)


def told_by(path):
    with transaction.atomic():
        take(path)
        told = facts_told()
        transaction.set_rollback(True)
    return told


def test_the_seed_article_states_sixteen_facts():
    assert take(SEED).facts == Tally(new=16)
    assert StatedFact.objects.count() == 16


def test_what_it_says_of_mosul():
    take(SEED)
    remaining = the_fact("mosul", "territory-remaining")
    assert (remaining.low, remaining.high, remaining.unit.slug) == (6, 6, "percent")
    assert sorted(remaining.hedges) == ["about", "only"]
    assert [named.as_written for named in remaining.speakers] == ["Commanders"]
    assert (remaining.stated_for, remaining.published_on) == ("2017-05-25", date(2017, 5, 25))
    fighters = the_fact("mosul", "fighters-remaining")
    assert (fighters.low, fighters.high, fighters.unit.slug) == (500, 700, "fighter")
    assert (fighters.low_open, fighters.high_open) == (False, False)


def test_what_it_says_of_raqqa_and_of_the_votes():
    take(SEED)
    distance = the_fact("raqqa", "distance-to-city")
    assert (distance.low, distance.high, distance.high_open) == (None, Decimal(10), True)
    assert distance.unit.slug == "mile"
    votes = StatedFact.objects.filter(measure__slug="vote-scheduled")
    assert "2017-09?" in votes.values_list("stated_for", flat=True)


def test_the_same_file_again_writes_not_one_row():
    take(SEED)
    before = all_rows()
    assert take(SEED).facts == Tally(unchanged=16)
    assert all_rows() == before


def test_the_brat_pair_gives_the_same_facts_field_by_field():
    native, brat = told_by(SEED), told_by(BRAT)
    assert len(brat) == 16
    assert brat == native


@pytest.mark.parametrize("folder", ["public", "re3d"])
def test_everything_is_taken_and_every_quote_stands_at_its_place(folder):
    take(ARTICLES / folder)
    for fact in StatedFact.objects.select_related("revision"):
        assert fact.revision.text[fact.start : fact.end] == fact.quote
        assert [fact.revision.text[r["start"] : r["end"]] for r in fact.roles] == [
            role["exact"] for role in fact.roles
        ]
    for article in Article.objects.all():
        revision = article.revisions.get()
        for mark_set in revision.mark_sets.all():
            assert all(revision.text[m.start : m.end] == m.exact for m in mark_set.marks.all())
    assert list(verifying.broken()) == []
    before = all_rows()
    take(ARTICLES / folder)
    assert all_rows() == before


def test_articles_without_a_publication_date_are_taken():
    take(ARTICLES / "public")
    undated = StatedFact.objects.filter(article__published_on=None)
    assert undated.exists()
    assert not undated.exclude(published_on=None).exists()


def test_at_the_end_of_2016_fifteen_to_twenty_percent_of_mosul_were_said_to_be_cleared():
    take(ARTICLES / "public" / "centcom.jsonl")
    clocks = Clocks(now=datetime.now(UTC), asked_on=date(2016, 12, 31))
    mosul = standing(Campaign.objects.get(slug="mosul"), clocks=clocks)
    [headline] = [
        verdict.headline for verdict in mosul.stated if verdict.measure.slug == "territory-cleared"
    ]
    assert (headline.low, headline.high, headline.unit.slug) == (15, 20, "percent")
