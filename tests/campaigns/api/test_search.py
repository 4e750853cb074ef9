import csv
import io

import feedparser
import pytest

from campaigns.models import Campaign
from campaigns.queries.sought import LONGEST, MOST_TERMS
from tests.campaigns.api.conftest import FIGURE, an_article, the_figure
from tests.pages import Page

pytestmark = pytest.mark.django_db

API = "/api/v1/search/"


def test_an_answer_has_the_shapes_of_the_lists_and_how_many_there_are(client, four):
    told = client.get(API, {"q": "exampleville"}).json()
    assert {name: told[name] for name in ("q", "other_names", "facts_in_all")} == {
        "q": "exampleville",
        "other_names": [],
        "facts_in_all": 1,
    }
    listed = client.get("/api/v1/facts/", {"q": "Exampleville"}).json()["results"]
    assert told["facts"] == listed
    told = client.get(API, {"q": "turkey"}).json()
    assert [actor["slug"] for actor in told["actors"]] == ["turkey"]
    assert client.get(API, {"q": "one"}).json()["articles"][0]["title"] == "One"
    assert client.get(API, {"q": "raqqa"}).json()["campaigns"][0]["slug"] == "raqqa"


def test_without_words_nothing_is_found(client, four):
    told = client.get(API).json()
    assert (told["facts"], told["articles"], told["actors"], told["campaigns"]) == ([], [], [], [])


def test_the_page_its_table_and_its_feed_tell_the_same(client, four):
    page = Page(client.get("/search/?q=exampleville"))
    assert "only about 6 percent" in page.words
    assert FIGURE in page.words
    assert "mark" in page.tags
    assert "1 fact, 1 article, 0 actors, 0 campaigns." in page.words
    assert "/search.csv?q=exampleville" in page.links
    assert "/search/feed.atom?q=exampleville" in page.links
    text = client.get("/search.csv?q=exampleville").getvalue().decode()
    assert [row["quote"] for row in csv.DictReader(io.StringIO(text, newline=""))] == [FIGURE]
    told = feedparser.parse(client.get("/search/feed.atom?q=exampleville").content)
    assert [entry.id for entry in told.entries] == [f"urn:uuid:{four['figure'].fact}"]


def test_the_page_says_why_nothing_came(client, four):
    words = Page(client.get("/search/?q=nowhere")).words
    assert "Nothing holds nowhere." in words
    assert "Fewer words" not in words
    assert "0 facts" not in words
    words = Page(client.get("/search/?q=nowhere+else")).words
    assert "Nothing holds all of these words. Fewer words find more." in words
    assert "There is no word in this" in Page(client.get("/search/?q=--")).words
    asked = Page(client.get("/search/")).words
    assert "Quotes of facts, titles and texts of articles" in asked


def test_a_search_is_narrowed_to_a_campaign_a_measure_or_an_outlet(client, four):
    fact = four["figure"]
    for field, slug in (
        ("campaign", fact.campaign.slug),
        ("measure", fact.measure.slug),
        ("outlet", fact.article.outlet.slug),
    ):
        page = Page(client.get("/search/", {"q": "exampleville", field: slug}))
        assert "1 fact, 1 article, 0 actors, 0 campaigns." in page.words
        assert f"/search.csv?q=exampleville&{field}={slug}" in page.links
        assert f"/search/feed.atom?q=exampleville&{field}={slug}" in page.links
        other = {"q": "exampleville", field: "nowhere"}
        for address in ("/search/", "/search.csv", "/search/feed.atom"):
            assert client.get(address, other).status_code == 404


def test_what_a_search_is_narrowed_to_is_chosen_on_the_page_also_where_no_fact_is_of_it(
    client, four
):
    Campaign.objects.create(slug="quiet", name="A quiet place", proposed=True)
    shown = client.get("/search/", {"q": "exampleville", "campaign": "quiet"}).content.decode()
    assert '<option value="quiet" selected>' in shown
    assert 'value="quiet"' not in client.get("/search/?q=exampleville").content.decode()


def test_what_was_typed_is_shown_as_words(client, four):
    answer = client.get("/search/", {"q": '"><script>alert(1)</script>'})
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("count", [1, 50])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        # how far the ledger reaches; campaigns, measures and names of actors (none); facts, the
        # actors they name, what stands against them, how many; articles, how many; actors; where
        # both clocks can stop; and for the page what a search can be narrowed to
        (f"{API}?q=exampleville", 13),  # and the vintage
        ("/search/?q=exampleville", 15),
        # the vintage in place of all but the facts
        ("/search/feed.atom?q=exampleville", 6),
    ],
)
def test_the_cost_of_a_search_does_not_grow(
    client, take, django_assert_num_queries, address, queries, count
):
    for number in range(count):
        take(an_article(the_figure(), url=f"https://news.example/{number}"))
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


CUT_SHORT = "Only the beginning of this was searched for"


def test_a_page_says_when_not_every_word_was_looked_for(client, four):
    several = " ".join(f"exampleville{number}" for number in range(9))
    assert CUT_SHORT not in Page(client.get("/search/", {"q": f"{several} the zzzz"})).words
    for too_much in (f"{several} zzzz -dam", "exampleville " + "z" * LONGEST):
        assert CUT_SHORT in Page(client.get("/search/", {"q": too_much})).words


def test_a_word_that_is_said_again_takes_no_place(client, four):
    again = "Exampleville " * 5 + "exampleville " * 5
    page = Page(client.get("/search/", {"q": f"{again} zzzz"}))
    assert "Nothing holds all of these words." in page.words
    assert CUT_SHORT not in page.words
    page = Page(client.get("/search/", {"q": f"{again} -exampleville"}))
    assert "Nothing holds all of these words." in page.words


def test_more_words_than_are_looked_for_are_refused_and_not_left_out(client):
    several = [f"word{number}" for number in range(MOST_TERMS)]
    assert client.get(API, {"q": " ".join(several)}).status_code == 200
    answer = client.get(API, {"q": " ".join([*several, "more"])})
    assert answer.json()["errors"] == {"q": ["Give 10 words or phrases at most."]}


@pytest.mark.parametrize("q", ["", "--", "-exampleville"])
def test_a_feed_of_no_words_is_refused(client, four, q):
    answer = client.get("/search/feed.atom", {"q": q})
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_PARAMETER")
    assert answer.json()["detail"] == f"“q” cannot be “{q}”. Give a word to look for."


def test_words_without_end_are_refused_and_not_cut(client):
    assert client.get("/api/v1/search/", {"q": "a" * LONGEST}).status_code == 200
    answer = client.get("/api/v1/search/", {"q": "a" * (LONGEST + 1)})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["q"])
