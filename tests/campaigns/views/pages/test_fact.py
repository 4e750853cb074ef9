"""The page of a stated fact, of each of its versions, and of what became of its source."""

import re

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import MARKS, TEXT, remains

pytestmark = pytest.mark.django_db


def test_the_page_of_a_fact_tells_who_said_it_when_and_every_version(read, fact, curator):
    reviewing.accept(fact.fact, version=1, by=curator, why="Read the source.")
    words = read(fact.get_absolute_url()).words
    for told in (
        "Officials say only about 6 percent of the city remains.",  # the quote in its sentence
        "Said by Officials",
        "Relayed by Example Courier, Ada Example",
        "Stated for 25 May 2017 2017-05-25",
        "Published 25 May 2017",
        "Hedges only, about",
        "import of one.json",
        "accepted amal Read the source.",
        "The article says it in these words.",
    ):
        assert told in words


def test_a_page_keeps_a_date_on_one_line_and_what_is_cited_has_plain_spaces(client, fact):
    page = client.get(fact.get_absolute_url()).content.decode()
    assert ("for 25\u00a0May\u00a02017" in page, "about 6\u00a0percent" in page) == (True, True)
    [cited] = re.findall('<p class="cite__plain".*?</p>', page)
    assert ("25 May 2017" in cited, "\u00a0" in cited) == (True, False)


def test_a_figure_that_others_stand_against_says_so_at_its_head_until_it_is_taken_back(
    read, fact, curator, take
):
    other = TEXT.replace("6 percent", "30 percent")
    take(builders.article(other, remains(other, percent="30"), url="https://news.example/two"))
    contested = "Against it: only about 30 percent of the city (Officials, via Example Courier,"
    for address in (fact.get_absolute_url(), f"/embed{fact.get_absolute_url()}"):
        assert contested in read(address).words
    reviewing.reject(fact.fact, version=1, by=curator, why="Misread.")
    assert contested not in read(fact.get_absolute_url()).words


def test_each_version_says_what_changed_with_it_and_nothing_else(read, fact, curator):
    correction = builders.correction(value={"low": "5", "high": "6", "unit": "percent"})
    reviewing.revise(fact.fact, version=1, by=curator, correction=correction, why="A slip.")
    words = read(fact.get_absolute_url()).words
    assert "revised amal A slip. Bounds 6 percent → 5 to 6 percent 1 " in words
    assert "Revised by amal" in words
    assert "A curator corrected what the source marks. Both side by side" in words
    assert "Bounds 5 to 6 percent 6 percent" in words  # here, and in the source


def test_an_earlier_version_stays_citable_and_leads_to_the_newest(read, fact, curator):
    reviewing.accept(fact.fact, version=1, by=curator)
    page = read(f"{fact.get_absolute_url()}v/1/")
    assert "This is version 1. The newest is version 2, accepted." in page.words
    assert fact.get_absolute_url() in page.links


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (None, "The source says something else by now. A curator has yet to answer."),
        (reviewing.keep, "A curator stands by it, although the source says something else"),
    ],
)
def test_a_change_of_the_source_stands_beside_what_was_judged(
    read, fact, curator, take, answer, sentence
):
    reviewing.accept(fact.fact, version=1, by=curator)
    take(builders.article(TEXT, remains(stated_for="2017-05-24"), *MARKS[1:]))
    if answer:
        answer(fact.fact, version=3, by=curator)
    words = read(fact.get_absolute_url()).words
    assert sentence in words
    assert "Stated for 25 May 2017 24 May 2017" in words


def test_an_earlier_version_does_not_say_what_the_source_says_now(read, fact, curator):
    correction = builders.correction(stated_for="2017-05-23")
    reviewing.revise(fact.fact, version=1, by=curator, correction=correction)
    reviewing.accept(fact.fact, version=2, by=curator)
    assert "What the source says now" in read(f"{fact.get_absolute_url()}v/3/").words
    pinned = {"known_at": StatedFact.objects.latest("position").recorded_at.isoformat()}
    assert "What the source says now" not in read(fact.get_absolute_url(), **pinned).words
    assert "What the source says now" not in read(f"{fact.get_absolute_url()}v/2/").words


@pytest.mark.parametrize(
    ("delivered", "sentence"),
    [
        (
            builders.article("Another text.", states_facts=False),
            "The newest text of the article no longer has these words.",
        ),
        (
            builders.article(TEXT, *MARKS, retracted=True),
            "The article was retracted by its publisher: its facts no longer count, and",
        ),
    ],
)
def test_what_has_become_of_the_source_is_said_in_words(read, fact, take, delivered, sentence):
    take(delivered)
    assert sentence in read(fact.get_absolute_url()).words


def test_a_withdrawn_fact_keeps_its_page_and_leaves_the_status(read, fact, take):
    take(builders.article(TEXT, *MARKS[1:], author="Ada Example"))
    assert (
        "The source no longer marks these words as a statement."
        in read(fact.get_absolute_url()).words
    )
    status, _, log = read("/campaigns/mosul/", on="2017-05-31").words.partition("Changed lately")
    assert "only about 6 percent" not in status
    assert "Withdrawn" in log


@pytest.mark.parametrize(
    ("decide", "told"),
    [
        (reviewing.reject, "A curator rejected this statement: it no longer counts."),
        (reviewing.withdraw, "This statement was taken back: it no longer counts."),
    ],
)
def test_what_no_longer_counts_says_why(read, fact, curator, decide, told):
    decide(fact.fact, version=fact.version, by=curator, why="Counted twice.")
    words = " ".join(read(fact.get_absolute_url()).words.split())
    assert f"{told} Why: Counted twice." in words
