"""The two clocks in a real browser: the slider, which is more than the links where scripts run."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import the_fact

pytestmark = pytest.mark.django_db(transaction=True)

WORLD = "[data-clock=on]"
KNOWN = "[data-clock=known_at]"


def test_the_slider_stops_only_where_something_changes_shows_the_day_and_goes_there(page):
    page.goto("/campaigns/mosul/?on=2017-05-25&unreviewed=0")
    slider, shown = page.locator(f"{WORLD} input"), page.locator(f"{WORLD} .clock__at")
    slider.press("ArrowLeft")
    expect(shown).to_have_text("2 May 2017")
    assert "on=2017-05-25" in page.url  # keys look around; only Enter goes
    slider.press("Enter")
    page.wait_for_url("**/campaigns/mosul/?on=2017-05-02&unreviewed=0")
    expect(page.locator(".past")).to_contain_text("in the world on 2 May 2017")


def test_the_way_back_leads_to_the_slider_of_that_day(page):
    page.goto("/campaigns/mosul/?on=2017-05-25")
    slider = page.locator(f"{WORLD} input")
    stood = slider.input_value()
    slider.press("ArrowLeft")
    slider.press("Enter")
    page.wait_for_url("**/campaigns/mosul/?on=2017-05-02")
    page.go_back()
    page.wait_for_url("**/campaigns/mosul/?on=2017-05-25")
    expect(slider).to_have_value(stood)


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.keyboard.press("Escape"),
        lambda page: page.keyboard.press("Tab"),
        lambda page: page.evaluate("dispatchEvent(new Event('beforeprint'))"),
        lambda page: page.evaluate(
            "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
        ),
    ],
    ids=["Escape", "Tab", "print", "back to the kept page"],
)
def test_a_day_that_is_chosen_and_not_gone_to_says_so_and_goes_when_it_is_left(page, leave):
    page.goto("/campaigns/mosul/?on=2017-05-25")
    slider, shown = page.locator(f"{WORLD} input"), page.locator(f"{WORLD} .clock__at")
    hint, stood = page.locator(f"{WORLD} .clock__hint"), slider.input_value()
    expect(hint).to_be_hidden()
    slider.press("ArrowLeft")
    expect(shown).to_have_text("2 May 2017")
    expect(hint).to_have_text("Enter goes there")
    expect(hint).to_be_visible()
    leave(page)
    expect(shown).to_have_text("25 May 2017")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"25\s+May\s+2017"))
    expect(slider).to_have_value(stood)
    expect(hint).to_be_hidden()


def test_a_pointer_goes_where_it_lets_go_and_the_end_is_now(page):
    page.goto("/campaigns/mosul/?on=2017-05-25")
    box = page.locator(f"{WORLD} input").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + box["height"] / 2, steps=3)
    assert "on=2017-05-25" in page.url
    page.mouse.up()
    page.wait_for_url("**/campaigns/mosul/")
    expect(page.locator(".past")).to_have_count(0)


def test_without_scripts_links_and_fields_lead_to_the_same(browser, live_server, ledger):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/campaigns/mosul/?on=2017-05-25")
    expect(page.locator("input[type=range]")).to_have_count(0)
    page.locator(f"{WORLD} [rel=prev]").click()
    page.wait_for_url("**/campaigns/mosul/?on=2017-05-02")
    page.get_by_text("Back to now").click()
    page.wait_for_url("**/campaigns/mosul/")
    context.close()


def test_a_moment_on_the_second_stops_before_the_others_of_that_second(page):
    def with_stops(route):
        body = re.sub(
            r'data-clock="known_at".*?data-now="[^"]*"',
            'data-clock="known_at" data-stops="2017-06-01T00:00:00Z 2017-06-01T00:00:00.5Z"'
            ' data-at="2017-06-01T00:00:00.5Z" data-now="2017-06-01T00:00:01Z"',
            route.fetch().text(),
        )
        route.fulfill(body=body, content_type="text/html")

    page.route("**/campaigns/mosul/", with_stops)
    page.goto("/campaigns/mosul/")
    assert page.locator(f"{KNOWN} input").input_value() == "1"


def test_each_clock_has_the_stops_of_its_page(page):
    page.goto(the_fact("only about 6 percent").get_absolute_url())
    assert page.locator(WORLD).get_attribute("data-stops") == ""  # the same on every day
    assert page.locator(KNOWN).get_attribute("data-stops") != ""


def test_on_paper_the_clocks_say_when_and_nothing_is_left_to_click(page):
    page.goto("/campaigns/mosul/?on=2017-05-25")
    page.emulate_media(media="print")
    expect(page.locator(f"{WORLD} .clock__at")).to_have_text("25 May 2017")
    for gone in (".toolbar", ".clock__slider", ".clock__turn", ".dates", ".past__back", ".visits"):
        assert page.locator(gone).first.is_hidden(), gone
