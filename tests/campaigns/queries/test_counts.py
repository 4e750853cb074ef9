import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from campaigns.queries.counts import counts_of
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "The bridge is open. The mill is lost."


@pytest.fixture
def facts(take):
    marks = [builders.fact(TEXT, quote, id=quote) for quote in ("bridge is open", "mill is lost")]
    take(builders.article(TEXT, *marks, url="https://news.example/1"))
    reprint = {"url": "https://copy.example/1", "origin": "https://news.example/1"}
    take(builders.article(TEXT, *marks, **reprint))
    return lambda: list(StatedFact.objects.open().with_source().order_by("pk"))


def told(counts):
    return counts.reviewed, counts.unreviewed, counts.sources, counts.changed_since


def test_reprints_of_one_article_are_one_source(facts):
    assert told(counts_of(facts())) == (0, 4, 1, 0)


def test_reviewed_and_unreviewed_facts_are_counted_apart(facts, curator):
    one, other, *_ = facts()
    reviewing.accept(one.fact, version=1, by=curator)
    reviewing.reject(other.fact, version=1, by=curator)
    assert told(counts_of(facts())) == (2, 2, 1, 0)


def test_facts_that_have_been_succeeded_count_as_changed(facts, curator):
    before = facts()
    reviewing.accept(before[0].fact, version=1, by=curator)
    as_known_then = list(StatedFact.objects.filter(version=1).with_source())
    assert told(counts_of(as_known_then)) == (0, 4, 1, 1)


def test_nothing_is_counted_as_nothing():
    assert told(counts_of([])) == (0, 0, 0, 0)
