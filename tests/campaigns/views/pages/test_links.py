"""Whatever a page leads to on this site is there, in each language."""

import pytest
from django.conf import settings

from tests.campaigns.views.pages.sample import PAGES, addresses
from tests.pages import Page

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
ELSEWHERE = ("https://", "#", f"/{settings.STATIC_URL.strip('/')}/", "data:")


def links_of(client, address):
    links = (link.removeprefix(SITE) for link in Page(client.get(address)).links)
    return {link.partition("#")[0] for link in links if not link.startswith(ELSEWHERE)}


@pytest.mark.parametrize("language", ["", "/ar"])
def test_every_link_of_every_page_leads_somewhere(client, article, fact, language):
    pages = [*addresses(article, fact).values(), "/search/?q=remains&campaign=mosul"]
    led = {link: page for page in pages for link in links_of(client, f"{language}{page}")}
    lost = {}
    for link, page in led.items():
        answer = client.get(link)
        if answer.status_code != 200:
            lost[link] = (page, answer.status_code)
        answer.getvalue()
    assert lost == {}
    assert {"/changes/feed.atom", "/campaigns/mosul.csv"} <= {
        link.partition("?")[0] for link in led
    }


def test_pages_of_each_language_lead_to_the_other(client, article, fact):
    for name in PAGES:
        address = addresses(article, fact)[name]
        for here in (address, f"/ar{address}"):
            assert {address, f"/ar{address}"} <= links_of(client, here)
