"""What is not there, what cannot be read, and what is not taken: each in words."""

import pytest

from tests.campaigns.views.pages.sample import PAGES, addresses
from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/campaigns/nowhere/",
        "/facts/00000000-0000-4000-8000-000000000000/",
        "/actors/nobody/",
        "/articles/0/",
        f"/articles/{'9' * 30}/",
        "/nothing/",
    ],
)
def test_what_is_not_there_is_a_404_with_a_way_on(read, address):
    page = read(address, status=404)
    assert "There is no such page" in page.words
    assert "/" in page.links


def test_a_version_that_is_not_there_is_a_404(read, fact):
    read(f"{fact.get_absolute_url()}v/2/", status=404)
    read(f"{fact.get_absolute_url()}v/{'9' * 30}/", status=404)


def test_the_changes_of_no_campaign_are_not_found(read):
    read("/changes/", status=404, campaign="nowhere")


@pytest.mark.parametrize("name", [*PAGES, "method"])
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"on": "soon"}, "“on” cannot be “soon”. Give a day such as 2017-05-25."),
        ({"known_at": "<b>"}, "“known_at” cannot be “<b>”."),
        ({"known_at": "9999-01-01"}, "Give a moment that has passed"),
    ],
)
def test_a_clock_that_cannot_be_read_is_a_400_with_a_sentence(
    read, article, fact, name, asked, sentence
):
    assert sentence in read(addresses(article, fact)[name], status=400, **asked).words


@pytest.mark.parametrize("since", ["soon", "9999-01-01"])
def test_a_moment_that_cannot_be_read_is_a_400_with_a_sentence(read, since):
    assert f"“since” cannot be “{since}”." in read("/changes/", status=400, since=since).words


def test_a_form_from_elsewhere_is_refused_in_words(client):
    client.handler.enforce_csrf_checks = True
    refused = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert refused.status_code == 403
    assert "This form was not taken" in Page(refused).words


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_pages_are_only_read(client, article, fact, name):
    assert client.post(addresses(article, fact)[name]).status_code == 405
    assert client.head(addresses(article, fact)[name]).status_code == 200
