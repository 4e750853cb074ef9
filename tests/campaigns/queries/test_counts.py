import pytest
from django.utils import timezone

from campaigns import reviewing
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.counts import changed_since, counted, counts_of
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


def known(moment, unreviewed=True):
    return Asked(Clocks(timezone.now(), asked_known_at=moment), unreviewed=unreviewed)


def test_reprints_of_one_article_are_one_source(facts):
    assert told(counts_of(facts(), changed_since=0)) == (0, 4, 1, 0)


def test_reviewed_and_unreviewed_facts_are_counted_apart(facts, curator):
    one, other, *_ = facts()
    reviewing.accept(one.fact, version=1, by=curator)
    reviewing.reject(other.fact, version=1, by=curator)
    assert told(counts_of(facts(), changed_since=0)) == (2, 2, 1, 0)


def test_the_database_counts_facts_as_they_are_counted_here(facts, curator, take):
    reviewing.accept(facts()[0].fact, version=1, by=curator)
    take(builders.article(TEXT, builders.fact(TEXT, TEXT, id="a"), url="https://news.example/9"))
    found = counted(StatedFact.objects.open(), changed_since=3)
    assert found == counts_of(facts(), changed_since=3)
    assert told(found) == (1, 4, 2, 3)
    assert told(counted(StatedFact.objects.none(), changed_since=0)) == (0, 0, 0, 0)


def test_facts_that_changed_or_came_in_after_the_moment_asked_are_counted_once(
    facts, curator, take
):
    before = facts()
    then = known(max(fact.recorded_at for fact in before))
    everything = StatedFact.objects.all()
    assert changed_since(everything, then) == 0
    for decide, version in ((reviewing.accept, 1), (reviewing.reject, 2)):
        decide(before[0].fact, version=version, by=curator)
    assert changed_since(everything, then) == 1
    take(builders.article(TEXT, url="https://news.example/1"))
    assert changed_since(everything, then) == 2
    take(builders.article(TEXT, builders.fact(TEXT, TEXT, id="a"), url="https://news.example/9"))
    assert changed_since(everything, then) == 3
    assert changed_since(everything.filter(article=before[0].article), then) == 2


def test_who_asks_for_now_is_told_of_no_later_change(facts, curator):
    reviewing.accept(facts()[0].fact, version=1, by=curator)
    assert changed_since(StatedFact.objects.all(), Asked(Clocks(timezone.now()))) == 0


def test_what_was_changed_before_the_moment_asked_has_not_changed_since(facts, curator):
    accepted = reviewing.accept(facts()[0].fact, version=1, by=curator)
    then = known(accepted.recorded_at)
    assert changed_since(StatedFact.objects.filter(version=1), then) == 0


def test_what_a_reader_hides_is_no_change_unless_it_was_shown_then(facts, curator, take):
    one, *_ = facts()
    accepted = reviewing.accept(one.fact, version=1, by=curator)
    then = known(accepted.recorded_at, unreviewed=False)
    take(builders.article(TEXT, builders.fact(TEXT, TEXT, id="a"), url="https://news.example/9"))
    assert changed_since(StatedFact.objects.all(), then) == 0
    revised = {"version": 2, "by": curator, "correction": builders.correction(modality="denied")}
    reviewing.revise(one.fact, **revised)
    assert changed_since(StatedFact.objects.all(), then) == 1


def test_nothing_is_counted_as_nothing():
    assert told(counts_of([], changed_since=0)) == (0, 0, 0, 0)
