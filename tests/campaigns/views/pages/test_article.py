"""The page of an article: its texts, and what of them may be shown."""

import pytest
from django.contrib.auth.models import User

from articles.enums import Rights
from articles.models import Article
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import MARKS, REMAINS, TEXT

pytestmark = pytest.mark.django_db


def test_the_page_of_an_article_shows_its_text_with_every_quote_marked(read, article):
    page = read(article.get_absolute_url())
    assert page.tags.count("mark") >= 3
    for told in ("Nobody expected it.", "Ada Example", "25 May 2017", "revision 1", "Officials"):
        assert told in page.words


def test_an_article_without_a_date_says_so(read, take):
    take(builders.article(TEXT, *MARKS, published_on=None))
    for address in ("/articles/", Article.objects.get().get_absolute_url()):
        assert "publication date not stated" in read(address).words


def test_an_article_with_two_texts_can_be_read_in_each_and_says_what_differs(read, article, take):
    take(builders.article(TEXT.replace("A vote is set", "An election is set")))
    address = article.get_absolute_url()
    assert "A vote is set" not in read(address).words
    assert "Revision 2 known since" in read(address).words
    assert "A vote is set" in read(address, revision="1").words
    words = read(address, against="1").words
    assert "From revision 1 to revision 2" in words
    assert "A vote An election is set" in words
    assert "An election A vote is set" in read(address, revision="1", against="2").words
    read(address, status=404, revision="3")


@pytest.fixture
def restricted(article):
    Article.objects.update(rights=Rights.RESTRICTED)
    return article


def test_a_restricted_article_shows_anonymous_readers_quotes_and_the_link_only(read, restricted):
    page = read(restricted.get_absolute_url())
    assert REMAINS in page.words
    assert "Nobody expected it." not in page.words
    assert "https://news.example/one" in page.links


def test_a_restricted_article_shows_its_text_to_those_who_are_signed_in(read, restricted, client):
    client.force_login(User.objects.create_user("rosa"))
    assert "Nobody expected it." in read(restricted.get_absolute_url()).words


def test_the_context_of_a_restricted_quote_is_short(read, take):
    text = f"{'far ' * 200}{REMAINS}{' away' * 200}"
    mark = builders.fact(text, REMAINS, id="f1")
    take(builders.article(text, mark, rights=Rights.RESTRICTED))
    fact = StatedFact.objects.get()
    for address in (fact.get_absolute_url(), fact.article.get_absolute_url()):
        words = read(address).words
        assert 50 < words.count("far ") < 62
        assert 40 < words.count("away") < 50


def test_texts_that_are_withheld_are_not_compared(read, article, take):
    take(builders.article(TEXT.replace("A vote is set", "An election is set"), rights="restricted"))
    page = read(article.get_absolute_url(), against="1")
    assert "An election" not in page.words
    assert "What differs" not in page.words
