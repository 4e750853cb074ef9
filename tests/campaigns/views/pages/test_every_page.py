"""What holds for each page: it answers, and shows no figure bare."""

import pytest
from django.urls import reverse

from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import PAGES, REMAINS, TEXT, WITH_FIGURE, addresses, remains

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_every_page_answers_where_it_was_promised(read, article, fact, name):
    read(addresses(article, fact)[name], on="2017-05-31")


def test_the_names_of_pages_are_those_of_their_addresses(article, fact):
    by_name = {
        "home": reverse("home"),
        "campaign": reverse("campaign", args=["mosul"]),
        "fact-version": reverse("fact-version", args=[fact.fact, 1]),
        "actor": reverse("actor", args=["guard"]),
    }
    assert by_name == {name: addresses(article, fact)[name] for name in by_name}


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_a_figure_is_never_shown_bare(read, article, fact, name):
    words = read(addresses(article, fact)[name], on="2017-05-31").words
    for told in (
        "only about 6 percent",
        "of the city",
        "Officials",
        "Example Courier",
        "25 May 2017",
        "unreviewed",
    ):
        assert told in words


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_a_figure_leads_to_its_highlighted_words(read, article, fact, name):
    page = read(addresses(article, fact)[name])
    assert f"{article.get_absolute_url()}#fact-{fact.fact}" in page.links


def test_a_contested_figure_says_so_wherever_it_stands(read, article, take):
    other = TEXT.replace("6 percent", "10 percent")
    mark = remains(other, percent="10", stated_for="2017-05-24")
    take(builders.article(other, mark, url="https://news.example/two"))
    fact = StatedFact.objects.get(quote=REMAINS)
    for address in (
        *("/", "/changes/", "/search/?q=remains"),
        *(article.get_absolute_url(), fact.get_absolute_url()),
        f"/embed{fact.get_absolute_url()}",
    ):
        assert "contested by 1 other" in read(address).words, address
    cited = read(fact.get_absolute_url()).words
    assert "version 1, unreviewed, contested by 1 other, recorded" in cited


@pytest.mark.parametrize(
    ("name", "ground"),
    [
        ("home", "All campaigns: 0 reviewed 3 unreviewed 1 source"),
        ("campaign", "This campaign: 0 reviewed 3 unreviewed 1 source"),
        ("brief", "This campaign: 0 reviewed 3 unreviewed 1 source"),
        ("actor", "What names this actor: 0 reviewed 1 unreviewed 1 source"),
        ("actors", "All that stands, of all days: 0 reviewed 3 unreviewed 1 source"),
        ("articles", "All that is held, of all days: 0 reviewed 3 unreviewed 1 source"),
        ("article", "This article: 0 reviewed 3 unreviewed 1 source"),
        ("fact", "This fact, and what agrees or disagrees: 0 reviewed 1 unreviewed 1 source"),
        ("contested", "Contested figures: 0 reviewed 0 unreviewed 0 sources"),
        ("changes", "The changes shown: 0 reviewed 3 unreviewed 1 source"),
    ],
)
def test_the_strip_says_of_what_it_counts(read, article, fact, name, ground):
    assert ground in read(addresses(article, fact)[name]).words


def test_the_register_counts_what_stands_and_the_archive_what_is_held(read, article, fact, curator):
    reviewing.reject(fact.fact, version=1, by=curator, why="A slip.")
    for address, ground in (
        ("/actors/", "All that stands, of all days: 0 reviewed 2 unreviewed 1 source"),
        ("/articles/", "All that is held, of all days: 1 reviewed 2 unreviewed 1 source"),
    ):
        assert ground in read(address).words


def test_what_nothing_is_compared_with_is_counted_alone(read, article):
    backs = StatedFact.objects.open().get(measure__slug="backs").get_absolute_url()
    assert "This fact: 0 reviewed 1 unreviewed 1 source" in read(backs).words
    assert "This version: 0 reviewed 1 unreviewed 1 source" in read(f"{backs}v/1/").words


@pytest.mark.parametrize("name", ["home", "campaign", "actor", "article", "changes"])
def test_unreviewed_facts_can_be_hidden(read, article, fact, curator, name):
    address = addresses(article, fact)[name]
    hidden = read(address, on="2017-05-31", unreviewed="0")
    assert "unreviewed hidden" in hidden.words
    backs = StatedFact.objects.open().get(measure__slug="backs")
    reviewing.accept(backs.fact, version=1, by=curator)
    shown = read(address, on="2017-05-31", unreviewed="0").words
    assert "accepted" in shown
    assert "accepted" not in hidden.words


def test_an_empty_house_says_so_on_every_page(read):
    assert "Nothing has been taken in yet." in read("/").words
    assert "No figure is stated for this campaign" in read("/campaigns/raqqa/").words
    assert "No article has been taken in yet." in read("/articles/").words
    assert "The register is empty." in read("/actors/").words
