"""The language of a page is the one that its address names."""

import pytest
from django.conf import settings
from django.urls import get_resolver

from tests.pages import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("address", "language"), [("/method/", "en"), ("/ar/method/", "ar")])
def test_an_address_says_which_language_its_page_is_in(client, address, language):
    page = client.get(address)
    assert page.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in page.content.decode()
    assert ('dir="rtl"' in page.content.decode()) == (language == "ar")


def test_neither_browser_nor_cookie_chooses_the_language(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    page = client.get("/method/", headers={"Accept-Language": "ar"})
    assert page.headers["Content-Language"] == "en"
    assert "Accept-Language" not in page.headers.get("Vary", "")


@pytest.mark.parametrize("address", ["/en/method/", "/ar", "/ar/api/v1/", "/ar/admin/", "/fr/"])
def test_what_is_no_page_has_no_address_in_another_language(client, address):
    assert client.get(address).status_code in (404, 301)


def test_an_error_speaks_the_language_of_its_address(client):
    lost = client.get("/ar/nowhere/")
    assert (lost.status_code, lost.headers["Content-Language"]) == (404, "ar")


def test_a_page_leads_to_itself_asked_the_same_in_the_other_language(client):
    asked = "?on=2017-05-25&unreviewed=0"
    there = Page(client.get(f"/contested/{asked}"))
    assert f"/ar/contested/{asked}" in there.links
    assert f"http://testserver/ar/contested/{asked}" in there.links
    assert f"/contested/{asked}" in Page(client.get(f"/ar/contested/{asked}")).links


def test_a_page_that_is_not_there_leads_to_the_first_page_of_the_other_language(client):
    assert "/ar/" in Page(client.get("/nowhere/")).links


def test_links_of_a_page_stay_in_its_language_and_files_have_one_address(client):
    links = Page(client.get("/ar/contested/?on=2017-05-25")).links
    of_pages = [link for link in links if link.startswith("/") and "/static/" not in link]
    own = [link for link in of_pages if not link.startswith("/ar/")]
    assert own == [
        "/changes/feed.atom",  # in the head
        "/contested/?on=2017-05-25",  # the switch
        *(f"/contested.{ending}?on=2017-05-25" for ending in ("csv", "xlsx", "json")),
        "/changes/feed.atom",
    ]


def test_pages_of_two_languages_never_share_a_tag(client):
    tags = {client.get(address).headers.get("ETag") for address in ("/method/", "/ar/method/")}
    assert len(tags) == 2


def test_no_two_addresses_have_one_name():
    """A link to a name of two leads to the one that was declared last."""
    resolver = get_resolver()
    ways = {
        name: {way for possible, *_ in resolver.reverse_dict.getlist(name) for way, _ in possible}
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }
    stems = {
        name: {way.split("/")[0].split(".")[0] for way in found} for name, found in ways.items()
    }
    assert {name: found for name, found in stems.items() if len(found) > 1} == {}


def test_the_image_has_the_catalogues():
    kept = (settings.BASE_DIR / ".dockerignore").read_text().splitlines()
    assert [f"!{folder.name}" in kept for folder in settings.LOCALE_PATHS] == [True]
