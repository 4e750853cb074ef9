"""Whose words a quote is in, and where its article goes back to."""

import pytest

from articles.models import Article, Outlet
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import REMAINS, TEXT, addresses, remains

pytestmark = pytest.mark.django_db

FIRST = "https://www.news.example/first?a=1&b=2"
ON = {"on": "2017-05-31"}
LEADS = '<a href="https://www.news.example/first?a=1&amp;b=2" rel="noreferrer external">'


@pytest.fixture
def told(take):
    """Take the article of a digest that goes back to another; where each of its pages is."""

    def told(origin=FIRST, outlet="Campaign Ledger digests"):
        take(builders.article(TEXT, remains(), origin=origin, outlet=outlet))
        fact = StatedFact.objects.get(quote=REMAINS)
        pages = addresses(Article.objects.get(), fact)
        return pages | {"embed": f"/embed{fact.get_absolute_url()}"}

    return told


def test_the_digests_of_the_product_are_told_in_its_own_words():
    assert [one.name for one in Outlet.objects.filter(retells=True)] == ["Campaign Ledger digests"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("home", "Officials, in the words of Campaign Ledger digests"),
        ("campaign", "Officials, in the words of Campaign Ledger digests"),
        ("embed", "Officials, in the words of Campaign Ledger digests"),
        (
            "fact",
            "Said by Officials (in the words of Campaign Ledger digests, which retells what others "
            "published)",
        ),
        (
            "article",
            "Campaign Ledger digests retells what others published. The words are its own, not "
            "those of whoever is named.",
        ),
        ("brief", "One. Campaign Ledger digests, retelling news.example, 25 May 2017."),
    ],
)
def test_a_retelling_is_never_shown_as_the_words_of_whoever_it_names(read, told, name, words):
    assert words in read(told()[name], **ON).words


@pytest.mark.parametrize("name", ["home", "campaign", "embed", "fact", "article", "brief"])
def test_what_other_outlets_quote_is_shown_as_before(read, told, name):
    words = read(told(outlet="Example Courier")[name], **ON).words
    assert [told for told in ("in the words of", "own words", "retell") if told in words] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fact", "Relayed by Campaign Ledger digests; goes back to news.example"),
        ("article", "goes back to news.example"),
        ("brief", "Campaign Ledger digests, retelling news.example, 25 May 2017."),
        ("articles", "goes back to news.example"),
    ],
)
def test_the_article_that_it_goes_back_to_is_a_link(client, read, told, name, words):
    address = told()[name]
    assert words in read(address, **ON).words
    assert LEADS in client.get(address, ON).content.decode()


def test_a_brief_says_of_what_is_no_retelling_where_it_goes_back_to(read, told):
    words = read(told(outlet="Example Courier")["brief"], **ON).words
    assert "Example Courier, 25 May 2017; goes back to news.example." in words


def test_a_digest_of_several_articles_is_in_its_own_words(read, told):
    words = read(told(origin="")["brief"], **ON).words
    assert "Campaign Ledger digests, in its own words, 25 May 2017." in words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("fact", "goes back to another article"),
        ("article", "goes back to another article"),
        ("brief", "retelling another article"),
        ("articles", "goes back to another article"),
    ],
)
def test_what_nobody_can_open_is_no_link(read, told, name, words):
    page = read(told(origin="javascript:alert(1)")[name], **ON)
    assert words in page.words
    assert [link for link in page.links if "javascript" in link] == []


def test_the_list_of_articles_says_which_campaigns_each_speaks_about(read, take):
    backs = {"measure": "backs", "subject": "The Exampleville Guard", "object": "the Council"}
    quote = "The Exampleville Guard backs the Council"
    other = builders.fact(TEXT, quote, id="f2", campaign="raqqa", **backs)
    take(builders.article(TEXT, remains(), other))
    page = read("/articles/")
    assert "2 facts · Mosul · Raqqa" in page.words
    assert "/campaigns/raqqa/" in page.links
