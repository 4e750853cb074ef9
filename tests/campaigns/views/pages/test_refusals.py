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


@pytest.mark.parametrize("name", ["revision", "against"])
@pytest.mark.parametrize("given", ["abc", "-1", "٢", "9" * 30])
def test_a_revision_that_is_no_number_is_a_400_with_a_sentence(read, article, name, given):
    sentence = f"“{name}” cannot be “{given}”. Give a whole number such as 2."
    assert sentence in read(article.get_absolute_url(), status=400, **{name: given}).words


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/search/?q=officers", "campaign"),
        ("/search/", "q"),
        ("/search/feed.atom?q=officers", "outlet"),
        ("/changes/", "campaign"),
        ("/changes/feed.atom", "campaign"),
        ("/changes/moments.json", "campaign"),
        ("/", "known_at"),
    ],
)
def test_a_nul_in_any_parameter_is_a_400_with_a_sentence(client, address, name):
    refused = client.get(f"{address}{'&' if '?' in address else '?'}{name}=a%00b")
    told = f"“{name}” cannot be “a␀b”. Give words without the sign ␀ (NUL)."
    assert (refused.status_code, told in Page(refused).words) == (400, True)


def test_a_lone_surrogate_is_no_text_and_finds_nothing(client):
    assert client.get("/search/?q=officers&outlet=%ED%A0%80").status_code == 404


def test_a_form_from_elsewhere_is_refused_in_words(client):
    client.handler.enforce_csrf_checks = True
    refused = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert refused.status_code == 403
    assert "This form was not taken" in Page(refused).words


@pytest.mark.parametrize("name", [*PAGES, "method"])
def test_pages_are_only_read(client, article, fact, name):
    assert client.post(addresses(article, fact)[name]).status_code == 405
    assert client.head(addresses(article, fact)[name]).status_code == 200


def test_files_are_only_read_whatever_the_client_holds_of_them(client, article):
    for address in ("/changes.csv", "/changes/feed.atom", "/changes/moments.json"):
        held = client.get(address)["ETag"]
        assert client.post(address, headers={"If-None-Match": held}).status_code == 405
