"""What has changed since the last visit, which the browser alone keeps."""

import json

import pytest
from playwright.sync_api import expect

from campaigns import reviewing
from tests.browser.conftest import the_fact

pytestmark = pytest.mark.django_db(transaction=True)


def kept(page):
    return page.evaluate("localStorage.getItem('last-visit')")


def keep(page, text):
    page.evaluate("text => localStorage.setItem('last-visit', text)", text)


def a_visit_ends(page, **other):
    """As if half an hour had gone by since the last page."""
    visit = json.loads(kept(page)) | other
    visit["at"] -= 31 * 60 * 1000
    keep(page, json.dumps(visit))


def test_a_reader_who_comes_back_is_led_to_what_has_changed_and_nothing_is_sent(page, curator):
    asked = []
    page.goto("/")
    a_visit_ends(page)
    fact = the_fact("about 30 percent")
    reviewing.accept(fact.fact, version=1, by=curator)
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/campaigns/mosul/")
    line = page.locator(".visit a")
    expect(line).to_contain_text("1 fact has changed since your last visit on ")
    assert [url for url in asked if "since=" in url] == []
    assert page.context.cookies() == []
    line.click()
    expect(page.get_by_text("1 fact, the latest change first.")).to_be_visible()
    page.goto("/")  # the visit goes on, and so does what it is told
    expect(line).to_contain_text("1 fact has changed")


def test_a_reader_who_does_not_want_it_is_forgotten(page, curator):
    page.goto("/")
    page.get_by_label("Keep in this browser").uncheck()
    assert kept(page) == "off"
    reviewing.accept(the_fact("about 30 percent").fact, version=1, by=curator)
    page.goto("/")
    expect(page.get_by_label("Keep in this browser")).not_to_be_checked()
    expect(page.locator(".visit")).to_be_hidden()


def test_a_moment_on_the_second_is_before_the_others_of_that_second(page, curator):
    reviewing.accept(the_fact("about 30 percent").fact, version=1, by=curator)
    page.goto("/")
    on_the_second = page.locator(".visits").get_attribute("data-known").split(".")[0] + "Z"
    a_visit_ends(page, known=on_the_second)
    page.goto("/")
    expect(page.locator(".visit a")).to_contain_text("since your last visit on ")


def test_what_is_no_visit_is_none_and_the_next_is_kept(page):
    page.goto("/")
    keep(page, "{bad json")
    page.goto("/")
    assert json.loads(kept(page))["known"] == page.locator(".visits").get_attribute("data-known")
