"""The two clocks on every page: a day in the world, and a moment of knowledge."""

import re

import pytest
from django.utils import timezone

from articles.models import Article
from campaigns import copying, retracting, reviewing
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import PAGES, PINNED, TEXT, addresses, remains
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_both_clocks_are_told_and_handed_on(read, article, fact, name):
    page = read(addresses(article, fact)[name], **PINNED)
    assert "31 May 2017" in page.words
    assert "2 June 2017, 00:00 UTC" in page.words
    assert "Pinned page." in page.words
    handed_on = "?on=2017-05-31&known_at=2017-06-02T00%3A00%3A00Z"
    assert f"/campaigns/mosul/{handed_on}" in page.links or f"/{handed_on}" in page.links


def test_every_page_with_a_status_leads_to_the_days_before_and_after_on_which_it_changes(
    read, article, take
):
    later = TEXT.replace("6 percent", "4 percent")
    mark = remains(later, percent="4", stated_for="2017-06-10")
    take(builders.article(later, mark, url="https://news.example/later"))
    for address in ("/", "/campaigns/mosul/", "/campaigns/mosul/brief/", "/contested/"):
        links = read(address, on="2017-05-31").links
        assert {f"{address}?on=2017-05-25", f"{address}?on=2017-06-10"} <= set(links)
    pinned = read("/campaigns/mosul/", **PINNED).links
    assert "/campaigns/mosul/?on=2017-05-25&known_at=2017-06-02T00%3A00%3A00Z" in pinned
    assert not [link for link in pinned if "on=2017-06-10" in link]  # it was not known then


@pytest.mark.parametrize("name", PAGES)
def test_a_pinned_page_never_shows_what_was_learned_later(
    client, article, fact, take, curator, name
):
    address = addresses(article, fact)[name]
    before = _but_for_changes(Page(client.get(address, PINNED)).words)
    corrected = TEXT.replace("6 percent", "5 percent")
    take(builders.article(corrected, remains(corrected, percent="5"), author="Ada Example"))
    take(builders.article(corrected, remains(corrected, "5"), url="https://news.example/two"))
    copying.confirm(article, of=Article.objects.get(url="https://news.example/two"), by=curator)
    retracting.retract(article, by=curator)
    assert _but_for_changes(Page(client.get(address, PINNED)).words) == before


def _but_for_changes(words):
    """Without what a pinned page says of later changes."""
    counted = r"(No fact has|\d+ facts? (has|have)) changed since\."
    return " ".join(re.sub(counted, "", words).split())


def test_a_pinned_page_says_how_many_of_its_facts_have_changed(read, fact, curator):
    assert "No fact has changed since." in read("/campaigns/mosul/", **PINNED).words
    reviewing.accept(fact.fact, version=1, by=curator)
    assert "1 fact has changed since." in read("/campaigns/mosul/", **PINNED).words


@pytest.mark.parametrize("name", PAGES)
def test_every_pinned_page_counts_what_changed_on_it(read, article, fact, curator, take, name):
    address = addresses(article, fact)[name]
    backs = StatedFact.objects.open().get(measure__slug="backs")
    for changed in (fact, backs):
        reviewing.accept(changed.fact, version=1, by=curator)
        reviewing.reject(changed.fact, version=2, by=curator)
    on_it = {"fact": 1, "fact-version": 1, "actor": 1}.get(name, 2)
    told = f"{on_it} {'fact has' if on_it == 1 else 'facts have'} changed since."
    assert told in read(address, **PINNED).words
    later = StatedFact.objects.latest("position").recorded_at.isoformat()
    assert "No fact has changed since." in read(address, on="2017-05-31", known_at=later).words


def test_before_anything_was_known_there_is_nothing(read, article, fact):
    before = {"known_at": "2017-05-31T00:00:00Z"}
    home = read("/", **before).words
    assert "6 percent" not in home
    assert "Nothing was known by 31 May 2017, 00:00 UTC." in home
    assert "No article was held by 31 May 2017, 00:00 UTC." in read("/articles/", **before).words
    assert "taken in yet" not in home
    read(fact.get_absolute_url(), status=404, **before)


@pytest.mark.parametrize(
    "asked",
    [{"on": "0001-01-01"}, {"on": "9999-12-31"}, {"known_at": "0001-01-01"}, {"on": ""}],
)
def test_days_at_the_ends_of_the_calendar_are_days(read, article, asked):
    for address in ("/", "/campaigns/mosul/", "/actors/guard/", "/articles/"):
        read(address, **asked)


def test_a_day_left_out_is_that_of_the_moment_and_the_clock_ends_there(client, article):
    def ends(**asked):
        page = client.get("/campaigns/mosul/", asked).content.decode()
        return re.search('data-clock="on".* data-now="(.*?)"', page)[1]

    assert ends(known_at="2017-06-02T00:00:00Z") == "2017-06-02"
    assert ends(on="2017-05-25", known_at="2017-06-02T00:00:00Z") == "2017-06-02"
    assert ends(on="2017-05-25") == ends() == f"{timezone.now():%Y-%m-%d}"
