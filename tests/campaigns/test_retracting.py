import pytest

from articles.models import Article
from campaigns import retracting, reviewing
from campaigns.errors import NotACurator
from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import read_asked
from campaigns.queries.campaigns import standing
from tests.campaigns.an_article import two_facts

pytestmark = pytest.mark.django_db

URL = "https://news.example/retracted"


@pytest.fixture
def article(take):
    take(two_facts(URL))
    return Article.objects.get()


def states():
    return dict(StatedFact.objects.open().values_list("mark_id", "source_state"))


def facts_in_the_status():
    asked = read_asked({"on": "2017-05-31"}, now=StatedFact.objects.latest("pk").recorded_at)
    return len(standing(Campaign.objects.get(slug="mosul"), clocks=asked.clocks).facts)


def test_the_facts_of_a_retracted_article_stay_marked_and_out_of_the_status(article, curator):
    accepted = reviewing.accept(StatedFact.objects.get(mark_id="a").fact, version=1, by=curator)
    assert facts_in_the_status() == 2
    assert retracting.retract(article, by=curator, why="The paper withdrew it.") == 2
    assert states() == {"a": "retracted", "b": "retracted"}
    kept = StatedFact.objects.open().get(fact=accepted.fact)
    assert (kept.review, kept.reviewer, kept.by, kept.why) == (
        "accepted",
        curator,
        curator,
        "The paper withdrew it.",
    )
    assert facts_in_the_status() == 0


def test_retracting_again_writes_nothing(article, curator):
    retracting.retract(article, by=curator)
    assert retracting.retract(article, by=curator) == 0
    assert StatedFact.objects.count() == 4


def test_what_is_reinstated_stands_as_its_source_leaves_it(article, curator, take):
    retracting.retract(article, by=curator)
    take(two_facts(URL, marked=("a",), day=1))
    assert states() == {"a": "retracted", "b": "retracted"}
    article.refresh_from_db()
    assert retracting.reinstate(article, by=curator) == 2
    assert states() == {"a": "marked", "b": "gone"}


def test_a_delivery_that_does_not_know_of_it_changes_nothing(article, curator, take):
    retracting.retract(article, by=curator)
    take(two_facts(URL, first=7, day=1))
    assert states() == {"a": "retracted", "b": "retracted"}


def test_who_is_no_curator_may_not_retract(article, reader):
    with pytest.raises(NotACurator):
        retracting.retract(article, by=reader)
    assert states() == {"a": "marked", "b": "marked"}
