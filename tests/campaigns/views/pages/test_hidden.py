"""Where unreviewed facts are hidden, a page says so: what is hidden is stated all the same."""

import re

import pytest
from django.conf import settings

from articles.enums import Rights
from articles.models import Article
from campaigns import reviewing
from campaigns.models import Campaign, StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import MARKS, TEXT, addresses, remains
from tests.campaigns.views.pages.sample import PAGES as ALL

pytestmark = pytest.mark.django_db

HIDDEN = "3 unreviewed facts are hidden. Show unreviewed"
NONE = "None that is reviewed; unreviewed facts are hidden on this page. Show unreviewed"
UNTRUE = re.compile(
    r"Nothing (?:is |was )?(?:stated|held|known|holds)|No (?:figures?|relation|event|article"
    r"|assessment|statement|name|fact|other statement) (?!is averaged)|not stated up to"
    r"|No (?:comparable|earlier) statement|Every figure|The newest figure|none contested"
    r"|[Nn]o measure"
)
PAGES = ["home", "campaign", "brief", "actor", "contested", "changes"]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_says_that_nothing_was_stated_where_it_is_hidden(read, article, fact, name):
    Campaign.objects.exclude(slug="mosul").delete()  # of those, nothing is stated indeed
    address = addresses(article, fact)[name]
    page = read(address, unreviewed="0")
    assert (HIDDEN if name in ("home", "brief") else NONE) in page.words
    assert UNTRUE.findall(page.words.partition("Known to us by")[2]) == []
    assert address in page.links  # where it is shown


@pytest.mark.parametrize("name", ["actors", "articles"])
def test_the_numbers_of_an_index_say_what_they_leave_out(read, article, fact, name):
    assert HIDDEN in read(addresses(article, fact)[name], unreviewed="0").words


def test_a_search_that_finds_only_what_is_hidden_says_so(read, article):
    words = read("/search/", q="percent remains", unreviewed="0").words
    assert "1 unreviewed fact is hidden. Show unreviewed" in words
    assert "Nothing holds" not in words
    words = read("/search/", q="elephants", unreviewed="0").words
    assert ("Nothing holds elephants." in words, "hidden. Show" in words) == (True, False)


def test_the_quotes_of_a_restricted_article_that_are_hidden_are_told_of(read, take):
    take(builders.article(TEXT, *MARKS, rights=Rights.RESTRICTED))
    words = read(Article.objects.get().get_absolute_url(), unreviewed="0").words
    assert (NONE in words, "No statement is marked" in words) == (True, False)


def test_a_fact_says_that_what_stands_against_it_is_hidden(read, fact, curator, take):
    other = TEXT.replace("6 percent", "30 percent")
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    reviewing.accept(fact.fact, version=1, by=curator)
    words = read(fact.get_absolute_url(), unreviewed="0").words
    disagreeing = words.partition("What disagrees")[2].partition("Cite this")[0]
    assert NONE in disagreeing
    assert UNTRUE.findall(disagreeing) == []


@pytest.mark.parametrize("name", ["home", "campaign", "brief", "contested"])
def test_a_figure_whose_rival_is_hidden_is_not_called_uncontested(read, fact, curator, take, name):
    other = TEXT.replace("6 percent", "30 percent")
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    reviewing.accept(fact.fact, version=1, by=curator)
    Campaign.objects.exclude(slug="mosul").delete()
    address = addresses(fact.article, fact)[name]
    assert UNTRUE.findall(read(address, on="2017-05-31", unreviewed="0").words) == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/", "6 days old 1 unreviewed hidden, which contests it"),
        ("/campaigns/mosul/", ", accepted, 1 unreviewed hidden, which contests it"),
        ("/campaigns/mosul/", "Reviewed alone 1 unreviewed statement is hidden: all this is"),
        ("/campaigns/mosul/", "No direction What is hidden contests it, so that no direction"),
        ("/campaigns/mosul/", "Contested by what is hidden No comparable reviewed statement"),
        ("/campaigns/mosul/brief/", "accepted, 1 unreviewed hidden, which contests it."),
        ("/campaigns/mosul/brief/", "6 days old; 1 unreviewed hidden, which contests it"),
        ("/embed/campaigns/mosul/territory-remaining/", "accepted, 1 unreviewed hidden, which"),
        ("/api/v1/campaigns/mosul/status/", '"hidden":1,"hidden_rivals":1,"contested":false'),
    ],
)
def test_every_door_says_that_what_is_hidden_contests_a_figure_and_claims_no_course(
    read, fact, curator, take, address, told
):
    reviewing.accept(fact.fact, version=1, by=curator)
    earlier, other = (TEXT.replace("6 percent", f"{share} percent") for share in (10, 30))
    take(
        builders.article(
            earlier, remains(earlier, "10", "2017-05-02"), url="https://news.example/earlier"
        )
    )
    before = StatedFact.objects.open().get(low=10)
    reviewing.accept(before.fact, version=1, by=curator)
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    words = read(address, on="2017-05-31", unreviewed="false").words
    assert told in words
    assert "falling" not in words.lower().replace('"direction":"falling"', "")


def test_a_course_is_told_where_nothing_that_is_hidden_contests_it(read, fact, curator, take):
    reviewing.accept(fact.fact, version=1, by=curator)
    for share, day in (("10", "2017-05-02"), ("8", "2017-05-03")):
        words = TEXT.replace("6 percent", f"{share} percent")
        url = f"https://news.example/{share}"
        take(builders.article(words, remains(words, share, day), url=url))
    before = StatedFact.objects.open().get(low=10)
    reviewing.accept(before.fact, version=1, by=curator)
    for address in ("/", "/campaigns/mosul/", "/campaigns/mosul/brief/"):
        words = read(address, on="2017-05-31", unreviewed="false").words
        assert "falling from only about 10 percent" in words
        assert ("1 unreviewed hidden" in words, "contests it" in words) == (True, False)


def test_what_is_not_stated_is_told_as_ever_where_nothing_is_hidden(read, article, fact, curator):
    reviewing.accept(fact.fact, version=1, by=curator)
    words = read("/campaigns/mosul/", on="2017-01-01").words
    assert "No relation between actors is stated up to 1 January 2017." in words
    assert "hidden" not in words.partition("Key figures")[2]
    assert "0 unreviewed hidden" in read(fact.get_absolute_url(), unreviewed="0").words


@pytest.mark.parametrize("name", [*ALL, "method"])
def test_every_link_to_another_page_hides_it_there_too(read, article, fact, curator, name):
    reviewing.accept(fact.fact, version=1, by=curator)
    address = addresses(article, fact)[name]
    # The page itself shows it on request, and the form of a search sends it along unseen.
    left_out = (address, "/search/")
    links = [link for link in read(address, unreviewed="0").links if link.startswith("/")]
    pages = [link for link in links if not link.startswith(f"/{settings.STATIC_URL.strip('/')}/")]
    elsewhere = [link for link in pages if link.partition("?")[0] not in left_out]
    assert [link for link in elsewhere if "unreviewed=0" not in link] == []
