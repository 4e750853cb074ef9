"""What has changed since, and what has moved in the world."""

import re

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import MARKS, PINNED, TEXT, addresses, remains

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "campaign"), [("home", ""), ("campaign", "campaign=mosul&")])
def test_a_pinned_page_leads_to_what_has_changed_since(
    read, article, fact, curator, name, campaign
):
    reviewing.accept(fact.fact, version=1, by=curator)
    [link] = [
        link
        for link in read(addresses(article, fact)[name], **PINNED).links
        if link.startswith("/changes/") and "since=" in link
    ]
    assert link == f"/changes/?{campaign}since=2017-06-02T00%3A00%3A00Z"
    words = read(link).words
    assert "Since 2 June 2017, 00:00 UTC: 1 fact, the latest change first." in words
    assert "Review unreviewed → accepted" in words


@pytest.mark.parametrize("address", ["/", "/campaigns/mosul/"])
def test_whoever_hides_what_is_unreviewed_is_led_to_the_changes_without_it(
    read, fact, curator, address
):
    reviewing.accept(fact.fact, version=1, by=curator)
    told = [
        link
        for asked in ({}, PINNED)
        for link in read(address, **asked, unreviewed="0").links
        if link.startswith("/changes/?") and ("since=" in link or "known_at" not in link)
    ]
    assert told
    assert [link for link in told if "unreviewed=0" not in link] == []
    [pinned] = [link for link in told if "since=" in link]
    words = read(address, **PINNED, unreviewed="0").words
    assert "1 fact has changed since." in words
    assert ": 1 fact, the latest change first." in read(pinned).words


def test_what_has_changed_is_told_as_it_was_and_as_it_is(read, article, fact, curator, take):
    take(builders.article(TEXT, remains(percent="6", stated_for="2017-05-24"), *MARKS[1:]))
    words = read("/changes/", since="2017-06-02T00:00:00Z").words
    assert "Stated for 25 May 2017 → 24 May 2017" in words
    assert "only about 6 percent of the city" in words
    other = TEXT.replace("6 percent", "10 percent")
    take(builders.article(other, remains(other, percent="10"), url="https://news.example/two"))
    page = read("/changes/", since="2017-06-02T00:00:00Z", campaign="mosul")
    assert page.headings[:-1] == [
        "Newly contested by what was recorded since 2 June 2017, 00:00 UTC",
        "Recorded since 2 June 2017, 00:00 UTC: changed",
        "Recorded since 2 June 2017, 00:00 UTC: new",
    ]
    assert "2 facts, the latest change first." in page.words
    assert "only about 10 percent of the city" in page.words


def test_what_has_been_taken_back_and_what_has_become_contested_stand_apart(
    read, article, fact, curator, take
):
    vote = StatedFact.objects.open().get(quote__contains="A vote")
    reviewing.reject(vote.fact, version=1, by=curator, why="Of another year.")
    other = TEXT.replace("6 percent", "30 percent")
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    page = read("/changes/", since="2017-06-02T00:00:00Z", on="2017-05-31")
    assert page.headings[:-1] == [
        "Newly contested by what was recorded since 2 June 2017, 00:00 UTC",
        "Recorded since 2 June 2017, 00:00 UTC: taken back",
        "Recorded since 2 June 2017, 00:00 UTC: new",
    ]


def test_what_came_and_went_stands_last_and_is_called_as_it_was(read, article, fact, curator):
    reviewing.reject(fact.fact, version=1, by=curator)
    page = read("/changes/", since="2017-06-01T09:00:00Z")
    assert page.headings[:-1] == [
        "Recorded since 1 June 2017, 09:00 UTC: new",
        "Recorded since 1 June 2017, 09:00 UTC: as it was",
    ]
    told = page.words.partition("09:00 UTC: as it was")[2]
    assert told.startswith(" What came in and was taken back since, and what was changed and")
    assert read("/changes/").headings[:-1] == ["Held", "Taken back"]


def test_what_changed_more_than_once_since_leads_to_all_of_its_versions(
    read, article, fact, curator
):
    reviewing.reject(fact.fact, version=1, by=curator)
    words = read("/changes/", since="2017-06-02").words
    assert "versions since" not in words
    reviewing.restore(fact.fact, version=2, by=curator)
    reviewing.accept(fact.fact, version=3, by=curator)
    page = read("/changes/", since="2017-06-02")
    assert "Review unreviewed → accepted The last of 3 versions since" in page.words
    assert f"{fact.get_absolute_url()}#versions" in page.links


def test_what_came_at_one_moment_stands_under_one_heading_and_a_relation_says_who_to_whom(
    read, article
):
    moment = "1 June 2017, 09:30 UTC"
    changes = read("/changes/").words.partition("the latest change first")[2]
    assert changes.count(moment) == 1
    assert f"{moment} · Taken in, import of one.json" in changes
    assert "The Exampleville Guard backs → the Council" in changes
    lately = read("/campaigns/mosul/").words.partition("Changed lately")[2]
    assert lately.count(moment) == 1
    for told in (
        "Backs: The Exampleville Guard backs → the Council: The Exampleville Guard backs the "
        "Council (Example Courier, for 25 May 2017, unreviewed)",
        "Vote scheduled: A vote is set for September (Example Courier, for September 2017, "
        "uncertain, planned, unreviewed)",
        "Territory remaining: only about 6 percent of the city (Officials, via Example Courier,",
    ):
        assert told in lately


def test_what_a_publisher_retracted_says_so_beside_its_review(read, article, take):
    take(builders.article(TEXT, *MARKS, author="Ada Example", retracted=True))
    [taken_back] = re.findall("Taken back(.*)", read("/changes/").words.partition("Since")[2])
    assert taken_back.count("unreviewed · article retracted") == 3
    assert "Source changed, import of one.json" in taken_back


def test_what_has_moved_in_the_world_is_told_by_what_is_known_now(read, article):
    words = read("/changes/", since="2017-05-01", on="2017-05-31").words
    assert "Every measure that stands elsewhere on 31 May 2017 than on 1 May 2017" in words
    assert "In the world since 1 May 2017" in words
    assert "Mosul not stated only about 6 percent of the city Officials" in words
    assert "stands elsewhere" not in read("/changes/", since="2017-05-25", on="2017-05-31").words


def test_a_moment_before_the_ledger_says_when_it_begins(read, article):
    begins = "The ledger begins on 1 June 2017: everything in it is newer."
    assert begins in read("/changes/", since="2017-03-01").words
    assert begins not in read("/changes/", since="2017-06-02").words
    assert begins not in read("/changes/").words


def test_where_nothing_has_changed_the_page_says_so(read, article):
    words = read("/changes/", since="2017-06-02T00:00:00Z").words
    assert "No fact has changed since." in words
    assert "3 facts" in read("/changes/").words
    assert "0 facts" in read("/changes/", campaign="raqqa").words


def test_links_of_what_has_changed_keep_what_was_asked(read, article):
    page = read("/changes/", campaign="mosul", since="2017-05-01", on="2017-06-30")
    asked = "campaign=mosul"
    assert f"/changes/?since=2017-05-01&{asked}&on=2017-06-30&unreviewed=0" in page.links
    permalink = (
        f"/changes/?since=2017-05-01&{asked}&on=2017-06-30&known_at=2017-06-01T09%3A30%3A00Z"
    )
    assert permalink in page.links
    assert "/campaigns/mosul/?on=2017-06-30" in page.links


def test_since_the_beginning_nothing_is_new(read, article, fact, take):
    other = TEXT.replace("6 percent", "30 percent")
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    page = read("/changes/", on="2017-05-31")
    assert page.headings[:-1] == ["Contested", "Held"]
    assert "0001" not in page.words
