"""What a page says of itself to a tab, a search and a message: its title and one sentence."""

from html.parser import HTMLParser

import pytest

from tests import builders
from tests.campaigns.views.pages.sample import PAGES, PINNED, TEXT, addresses

pytestmark = pytest.mark.django_db

FIGURE = "only about 6 percent of the city"
TOLD = f"{FIGURE}, Officials, via Example Courier, 25 May 2017, unreviewed"


class Head(HTMLParser):
    """The title, the address and the sentences in the head of a page."""

    def __init__(self, response):
        super().__init__()
        self.title, self.canonical, self.told, self._in_title = "", "", {}, False
        self.feed(response.content.decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._in_title = tag == "title" and not self.title
        if tag == "meta" and (name := given.get("name") or given.get("property")):
            self.told[name] = given["content"]
        if tag == "link" and given.get("rel") == "canonical":
            self.canonical = given["href"]

    def handle_data(self, data):
        self.title += data if self._in_title else ""

    def handle_endtag(self, tag):
        self._in_title = False


def head_of(client, address, **asked):
    return Head(client.get(address, asked))


def test_a_campaign_is_told_by_what_stands_first_and_by_whom(client, article):
    head = head_of(client, "/campaigns/mosul/", on="2017-05-31")
    assert head.title == "Mosul on 31 May 2017 · Campaign Ledger"
    assert head.told["description"] == f"Territory remaining: {TOLD}"
    brief = head_of(client, "/campaigns/mosul/brief/", on="2017-05-31")
    assert brief.title == "Brief: Mosul on 31 May 2017 · Campaign Ledger"
    assert brief.told["description"] == head.told["description"]


def test_a_fact_is_told_with_all_that_belongs_to_it(client, fact):
    head = head_of(client, fact.get_absolute_url())
    assert head.title == "Territory remaining · Mosul · Campaign Ledger"
    assert head.told["description"] == (
        f"Territory remaining: {FIGURE} · Officials, via Example Courier · for 25 May 2017 · "
        "published 25 May 2017 · hedged: only about · unreviewed"
    )


def test_an_article_is_told_by_who_published_it_and_when(client, article):
    head = head_of(client, article.get_absolute_url())
    assert head.title == "One · Campaign Ledger"
    assert head.told["description"] == (
        "Example Courier, 25 May 2017: 3 stated facts, each in the words that state it."
    )


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ({}, "Mosul"),
        ({"on": "2017-05-31"}, "Mosul on 31 May 2017"),
        ({"known_at": "2017-06-02T00:00:00Z"}, "Mosul, as known by 2 June 2017, 00:00 UTC"),
        (PINNED, "Mosul on 31 May 2017, as known by 2 June 2017, 00:00 UTC"),
    ],
)
def test_a_title_says_of_which_day_and_moment_a_page_is(client, article, asked, title):
    head = head_of(client, "/campaigns/mosul/", **asked)
    assert head.title == f"{title} · Campaign Ledger"
    assert head.told["og:title"] == title


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_every_page_has_a_sentence_and_its_address_without_noise(client, article, fact, name):
    address = addresses(article, fact)[name]
    head = head_of(client, address, utm_source="letter")
    assert head.canonical == f"http://testserver{address}"
    pinned = head_of(client, address, **PINNED, utm_source="letter")
    assert pinned.canonical == (
        f"http://testserver{address}?on=2017-05-31&known_at=2017-06-02T00%3A00%3A00Z"
    )
    for told in (head, pinned):
        assert told.told["og:url"] == told.canonical
        assert told.told["og:description"] == told.told["description"] != ""
        assert told.told["og:type"] == "website"


def test_a_search_keeps_what_it_was_asked_in_its_address(client, article):
    head = head_of(client, "/search/", q="the city", campaign="mosul", utm_source="letter")
    assert head.title == "the city · Search · Campaign Ledger"
    assert head.canonical == "http://testserver/search/?q=the+city&campaign=mosul"


def test_a_campaign_without_figures_is_told_by_its_newest_words_or_by_what_it_was(client, take):
    text = "A vote was held in Mosul."
    mark = builders.fact(text, text, measure="vote-scheduled", stated_for="2017-05-01")
    take(builders.article(text, mark))
    told = head_of(client, "/campaigns/mosul/").told["description"]
    assert told.startswith("Vote scheduled: “A vote was held in Mosul.” · Example Courier · for 1")
    assert head_of(client, "/campaigns/raqqa/").told["description"].endswith(".")


def test_words_of_others_are_words_in_the_head_as_well(client, take):
    evil = '"><script>alert(1)</script>'
    text = TEXT.replace("Officials", f"Officials{evil}")
    quote = "only about 6 percent of the city remains"
    mark = builders.fact(text, quote, speaker=f"Officials{evil}")
    take(builders.article(text, mark, title=evil, outlet=evil))
    for address in ("/campaigns/mosul/", "/articles/"):
        assert "<script>alert" not in client.get(address).content.decode()
    assert evil in head_of(client, "/campaigns/mosul/").told["description"]
