import json
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.models import Outlet
from campaigns import reviewing, vocabulary
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.api.conftest import FIGURE, an_article, the_figure

ARTICLES = Path(__file__).parents[4] / "shared" / "articles"
needs_articles = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="The real articles are not at hand."
)

API = "/api/v1"
MOSUL = f"{API}/campaigns/mosul/status/"


def get(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200, answer.content
    return answer.json()


def ingest(path):
    vocabulary.load()
    with pytest.raises(SystemExit) as end:
        call_command("ingest", str(path))
    assert end.value.code == 0


def standing(client, measure, **asked):
    told = get(client, MOSUL, **asked)["measures"]
    return next(one for one in told if one["measure"] == measure)


def test_a_fact_is_told_in_the_promised_shape(client, figure):
    assert get(client, f"{API}/facts/{figure.fact}/") == {
        "id": str(figure.fact),
        "version": 1,
        "campaign": "mosul",
        "measure": "territory-remaining",
        "review": "proposed",
        "modality": "reported",
        "hedges": ["only", "about"],
        "value": {
            "low": "6",
            "high": "6",
            "low_open": False,
            "high_open": False,
            "unit": "percent",
            "as_written": "6",
            "from_words": False,
        },
        "as_stated": "only about 6 percent",
        "speaker": {"as_written": "Officers", "actor": None},
        "subject": None,
        "object": {"as_written": "Exampleville", "actor": None},
        "named": [
            {"part": "speaker", "as_written": "Officers", "actor": None},
            {"part": "object", "as_written": "Exampleville", "actor": None},
        ],
        "places": [],
        "quote": {
            "exact": FIGURE,
            "prefix": "Officers said ",
            "suffix": ".\nA ministry put it at 9.50 perc",
            "start": 14,
            "end": 59,
            "revision": 1,
        },
        "article": {
            "id": figure.article_id,
            "url": "https://news.example/one",
            "title": "One",
            "outlet": "Example Courier",
            "outlet_slug": "example-courier",
            "retells": False,
            "author": "",
            "published_on": "2017-05-25",
            "origin": None,
        },
        "stated_for": {"edtf": "2017-05-25", "earliest": "2017-05-25", "latest": "2017-05-25"},
        "published_on": "2017-05-25",
        "recorded_at": figure.recorded_at.isoformat().replace("+00:00", "Z"),
        "superseded_at": None,
        "source_state": "marked",
        "waits": False,
        "url": f"http://testserver/facts/{figure.fact}/",
        "source_says_now": None,
        "proposals": None,
    }


@pytest.mark.parametrize("retells", [True, False])
def test_an_article_says_whether_its_outlet_retells_what_others_published(client, take, retells):
    Outlet.objects.create(slug="digests", name="Example Digests", retells=retells)
    take(an_article(the_figure(), outlet="Example Digests"))
    (fact,) = get(client, f"{API}/facts/")["results"]
    (change,) = get(client, f"{API}/changes/")["results"]
    (article,) = get(client, f"{API}/articles/")["results"]
    headline = standing(client, "territory-remaining")["headline"]
    answers = (fact["article"], change["article"], headline["article"], article)
    told = [(one["outlet"], one["retells"]) for one in answers]
    assert told == [("Example Digests", retells)] * 4


def test_a_fact_without_figure_speaker_or_date_says_null(client, four):
    told = get(client, f"{API}/facts/{four['relation'].fact}/")
    assert (told["value"], told["speaker"], told["stated_for"]) == (None, None, None)
    assert told["subject"] == {"as_written": "Turkey", "actor": "turkey"}
    assert told["object"] == {"as_written": "YPG", "actor": "ypg"}


@pytest.mark.parametrize(
    ("stated", "told"),
    [("9.50", "9.5"), ("18000", "18000"), ("0.0000001", "0.0000001"), ("-3.0", "-3")],
)
def test_a_figure_is_text_without_exponent_or_idle_zeros(client, take, stated, told):
    take(an_article(the_figure(value={"low": stated, "unit": "percent"})))
    (fact,) = get(client, f"{API}/facts/")["results"]
    assert (fact["value"]["low"], fact["value"]["high"]) == (told, None)


def test_words_that_give_no_number_are_a_value_without_bounds(client, take):
    text = "Thousands of troops would be needed."
    mark = builders.fact(text, text, measure="troops-required", quantity="Thousands", unit="troops")
    take(builders.article(text, mark))
    (fact,) = get(client, f"{API}/facts/")["results"]
    assert (fact["value"]["low"], fact["value"]["high"]) == (None, None)
    assert fact["value"]["as_written"] == "Thousands"


def test_markup_in_an_article_is_handed_on_as_text_and_never_as_a_page(client, take):
    text = "About 6 percent <script>alert(1)</script> remains."
    take(builders.article(text, builders.fact(text, text), title="<b>One</b>"))
    answer = client.get(f"{API}/facts/")
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    (fact,) = answer.json()["results"]
    assert (fact["quote"]["exact"], fact["article"]["title"]) == (text, "<b>One</b>")


def test_a_status_is_told_in_the_promised_shape(client, figure):
    told = get(client, MOSUL, on="2017-05-25")
    assert set(told) == {
        *("campaign", "on", "known_at", "pinned", "measures", "relations", "events", "coming"),
        *("statements", "hidden", "changed_since"),
    }
    assert told["campaign"]["slug"] == "mosul"
    assert (told["on"], told["pinned"], told["changed_since"]) == ("2017-05-25", False, 0)
    (measure,) = told["measures"]
    headline = measure.pop("headline")
    assert headline == get(client, f"{API}/facts/")["results"][0]
    assert measure == {
        "measure": "territory-remaining",
        "label": "Territory remaining",
        "unit": "percent",
        "of": "the city",
        "rivals": [],
        "agreeing": [],
        "newer_unreviewed": [],
        "hidden": 0,
        "hidden_rivals": 0,
        "contested": False,
        "independent_sources": 1,
        "age_days": 0,
        "freshness": "fresh",
        "course": {"direction": "first", "from": None},
        "reasons": {
            "headline": "No statement has been accepted yet; this is the newest unreviewed one.",
            "contested": "No comparable statement about the same time contradicts it.",
            "freshness": "0 days old; this measure is fresh up to 14 days and stale after 42.",
            "course": "No earlier statement is held.",
        },
    }


def test_a_status_shows_rivals_and_where_the_figure_comes_from(client, four):
    told = standing(client, "territory-remaining", on="2017-05-25")
    assert told["contested"] is True
    assert [fact["id"] for fact in told["rivals"]] == [str(four["rival"].fact)]
    assert told["course"]["direction"] == "falling"
    assert told["course"]["from"]["id"] == str(four["rival"].fact)


def test_a_status_lists_relations_and_what_is_coming(client, four):
    told = get(client, MOSUL, on="2017-05-25")
    assert [fact["id"] for fact in told["relations"]] == [str(four["relation"].fact)]
    assert [fact["id"] for fact in told["coming"]] == [str(four["vote"].fact)]


def test_a_status_without_unreviewed_facts_is_empty_until_one_is_accepted(client, figure, curator):
    assert get(client, MOSUL, unreviewed="false")["measures"] == []
    reviewing.accept(figure.fact, version=1, by=curator)
    (measure,) = get(client, MOSUL, unreviewed="false")["measures"]
    assert measure["headline"]["review"] == "accepted"


def test_an_unknown_campaign_is_not_found(client):
    assert client.get(f"{API}/campaigns/atlantis/status/").json()["code"] == "NOT_FOUND"


def test_the_versions_of_a_fact_are_told_with_who_and_why(client, figure, curator):
    reviewing.accept(figure.fact, version=1, by=curator, why="Read the source.")
    newest, first = get(client, f"{API}/facts/{figure.fact}/versions/")["results"]
    assert (newest["version"], newest["change"], newest["by"]) == (2, "accepted", "amal")
    assert (newest["why"], newest["superseded_at"]) == ("Read the source.", None)
    assert (first["version"], first["change"], first["by"]) == (1, "ingested", None)
    assert (first["imported"], first["superseded_at"]) == ("one.json", newest["recorded_at"])


def test_the_vocabulary_is_listed_and_each_entry_has_an_address(client):
    told = get(client, f"{API}/measures/territory-remaining/")
    assert (told["kind"], told["nature"], told["unit"]) == ("quantity", "stock", "percent")
    slugs = [one["slug"] for one in get(client, f"{API}/measures/", page_size=200)["results"]]
    assert slugs == sorted(slugs)
    assert "vote-scheduled" in slugs


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        # the vintage, by which an answer is tagged, and how far the ledger reaches; then
        (f"{API}/campaigns/", 3),
        (f"{API}/measures/", 2),  # of the vocabulary, no clock is asked
        (f"{API}/facts/", 4),  # facts with their sources, the actors they name
        (f"{API}/facts/?waits=false&source_state=marked", 4),
        (MOSUL, 5),  # the campaign, its facts, the actors they name
    ],
)
def test_the_cost_of_a_list_does_not_grow(
    client, take, django_assert_num_queries, address, queries, count
):
    for number in range(count):
        take(an_article(the_figure(), url=f"https://news.example/{number}"))
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_the_cost_of_versions_does_not_grow(
    client, figure, curator, django_assert_num_queries, count
):
    moves = [reviewing.accept, reviewing.reject, reviewing.restore][: count - 1]
    for version, move in enumerate(moves, start=1):
        move(figure.fact, version=version, by=curator)
    # the vintage, how far the ledger reaches, any versions, they, their actors
    with django_assert_num_queries(5):
        told = get(client, f"{API}/facts/{figure.fact}/versions/")
    assert len(told["results"]) == count


@needs_articles
def test_mosul_on_the_day_of_the_seed_column_stands_as_promised(client):
    path = ARTICLES / "seed" / "day-after.json"
    ingest(path)
    headline = standing(client, "territory-remaining", on="2017-05-25")["headline"]
    assert headline["value"]["low"] == headline["value"]["high"] == "6"
    assert (headline["value"]["unit"], headline["hedges"]) == ("percent", ["only", "about"])
    assert headline["speaker"] == {"as_written": "Commanders", "actor": None}
    quote, text = headline["quote"], json.loads(path.read_text("utf-8"))["text"]
    assert text[quote["start"] : quote["end"]] == quote["exact"]
    assert text.endswith(quote["suffix"] + text[quote["end"] + len(quote["suffix"]) :])
    assert headline["article"]["outlet"] == "The Washington Post"
    fighters = standing(client, "fighters-remaining", on="2017-05-25")["headline"]["value"]
    assert (fighters["low"], fighters["high"]) == ("500", "700")


@needs_articles
def test_mosul_at_the_end_of_2016_was_15_to_20_percent_cleared(client):
    ingest(ARTICLES / "public" / "centcom.jsonl")
    value = standing(client, "territory-cleared", on="2016-12-31")["headline"]["value"]
    assert (value["low"], value["high"], value["unit"]) == ("15", "20", "percent")


def test_every_fact_of_a_long_list_stands_on_one_page(client, take):
    for number in range(7):
        take(an_article(the_figure(), url=f"https://news.example/{number}"))
    seen, address = [], f"{API}/facts/?page_size=2"
    while address:
        page = get(client, address)
        seen += [fact["id"] for fact in page["results"]]
        address = page["next"]
    assert sorted(seen) == sorted(str(fact.fact) for fact in StatedFact.objects.open())
