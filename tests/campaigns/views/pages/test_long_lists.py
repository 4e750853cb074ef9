"""Lists that are longer than a page: the register and the index of articles."""

import csv
import io
import re

import pytest
import time_machine

from actors.models import Actor
from articles.models import Article, Revision
from campaigns.queries.paging import MOST_ROWS
from tests import builders
from tests.campaigns.views.pages.sample import LEARNED
from tests.pages import Page

pytestmark = pytest.mark.django_db

MORE = 2 * MOST_ROWS


@pytest.fixture
def crowd(article):
    """More actors and articles than two pages hold: three pages of each."""
    Actor.objects.bulk_create(
        Actor(slug=f"force-{n}", name=f"Force {n:03}", kind="force") for n in range(MORE)
    )
    articles = Article.objects.bulk_create(
        Article(
            url=f"https://news.example/n{n}",
            title=f"No {n:03}",
            outlet=article.outlet,
            language="en",
        )
        for n in range(MORE)
    )
    Revision.objects.bulk_create(
        Revision(article=one, number=1, text=one.title, sha256=str(n))
        for n, one in enumerate(articles)
    )


def around(page):
    """The links to the page before and after, and the words between them."""
    said = re.search(r"(?:Previous page )?Page \d+ of \d+(?: Next page)?", page.words)
    return said and said[0], [link for link in page.links if "page=" in link and "/?" in link]


@pytest.mark.parametrize("name", ["actors", "articles"])
def test_a_long_list_is_read_a_page_at_a_time_and_its_links_keep_what_was_asked(read, crowd, name):
    first = read(f"/{name}/", on="2017-05-31")
    assert around(first) == ("Page 1 of 3 Next page", [f"/{name}/?page=2&on=2017-05-31"])
    words, links = around(read(f"/{name}/", page=2, on="2017-05-31"))
    assert words == "Previous page Page 2 of 3 Next page"
    assert {f"/{name}/?page={n}&on=2017-05-31" for n in (1, 3)} <= set(links)
    assert around(read(f"/{name}/", page=3))[0] == "Previous page Page 3 of 3"


@pytest.mark.parametrize("name", ["actors", "articles"])
def test_all_pages_together_hold_each_row_once(client, crowd, name):
    rows = [
        row
        for number in (1, 2, 3)
        for row in re.findall(
            rf'href="(/{name}/[\w-]+/)"><bdi',
            client.get(f"/{name}/", {"page": number}).content.decode(),
        )
    ]
    assert (len(rows), len(set(rows))) == (MORE + 1, MORE + 1)


@pytest.mark.parametrize("name", ["actors", "articles"])
def test_a_file_holds_the_whole_list_and_a_page_of_it_leads_there(client, crowd, name):
    assert f"/{name}.csv" in Page(client.get(f"/{name}/?page=2")).links
    text = client.get(f"/{name}.csv").getvalue().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == MORE + 1


@pytest.mark.parametrize("name", ["actors", "articles"])
def test_what_fits_on_a_page_has_no_others(read, article, name):
    assert around(read(f"/{name}/")) == (None, [])


@pytest.mark.parametrize("name", ["actors", "articles"])
def test_a_page_that_is_no_number_is_a_400_and_one_past_the_last_is_the_last(read, crowd, name):
    sentence = "“page” cannot be “two”. Give a whole number such as 2."
    assert sentence in read(f"/{name}/", status=400, page="two").words
    assert around(read(f"/{name}/", page=99))[0] == "Previous page Page 3 of 3"
    assert around(read(f"/{name}/", page=0))[0] == "Page 1 of 3 Next page"


def test_an_index_counts_all_that_it_holds_whatever_page_is_read(read, crowd):
    for number in (1, 2, 3):
        words = read("/articles/", page=number).words
        assert f"Where it was said: {MORE + 1} articles" in words
        assert "3 unreviewed 1 source" in words
        assert f"Of {MORE + 1} in the register, 1 is named" in read("/actors/", page=number).words


def test_who_no_fact_names_stands_closed_behind_a_line_that_says_how_many(client, article):
    Actor.objects.create(slug="other", name="Other", kind="state")
    answer = client.get("/actors/")
    page = Page(answer)
    assert page.headings[:-1] == ["Named in facts", "Also in the register (1)"]
    named, _, others = answer.content.decode().partition('<details class="more">')
    assert ("/actors/guard/" in named, "/actors/other/" in named) == (True, False)
    assert "/actors/other/" in others


def test_a_register_that_no_fact_names_says_only_that(read, db):
    Actor.objects.create(slug="other", name="Other", kind="state")
    assert read("/actors/").headings[:-1] == ["Also in the register (1)"]


@pytest.fixture
def at_once(take):
    """Take facts of two campaigns at one moment, by one import, from so many articles."""

    def at_once(articles, facts):
        text = " ".join(f"Hill {n} is held." for n in range(facts))
        marks = [
            builders.fact(
                text,
                f"Hill {n} is held",
                id=f"f{n}",
                measure="assessment",
                campaign="raqqa" if n % 3 else "mosul",
            )
            for n in range(facts)
        ]
        with time_machine.travel(LEARNED, tick=False):
            for n in range(articles):
                take(builders.article(text, *marks, url=f"h:{n}"))

    return at_once


def test_a_dozen_changes_of_one_moment_are_told_one_by_one(client, at_once):
    at_once(articles=2, facts=6)
    answer = client.get("/changes/")
    assert '<details class="more">' not in answer.content.decode()
    assert Page(answer).words.count("is held") == 12


def test_more_are_told_in_a_line_over_all_of_them_by_campaign(client, at_once):
    at_once(articles=2, facts=9)
    answer = client.get("/changes/")
    told, _, closed = answer.content.decode().partition('<details class="more">')
    words = Page(answer).words
    assert "18 facts from 2 articles: Mosul 6, Raqqa 12 Show them, by campaign Mosul" in words
    closed = closed.partition("</details>")[0]
    assert (told.count("is held"), closed.count("is held")) == (0, 18)
    assert closed.count("<h4") == 2


def test_a_file_and_a_feed_tell_each_of_them(client, at_once):
    at_once(articles=2, facts=9)
    text = client.get("/changes.csv").getvalue().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 18
    assert client.get("/changes/feed.atom").content.count(b"<entry") == 18
