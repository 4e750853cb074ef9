"""Lists of facts hold what stands around a quote, and no text as often as facts are from it."""

import pytest
from django.utils import timezone

from articles.models import Article
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.articles import article_page
from campaigns.queries.asked import Asked
from tests import builders

pytestmark = pytest.mark.django_db

QUOTES = ["bridge is open", "mill is lost", "road is mined"]
TEXT = "The bridge is open. The mill is lost. The road is mined."


@pytest.fixture
def article(take):
    marks = [builders.fact(TEXT, quote, id=quote) for quote in QUOTES]
    take(builders.article(f"{TEXT}\n{'long ' * 2000}", *marks))
    return Article.objects.get()


def test_a_list_fetches_no_text_and_asks_for_nothing_more(article, django_assert_num_queries):
    with django_assert_num_queries(1):
        told = list(StatedFact.objects.open().with_surroundings().order_by("start"))
        assert [fact.quote in fact.surroundings for fact in told] == [True] * 3
        assert [fact.revision.number for fact in told] == [1, 1, 1]
    assert {"text"} == {name for fact in told for name in fact.revision.get_deferred_fields()}
    assert max(len(fact.surroundings) for fact in told) < 600


def test_what_is_fetched_is_what_would_be_cut_from_the_text(article):
    fetched = StatedFact.objects.open().with_surroundings()
    cut = StatedFact.objects.open().with_source()
    assert {f.pk: f.surroundings for f in fetched} == {f.pk: f.surroundings for f in cut}


def test_facts_of_an_older_text_cost_one_query_for_it_however_many(
    article, take, django_assert_num_queries
):
    newer = builders.article(f"Corrected. {TEXT.replace('mill', 'mine')}", states_facts=False)
    take(newer)
    with django_assert_num_queries(9):
        page = article_page(article, Asked(Clocks(timezone.now())), signed_in=False)
    assert [note.fact.quote for note in page.notes if note.place] == QUOTES[:1] + QUOTES[2:]
    assert [note.fact.quote for note in page.loose] == QUOTES[1:2]
