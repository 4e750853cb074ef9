"""A version of a fact as a reference: its pinned page, and its files."""

import pytest

from campaigns import reviewing, vocabulary
from campaigns.models import StatedFact
from tests import builders
from tests.pages import Page

pytestmark = pytest.mark.django_db

TEXT = "Officials say only about 6 percent of the city remains."


@pytest.fixture
def fact(take):
    vocabulary.load()
    mark = builders.fact(TEXT, TEXT[:-1], id="f1", stated_for="2017-05-25", speaker="Officials")
    take(builders.article(TEXT, mark))
    return StatedFact.objects.get()


def test_the_page_of_a_fact_gives_a_citation_whose_address_stays_as_it_is(client, fact, curator):
    page = Page(client.get(fact.get_absolute_url()))
    assert "Officials: “Officials say only about 6 percent of the city remains”" in page.words
    [pinned] = [
        link for link in page.links if link.startswith("http://testserver/facts/") and "?" in link
    ]
    assert f"{fact.get_absolute_url()}v/1/?on=" in pinned
    assert pinned in page.words
    reviewing.accept(fact.fact, version=1, by=curator, why="Read.")
    later = Page(client.get(pinned))
    assert "1 fact has changed since." in later.words
    assert "version 1, unreviewed" in later.words


@pytest.mark.parametrize(
    ("ending", "media_type", "begins"),
    [
        ("bib", "application/x-bibtex", b"@online{fact-"),
        ("ris", "application/x-research-info-systems", b"TY  - ELEC"),
    ],
)
def test_a_reference_is_a_file_that_the_page_leads_to(client, fact, ending, media_type, begins):
    page = Page(client.get(fact.get_absolute_url()))
    [address] = [link for link in page.links if f"v/1.{ending}?" in link]
    answer = client.get(address)
    assert answer.headers["Content-Type"] == f"{media_type}; charset=utf-8"
    name = f"fact-{fact.fact}-v1.{ending}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.content.startswith(begins)
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_version_that_was_not_known_has_no_reference(client, fact):
    for ending in ("bib", "ris"):
        assert client.get(f"{fact.get_absolute_url()}v/2.{ending}").status_code == 404
        early = f"{fact.get_absolute_url()}v/1.{ending}?known_at=2001-01-01T00:00:00Z"
        assert client.get(early).status_code == 404
