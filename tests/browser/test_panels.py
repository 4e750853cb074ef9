"""What opens over a page: the fields of the dates, and the citation."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ON
from tests.browser.visiting import sideways, visit

DATES, CITE = "Change the dates", "Cite"
OPENED = "details[name=panel][open] > summary"


@pytest.fixture
def page(browser, stand):
    seen = visit(browser, stand)
    seen.open(f"/campaigns/mosul/{ON}")
    yield seen.page
    seen.page.context.close()


def test_escape_closes_a_panel_and_leads_back_to_what_opened_it(page):
    page.get_by_text(DATES).click()
    page.get_by_label("Known to us by").focus()
    page.keyboard.press("Escape")
    expect(page.locator(OPENED)).to_have_count(0)
    expect(page.locator(":focus")).to_have_text(DATES)


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.mouse.click(5, 500),
        lambda page: page.get_by_role("link", name="Permalink").focus(),
    ],
    ids=["a click", "the keyboard"],
)
def test_a_panel_closes_when_the_reader_goes_on_elsewhere(page, leave):
    page.get_by_text(DATES).click()
    page.get_by_label("In the world on").click()
    expect(page.locator(OPENED)).to_have_text(DATES)
    leave(page)
    expect(page.locator(OPENED)).to_have_count(0)


def test_one_panel_closes_the_other_without_scripts_too(browser, stand):
    seen = visit(browser, stand, java_script_enabled=False)
    seen.open(f"/campaigns/mosul/{ON}")
    for name in (DATES, CITE, DATES):
        seen.page.get_by_text(name, exact=True).click()
        expect(seen.page.locator(OPENED)).to_have_text(name)


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_fields_of_the_dates_open_within_the_screen(browser, stand, language):
    seen = visit(browser, stand)
    seen.open(f"{language}/campaigns/mosul/{ON}")
    seen.page.locator(".dates > summary").click()
    for width in (320, 768, 850, 1440):
        seen.page.set_viewport_size({"width": width, "height": 900})
        box = seen.page.locator(".dates__form").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert sideways(seen.page) == []
