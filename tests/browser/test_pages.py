"""Every kind of page in a real browser: what a reader sees, hears and prints."""

import re
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.browser.conftest import the_article, the_fact

pytestmark = pytest.mark.django_db(transaction=True)

ON = "?on=2017-05-25"
AXE = {
    "resultTypes": ["violations"],
    "preload": False,  # it would ask for imported style sheets at wrong addresses
}
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],  # what differs is colour
}
LISTEN = """document.addEventListener("securitypolicyviolation", (violation) =>
    console.error(`CSP refused ${violation.blockedURI} by ${violation.effectiveDirective}`))"""


def addresses() -> dict[str, str]:
    """One address for each kind of page, and for each state that looks different."""
    six = the_fact("only about 6 percent")
    return {
        "home": "/",
        "home of a day": f"/{ON}",
        "campaign, contested": f"/campaigns/mosul/{ON}",
        "campaign, pinned": f"/campaigns/mosul/{ON}&known_at=2100-01-01T00:00:00Z",
        "campaign, stale": "/campaigns/mosul/",
        "campaign, nothing stated": "/campaigns/raqqa/?on=2001-01-01",
        "fact, accepted and contested": six.get_absolute_url(),
        "fact, unreviewed relation": the_fact("Peshmerga back").get_absolute_url(),
        "fact, rejected": the_fact("The road to the dam").get_absolute_url(),
        "fact, earlier version": f"{six.get_absolute_url()}v/1/",
        "fact, changed in its source": the_fact("about 12 percent").get_absolute_url(),
        "fact, gone from its source": the_fact("Some 40 shops").get_absolute_url(),
        "fact, revised": the_fact("bridges").get_absolute_url(),
        "fact, lost": the_fact("the wells east").get_absolute_url(),
        "fact, retracted": the_fact("The market").get_absolute_url(),
        "brief": f"/campaigns/mosul/brief/{ON}",
        "brief, nothing stated": "/campaigns/mosul/brief/?on=2001-01-01",
        "what has changed": "/changes/",
        "contested": f"/contested/{ON}",
        "contested, nothing": "/contested/?on=2001-01-01",
        "actors": "/actors/",
        "actor": "/actors/peshmerga/",
        "articles": "/articles/",
        "article": the_article("The endgame in Mosul").get_absolute_url(),
        "article, withheld": the_article("A road, and a dam").get_absolute_url(),
        "search": "/search/?q=mosul",
        "search, nothing found": "/search/?q=nowhere",
        "method": "/method/",
        "no such page": "/nowhere/",
        "bad clock": "/?on=yesterday",
    }


@dataclass
class Visit:
    """A page being looked at, and what went wrong with it."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(LISTEN)
        self.page.on("console", lambda said: self._note(said.text, said.location["url"]))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self._stay(request.url))

    def open(self, address: str) -> list[str]:
        """Go there; return what the browser complained about."""
        self.faults = []
        self.page.goto(f"{self.origin}{address}")
        self.page.evaluate("document.fonts.ready")
        return self.faults

    def _note(self, text: str, url: str) -> None:
        if url != self.page.url:  # a browser notes that the page itself is an error page
            self.faults.append(f"{text} ({url})")

    def _stay(self, url: str) -> None:
        if not url.startswith((self.origin, "data:")):
            self.faults.append(f"asked another origin: {url}")


def visit(browser: Browser, live_server, **context) -> Visit:
    return Visit(browser.new_context(**context).new_page(), live_server.url)


def sideways(page: Page) -> list[str]:
    """What makes the page itself scroll sideways, as a fault."""
    over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{over} px wider than the screen"] if over > 0 else []


def inaccessible(page: Page, scheme: str) -> list[str]:
    found = Axe().run(page, options=AXE | {"runOnly": RULES[scheme]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_every_page_keeps_to_its_origin_its_policy_its_width_and_to_axe(
    browser, live_server, ledger, scheme, width
):
    seen = visit(
        browser, live_server, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    faults = {
        name: seen.open(address) + sideways(seen.page) + inaccessible(seen.page, scheme)
        for name, address in addresses().items()
    }
    assert {name: found for name, found in faults.items() if found} == {}


def test_every_page_reads_without_javascript(browser, live_server, ledger):
    seen = visit(browser, live_server, java_script_enabled=False)
    for address in addresses().values():
        seen.open(address)
        assert seen.page.locator("h1").is_visible()
    seen.open(f"/campaigns/mosul/{ON}")
    seen.page.get_by_text("Why these words about territory remaining").click()
    assert seen.page.get_by_text("The figure lies below the earlier statement.").is_visible()
    seen.page.get_by_text("Change the dates").click()
    seen.page.get_by_label("In the world on").fill("2017-05-03")
    seen.page.get_by_role("button", name="Show").click()
    seen.page.wait_for_url("**/campaigns/mosul/?on=2017-05-03&known_at=")


def test_review_shows_in_shape_and_weight_and_not_in_colour_alone(browser, live_server, ledger):
    seen = visit(browser, live_server)
    edges = {}
    for words in ("only about 6 percent", "500 to 700", "The road to the dam"):
        seen.open(the_fact(words).get_absolute_url())
        edges[words] = seen.page.locator("header.lead").evaluate(
            """lead => {
                const stated = lead.querySelector(".figure, .statement");
                const words = stated.querySelector(".figure__stated, .statement__quote");
                return [
                    getComputedStyle(stated).borderInlineStartStyle,
                    getComputedStyle(words).textDecorationLine,
                    stated.querySelector(".review").textContent,
                ];
            }"""
        )
    assert edges == {
        "only about 6 percent": ["solid", "none", "accepted"],
        "500 to 700": ["double", "none", "unreviewed"],
        "The road to the dam": ["dotted", "line-through", "rejected"],
    }


def test_a_narrow_table_says_beside_every_cell_what_it_is(browser, live_server, ledger):
    seen = visit(browser, live_server, viewport={"width": 360, "height": 800})
    seen.open(f"/campaigns/mosul/{ON}")
    labels = seen.page.locator("#territory-remaining > td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )
    assert labels == [
        "none",  # the figure itself stands under its measure
        *('"Of what, where"', '"Who says so"', '"For"', '"Published"', '"Review"', '"Quote"'),
    ]


def test_single_keys_follow_links_tell_what_they_are_and_can_be_switched_off(
    browser, live_server, ledger
):
    seen = visit(browser, live_server)
    seen.open(f"/campaigns/mosul/{ON}")
    page = seen.page
    page.keyboard.press("[")
    page.wait_for_url("**/campaigns/mosul/?on=2017-05-02")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys on this page")
    assert "Next change in the world: 25 May 2017" in sheet.inner_text()
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


def test_a_key_that_is_typed_into_a_field_is_a_letter(browser, live_server, ledger):
    seen = visit(browser, live_server)
    seen.open("/search/")
    seen.page.get_by_label("Words").press_sequentially("mac?[")
    assert seen.page.get_by_label("Words").input_value() == "mac?["


def test_the_first_tab_leads_past_the_head_of_the_page(browser, live_server, ledger):
    seen = visit(browser, live_server)
    seen.open(f"/campaigns/mosul/{ON}")
    seen.page.keyboard.press("Tab")
    assert seen.page.locator(":focus").inner_text() == "Skip to the content"
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate("document.activeElement.id") == "content"


def test_a_mark_of_a_chart_tells_its_words_to_the_keyboard_and_leads_to_its_fact(
    browser, live_server, ledger
):
    seen = visit(browser, live_server)
    assert seen.open(f"/campaigns/mosul/{ON}") == []
    drawing = seen.page.locator(".chart__drawing").first
    label = drawing.locator(".chart__label")
    assert label.is_hidden()
    drawing.get_by_role("link").filter(has=seen.page.locator("[aria-label*='Elders']")).focus()
    assert "“Elders of the old city say about 30 percent" in label.inner_text()
    assert "contests the figure that stands first" in label.inner_text()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(f"**{the_fact('about 30 percent').get_absolute_url()}{ON}")


def test_a_touch_of_a_mark_tells_its_words_and_a_second_one_follows_it(
    browser, live_server, ledger
):
    seen = visit(browser, live_server, has_touch=True, viewport={"width": 360, "height": 800})
    seen.open(f"/campaigns/mosul/{ON}")
    mark = seen.page.locator(".chart__drawing a:has([aria-label*='Elders'])").first
    mark.tap()
    assert "Elders" in seen.page.locator(".chart__label").first.inner_text()
    mark.tap()
    seen.page.wait_for_url(f"**{the_fact('about 30 percent').get_absolute_url()}{ON}")


def test_every_target_of_a_chart_is_24_px_across(browser, live_server, ledger):
    seen = visit(browser, live_server, viewport={"width": 360, "height": 800})
    seen.open(f"/campaigns/mosul/{ON}")
    sides = seen.page.locator(".chart__drawing a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().width)"
    )
    assert [side for side in sides if side < 24] == []


def test_a_printed_page_opens_its_reasons_and_names_its_pinned_address(
    browser, live_server, ledger
):
    seen = visit(browser, live_server, color_scheme="dark")
    seen.open(f"/campaigns/mosul/{ON}")
    page = seen.page
    page.emulate_media(media="print")
    assert page.get_by_text("The figure lies below the earlier statement.").is_visible()
    assert page.get_by_role("navigation").all_inner_texts() == []
    address = page.locator(".colophon__address").inner_text()
    assert address.startswith(f"{live_server.url}/campaigns/mosul/{ON}&known_at=")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_brief_is_one_page_of_paper(browser, live_server, ledger, paper):
    seen = visit(browser, live_server, color_scheme="dark")
    seen.open(f"/campaigns/mosul/brief/{ON}")
    printed = seen.page.pdf(format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_a_curator_decides_in_the_admin_under_the_same_policy(
    browser, live_server, ledger, admin_client
):
    seen = visit(browser, live_server)
    session = admin_client.cookies[settings.SESSION_COOKIE_NAME].value
    seen.page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    fact = the_fact("500 to 700")
    assert seen.open(f"/admin/campaigns/statedfact/{fact.pk}/change/") == []
    seen.page.get_by_label("Why (kept with the decision)").fill("Counted again.")
    seen.page.get_by_role("button", name="Accept").click()
    seen.page.get_by_text("is accepted.").wait_for()
    assert the_fact("500 to 700").why == "Counted again."
