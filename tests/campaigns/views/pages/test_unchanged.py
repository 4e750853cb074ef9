"""A page that a reader holds already is not sent again, until what it tells has changed."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from campaigns import reviewing
from tests.campaigns.views.pages.sample import PAGES, PINNED, addresses

pytestmark = pytest.mark.django_db

EVERY = [*PAGES, "method", "search"]
LATER = datetime(2017, 6, 3, 12, tzinfo=UTC)


def address_of(article, fact, name):
    return {**addresses(article, fact), "search": "/search/?q=remains"}[name]


def tag_at(client, moment, address):
    with time_machine.travel(moment, tick=False):
        return client.get(address)["ETag"]


@pytest.mark.parametrize("language", ["", "/ar"])
@pytest.mark.parametrize("name", EVERY)
def test_a_page_is_the_same_until_something_changes_or_the_day_does(
    client, article, fact, curator, name, language
):
    address = f"{language}{address_of(article, fact, name)}"
    tag = tag_at(client, LATER, address)
    with time_machine.travel(LATER + timedelta(seconds=2), tick=False):
        again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    with time_machine.travel(LATER, tick=False):
        reviewing.accept(fact.fact, version=1, by=curator)
    assert tag_at(client, LATER, address) != tag
    assert tag_at(client, LATER + timedelta(days=1), address) != tag


@pytest.mark.parametrize("address", ["/", "/campaigns/mosul/", "/actors/", "/articles/"])
def test_a_page_of_an_empty_house_is_the_same_all_day(client, address):
    later = LATER + timedelta(seconds=2)
    assert tag_at(client, LATER, address) == tag_at(client, later, address)


@pytest.mark.parametrize("name", EVERY)
def test_every_page_is_asked_for_again_also_a_pinned_one(client, article, fact, name):
    address = address_of(article, fact, name)
    assert client.get(address)["Cache-Control"] == "no-cache"
    assert client.get(address, PINNED)["Cache-Control"] == "no-cache"


def test_what_only_who_signed_in_may_read_is_kept_for_nobody_else(
    client, article, fact, reader, settings
):
    client.force_login(reader)
    assert client.get(article.get_absolute_url())["Cache-Control"] == "no-cache, private"
    settings.READING_IS_OPEN = False
    for name in EVERY:
        address = address_of(article, fact, name)
        assert client.get(address)["Cache-Control"] == "no-cache, private"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/campaigns/nowhere.csv", 404),
        ("/campaigns/mosul.csv?on=garbage", 400),
        ("/campaigns/nowhere/feed.atom", 404),
        ("/embed/campaigns/mosul/nothing/", 404),
        ("/campaigns/mosul.csv", 304),
        ("/campaigns/mosul/", 304),
    ],
)
def test_who_holds_anything_at_all_is_told_what_is_there(client, article, address, status):
    assert client.get(address, headers={"If-None-Match": "*"}).status_code == status
