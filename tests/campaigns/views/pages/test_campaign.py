"""The page of a campaign: where it stands, and why where nothing does."""

from datetime import date

import pytest

from campaigns import reviewing
from campaigns.models import Campaign
from tests import builders
from tests.campaigns.views.pages.sample import TEXT, remains

pytestmark = pytest.mark.django_db


def test_the_page_of_a_campaign_shows_figures_relations_events_and_sources(read, article):
    words = read("/campaigns/mosul/", on="2017-05-31").words
    for told in (
        "Territory remaining",
        "fresh, 6 days old",
        "no earlier figure",
        "The Exampleville Guard backs → the Council",
        "A vote is set for September",
        "September 2017, uncertain",
        "planned",
        "Ada Example",
    ):
        assert told in words


def test_rivals_stand_side_by_side_and_nothing_is_averaged(read, article, take):
    other = TEXT.replace("6 percent", "10 percent")
    take(
        builders.article(
            other,
            remains(other, percent="10", stated_for="2017-05-24"),
            url="https://news.example/two",
        )
    )
    words = read("/campaigns/mosul/", on="2017-05-31").words
    assert "only about 6 percent" in words
    assert "only about 10 percent" in words
    assert (
        "Contested: 1 other statement about nearly the same time (within 14 days) gives a figure "
        "that cannot hold beside the first." in words
    )
    assert "8 percent" not in words


def test_an_accepted_fact_stands_first_and_a_newer_unreviewed_one_is_named_beneath(
    read, fact, curator, take
):
    reviewing.accept(fact.fact, version=1, by=curator)
    newer = TEXT.replace("6 percent", "4 percent")
    mark = remains(newer, percent="4", stated_for="2017-05-29")
    take(builders.article(newer, mark, url="https://news.example/two"))
    words = read("/campaigns/mosul/", on="2017-05-31").words
    row = words[words.index("Territory remaining only about") :]
    assert row.startswith("Territory remaining only about 6 percent")
    newer = words[words.index("Newer, unreviewed only about 4 percent") :]
    assert "for 29 May 2017" in newer


def test_what_else_is_stated_of_a_measure_is_counted_and_named_beneath_it(read, article, take):
    mark = remains(TEXT, percent="6", stated_for="2017-05-25")
    take(builders.article(TEXT, mark, url="https://news.example/two"))
    words = read("/campaigns/mosul/", on="2017-05-31").words
    assert "Why these words about territory remaining, and 1 statement besides" in words
    assert "Also stated only about 6 percent" in words


def test_a_campaign_says_when_it_ended(read, article):
    Campaign.objects.filter(slug="mosul").update(ended_on=date(2017, 7, 10))
    assert "ended on 10 July 2017" not in read("/campaigns/mosul/", on="2017-05-31").words
    words = read("/campaigns/mosul/", on="2017-12-31").words
    assert "This campaign ended on 10 July 2017." in words


def test_a_campaign_of_which_nothing_is_shown_says_why(read, article):
    early = read("/campaigns/mosul/", on="2017-05-01")
    assert (
        "Nothing is stated up to 1 May 2017. The first statement is about 25 May 2017."
        in early.words
    )
    assert "/campaigns/mosul/?on=2017-05-25" in early.links
    hidden = read("/campaigns/mosul/", unreviewed="0")
    assert "All that is held about this campaign is unreviewed" in hidden.words
    unknown = read("/campaigns/mosul/", known_at="2017-05-01T00:00:00Z").words
    assert "Nothing was known about this campaign by 1 May 2017, 00:00 UTC." in unknown
    nothing = read("/campaigns/raqqa/", on="2017-06-01").words
    assert "No article has stated anything about this campaign yet." in nothing
    assert "Actors Nothing is stated up to 1 June 2017." in nothing


def test_a_measure_that_was_not_stated_yet_says_so_and_is_no_zero(read, article):
    words = read("/campaigns/mosul/", on="2017-05-01").words
    assert "not stated up to 1 May 2017; first stated for 25 May 2017" in words
    assert "6 percent" not in words
