"""Feeds and calendars as readers' programs parse them."""

from uuid import UUID

import feedparser
import icalendar
import pytest

from campaigns import reviewing, vocabulary
from campaigns.models import StatedFact
from tests import builders
from tests.actors.make import an_actor
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = (
    "Officers said only about 6 percent of Mosul remained.\n"
    "Turkey opposes the YPG. A vote may come in September."
)
FEEDS = ("/campaigns/mosul/feed.atom", "/actors/turkey/feed.atom", "/changes/feed.atom")
ALL = (*FEEDS, "/campaigns/mosul/dates.ics")


def the_article(url="https://news.example/one", text=TEXT):
    return builders.article(
        text,
        builders.fact(
            text,
            text.split("\n")[0][:-1],
            id="figure",
            value={"low": 6, "high": 6, "unit": "percent"},
            quantity="6",
            unit="percent",
            speaker="Officers",
            hedge=["only", "about"],
            object="Mosul",
            stated_for="2017-05-25",
        ),
        builders.fact(
            text, "Turkey opposes the YPG", id="relation", measure="opposes", subject="Turkey"
        ),
        builders.fact(
            text,
            "A vote may come in September",
            id="vote",
            measure="vote-scheduled",
            stated_for="2017-09?",
            hedge="may",
        ),
        url=url,
    )


@pytest.fixture
def facts(take):
    vocabulary.load()
    an_actor("turkey", "Turkey", kind="state")
    take(the_article())
    return {fact.mark_id: fact for fact in StatedFact.objects.open()}


def entries(client, address, **asked):
    answer = client.get(address, asked)
    assert (answer.status_code, answer["Content-Type"]) == (
        200,
        "application/atom+xml; charset=utf-8",
    )
    told = feedparser.parse(answer.content)
    assert told.bozo is False
    return told.entries


def test_a_feed_has_an_entry_a_fact_and_the_latest_change_first(client, facts, curator):
    reviewing.accept(facts["figure"].fact, version=1, by=curator, why="Read.")
    told = entries(client, "/campaigns/mosul/feed.atom")
    assert [entry.id for entry in told] == [
        f"urn:uuid:{facts[name].fact}" for name in ("figure", "vote", "relation")
    ]
    figure = told[0]
    assert figure.title == (
        "Territory remaining: only about 6 percent of Mosul (Officers, for 25 May 2017, accepted)"
    )
    assert figure.link == f"http://testserver/facts/{facts['figure'].fact}/"
    assert figure.author == "Example Courier"
    assert [tag.term for tag in figure.tags] == ["mosul", "territory-remaining", "accepted"]
    told_by = (
        "Officers, via Example Courier · for 25 May 2017 · published 25 May 2017 · "
        "hedged: only about · accepted"
    )
    assert f"<p>{told_by}</p>" in figure.summary
    assert "Version 2: accepted. Read." in figure.summary


def test_a_relation_says_who_to_whom_and_what_is_no_figure_stands_in_quotation_marks(client, facts):
    vote, relation, _ = entries(client, "/campaigns/mosul/feed.atom")
    assert relation.title == (
        "opposes: Turkey → not stated: “Turkey opposes the YPG” "
        "(Example Courier, time not stated, unreviewed)"
    )
    assert vote.title == (
        "Vote scheduled: “A vote may come in September” "
        "(Example Courier, for September 2017, uncertain, unreviewed)"
    )


def test_what_is_withdrawn_is_told_to_whoever_follows(client, facts, curator):
    reviewing.withdraw(facts["figure"].fact, version=1, by=curator)
    assert entries(client, "/changes/feed.atom")[0].title == (
        "withdrawn: Territory remaining: only about 6 percent of Mosul (Officers, for 25 May 2017)"
    )


def test_the_feed_of_an_actor_has_what_names_it(client, facts):
    [entry] = entries(client, "/actors/turkey/feed.atom")
    assert entry.id == f"urn:uuid:{facts['relation'].fact}"


def test_the_feed_of_an_article_has_all_that_it_states_and_that_of_a_fact_itself(
    client, facts, take
):
    take(the_article(url="https://news.example/two"))
    fact = facts["vote"]
    told = entries(client, f"/articles/{fact.article_id}/feed.atom")
    assert {entry.id for entry in told} == {f"urn:uuid:{one.fact}" for one in facts.values()}
    [entry] = entries(client, f"/facts/{fact.fact}/feed.atom")
    assert (entry.id, entry.link) == (
        f"urn:uuid:{fact.fact}",
        f"http://testserver/facts/{fact.fact}/",
    )


def test_a_feed_hides_what_is_unreviewed_where_the_reader_does(client, facts):
    assert entries(client, "/campaigns/mosul/feed.atom", unreviewed="0") == []


def test_a_feed_names_itself_and_the_page_it_follows(client, facts):
    told = feedparser.parse(client.get("/changes/feed.atom").content).feed
    assert (told.id, told.link) == (
        "http://testserver/changes/feed.atom",
        "http://testserver/changes/",
    )
    assert told.updated == facts["vote"].recorded_at.strftime("%Y-%m-%dT%H:%M:%S.%f+00:00")


def test_markup_and_control_signs_of_an_article_are_words_in_a_feed(client, facts, take):
    harm = "<script>alert(1)</script> & ]]> \x07 about 6 percent of Mosul remained"
    mark = builders.fact(harm, harm, id="harm", speaker="<script>")
    take(builders.article(harm, mark, url="https://news.example/two", title="<b>Two</b>"))
    [entry, *_] = entries(client, "/changes/feed.atom")
    assert "<script>" not in entry.summary
    raw = client.get("/changes/feed.atom").content.decode()
    assert "<script" not in raw
    assert "&amp;lt;script&amp;gt;" in raw
    assert "\x07" not in raw


def test_the_calendar_has_announced_dates_and_cancels_those_taken_back(client, facts, curator):
    def events():
        answer = client.get("/campaigns/mosul/dates.ics")
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")

    [vote] = events()
    assert (vote["uid"], vote["sequence"], vote["status"]) == (
        str(facts["vote"].fact),
        0,
        "TENTATIVE",
    )
    reviewing.withdraw(facts["vote"].fact, version=1, by=curator)
    [vote] = events()
    assert (vote["uid"], vote["sequence"], vote["status"]) == (
        str(facts["vote"].fact),
        1,
        "CANCELLED",
    )


def test_what_had_happened_when_it_was_told_is_no_announced_date(client, facts, take):
    text = "The vote was held on 1 May."
    mark = builders.fact(text, text, measure="vote-scheduled", stated_for="2017-05-01")
    take(builders.article(text, mark, url="https://news.example/two"))
    answer = client.get("/campaigns/mosul/dates.ics")
    assert len(icalendar.Calendar.from_ical(answer.content).walk("VEVENT")) == 1


@pytest.mark.parametrize("address", ALL)
def test_an_unchanged_feed_costs_one_query_and_any_change_is_another_answer(
    client, facts, curator, django_assert_num_queries, address
):
    answer = client.get(address)
    assert answer["Cache-Control"] == "no-cache"
    with django_assert_num_queries(1):
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    reviewing.accept(facts["relation"].fact, version=1, by=curator)
    assert client.get(address)["ETag"] != answer["ETag"]


@pytest.mark.parametrize("count", [1, 50])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        # the vintage, how far the ledger reaches, what it is about, facts, the actors they name
        ("/campaigns/mosul/feed.atom", 5),
        ("/actors/turkey/feed.atom", 5),
        ("/changes/feed.atom", 4),
        ("/campaigns/mosul/dates.ics", 5),
    ],
)
def test_the_cost_of_a_feed_does_not_grow(
    client, take, facts, django_assert_num_queries, address, queries, count
):
    for number in range(1, count):
        take(the_article(url=f"https://news.example/{number}"))
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_a_page_leads_to_its_feeds(client, facts):
    links = Page(client.get("/campaigns/mosul/?unreviewed=0")).links
    assert links.count("/campaigns/mosul/feed.atom?unreviewed=0") == 2  # for programs, and to click
    assert links.count("/campaigns/mosul/dates.ics?unreviewed=0") == 2
    for address in ("/", "/changes/", "/contested/", "/actors/", "/articles/"):
        assert "/changes/feed.atom" in Page(client.get(address)).links
    fact = facts["figure"]
    for address in (f"/facts/{fact.fact}/", f"/articles/{fact.article_id}/"):
        assert f"{address}feed.atom" in Page(client.get(address)).links
        assert client.get(f"{address}feed.atom").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/campaigns/atlantis/feed.atom", 404),
        ("/campaigns/atlantis/dates.ics", 404),
        ("/actors/nobody/feed.atom", 404),
        ("/articles/0/feed.atom", 404),
        (f"/facts/{UUID(int=0)}/feed.atom", 404),
        ("/changes/feed.atom?known_at=soon", 400),
    ],
)
def test_a_feed_of_nothing_is_refused(client, facts, address, status):
    assert client.get(address).status_code == status


def test_the_feed_of_what_has_changed_is_that_of_the_campaign_asked_for(client, facts, take):
    raqqa = builders.fact(TEXT, "Turkey opposes the YPG", campaign="raqqa", measure="opposes")
    take(builders.article(TEXT, raqqa, url="https://news.example/raqqa"))
    [link] = [
        link
        for link in dict.fromkeys(Page(client.get("/changes/", {"campaign": "raqqa"})).links)
        if "feed.atom" in link
    ]
    answer = feedparser.parse(client.get(link).content)
    assert [tag.term for entry in answer.entries for tag in entry.tags[:1]] == ["raqqa"]
    assert answer.feed.title == "Raqqa · What has changed · Campaign Ledger"
    assert answer.feed.link == "http://testserver/changes/?campaign=raqqa"
    assert client.get("/changes/feed.atom", {"campaign": "nowhere"}).status_code == 404
