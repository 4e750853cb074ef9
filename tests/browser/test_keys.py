"""Single keys, on keyboards of several countries and in browsers that may keep nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ON
from tests.browser.visiting import inaccessible, visit

NOTHING_IS_KEPT = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("denied", "SecurityError"); }
})"""
PRESS = """pressed => document.body.dispatchEvent(
    new KeyboardEvent("keydown", {bubbles: true, cancelable: true, ...pressed}))"""
ALT_GR = {"modifierAltGraph": True, "ctrlKey": True, "altKey": True}


def test_single_keys_follow_links_tell_what_they_are_and_can_be_switched_off(browser, stand):
    seen = visit(browser, stand)
    seen.open(f"/campaigns/mosul/{ON}")
    page = seen.page
    page.keyboard.press("[")
    page.wait_for_url("**/campaigns/mosul/?on=2017-05-02")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys on this page")
    expect(sheet).to_contain_text("Next change in the world: 25 May 2017")
    assert inaccessible(page, "light") == []
    sheet.get_by_label("Single keys are on").uncheck()
    sheet.get_by_role("button", name="Close").click()
    page.keyboard.press("]")
    page.keyboard.press("?")
    assert sheet.is_hidden()
    assert page.url.endswith("?on=2017-05-02")
    page.reload()
    page.get_by_role("button", name="Keyboard").click()
    assert not sheet.get_by_label("Single keys are on").is_checked()
    assert seen.faults == []


@pytest.mark.parametrize(
    "pressed",
    [
        {"key": "[", "code": "Digit8"} | ALT_GR,  # German
        {"key": "[", "code": "Digit5", "altKey": True},  # German, on a Mac
        {"key": "ج", "code": "BracketLeft"},  # Arabic
        {"key": "х", "code": "BracketLeft"},  # Russian
    ],
)
def test_a_bracket_is_written_as_each_keyboard_writes_it(browser, stand, pressed):
    seen = visit(browser, stand)
    seen.open(f"/campaigns/mosul/{ON}")
    seen.page.evaluate(PRESS, pressed)
    seen.page.wait_for_url("**/campaigns/mosul/?on=2017-05-02")


@pytest.mark.parametrize(
    ("pressed", "route"),
    [
        ({"key": "ش", "code": "KeyA"}, "/actors/"),  # Arabic
        ({"key": "ق", "code": "KeyR"}, "/articles/"),
        ({"key": "a", "code": "KeyQ"}, "/actors/"),  # French: as it is written
    ],
)
def test_a_letter_is_that_which_is_written_or_in_its_place(browser, stand, pressed, route):
    seen = visit(browser, stand)
    seen.open("/method/")
    seen.page.evaluate(PRESS, pressed)
    seen.page.wait_for_url(f"**{route}")


@pytest.mark.parametrize(
    "pressed",
    [
        {"key": "a", "code": "KeyA", "altKey": True},
        {"key": "ش", "code": "KeyA", "altKey": True},
        {"key": "r", "code": "KeyR", "ctrlKey": True},
        {"key": "ж", "code": "Semicolon"},
    ],
)
def test_keys_of_the_browser_and_other_letters_stay_as_they_are(browser, stand, pressed):
    seen = visit(browser, stand)
    seen.open("/method/")
    assert seen.page.evaluate(PRESS, pressed)  # nothing has taken it
    assert seen.page.url.endswith("/method/")


def test_the_sheet_opens_by_the_question_mark_of_an_arabic_keyboard_where_nothing_is_kept(
    browser, stand
):
    seen = visit(browser, stand)
    seen.page.add_init_script(NOTHING_IS_KEPT)
    seen.open("/method/")
    sheet = seen.page.get_by_role("dialog", name="Keys on this page")
    seen.page.evaluate(PRESS, {"key": "؟", "code": "Slash", "shiftKey": True})
    sheet.get_by_label("Single keys are on").uncheck()
    sheet.get_by_role("button", name="Close").click()
    seen.page.keyboard.press("a")
    assert seen.page.url.endswith("/method/")
    seen.page.get_by_role("button", name="Keyboard").click()
    assert sheet.is_visible()
    assert seen.page.get_by_text("Keep in this browser").is_hidden()
    assert seen.faults == []


def test_a_key_that_is_typed_into_a_field_is_a_letter(browser, stand):
    seen = visit(browser, stand)
    seen.open("/search/")
    seen.page.get_by_label("Words").press_sequentially("mac?[")
    assert seen.page.get_by_label("Words").input_value() == "mac?["


def test_the_key_of_the_dates_leads_into_their_first_field(browser, stand):
    seen = visit(browser, stand)
    seen.open(f"/campaigns/mosul/{ON}")
    seen.page.keyboard.press("d")
    assert seen.page.evaluate("document.activeElement.id") == "on"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("/", "/", ""),
        ("/search/?q=mosul", "/search/?q=mosul", "mosul"),
        ("/method/", "/search/", ""),
    ],
)
def test_the_key_of_search_leads_into_its_field_and_loses_no_words(
    browser, stand, start, end, words
):
    seen = visit(browser, stand)
    seen.open(start)
    seen.page.keyboard.press("/")
    field = seen.page.locator("#q:focus")
    field.wait_for()
    assert seen.page.url.removesuffix("#q") == f"{stand}{end}"
    assert field.input_value() == words
