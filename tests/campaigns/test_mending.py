from datetime import date

import pytest

from articles.models import Article
from campaigns import mending
from campaigns.models import StatedFact
from tests.campaigns.an_article import two_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(take):
    take(two_facts("https://news.example/mended"))
    return Article.objects.get()


def test_what_was_mended_is_written_and_nothing_that_a_delivery_wrote_meanwhile(article, curator):
    Article.objects.update(retracted=True)
    article.title = "As a curator mended it"
    mending.mend(article, ["title"], by=curator)
    mended = Article.objects.get()
    assert (mended.title, mended.retracted) == ("As a curator mended it", True)


def test_facts_say_so_where_they_keep_what_was_mended(article, curator):
    article.published_on = date(2017, 5, 1)
    assert mending.mend(article, ["published_on"], by=curator) == 2
    assert set(StatedFact.objects.open().values_list("published_on", "by")) == {
        (date(2017, 5, 1), curator.pk)
    }


def test_a_mended_title_is_no_news_of_a_fact(article, curator):
    article.title = "As a curator mended it"
    assert mending.mend(article, ["title"], by=curator) == 0
    assert StatedFact.objects.count() == 2
