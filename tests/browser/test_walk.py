"""Every page there is, in every way that readers look at it, loaded once with scripts, once without
and once in Arabic. A new page has to be given an address in `addresses.py`."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from tests.browser.addresses import addresses, pages, routes
from tests.browser.visiting import Visit, inaccessible, sideways, visit


@dataclass(frozen=True)
class Look:
    """How a page is looked at: the screen, its colours, and how large its text is made."""

    width: int
    scheme: str = "light"
    text: int = 100  # percent
    with_axe: bool = True


ARABIC = "/ar"  # before an address: the same page from right to left
LOOKS = {
    "light": Look(1440),
    "dark": Look(1440, scheme="dark"),
    "360 px": Look(360),
    "200 percent zoom": Look(640),  # what is left of a screen of 1280 px
    "400 percent zoom": Look(320, with_axe=False),
    "text of twice the size": Look(1280, text=200, with_axe=False),
}
FROM_RIGHT_TO_LEFT = {
    "right to left": Look(1440),
    "right to left, 360 px": Look(360, with_axe=False),
}


@contextmanager
def looked_at(page: Page, look: Look) -> Iterator[None]:
    page.set_viewport_size({"width": look.width, "height": 900})
    page.emulate_media(color_scheme=look.scheme)
    page.evaluate("size => document.documentElement.style.fontSize = size", f"{look.text}%")
    yield
    page.evaluate("document.documentElement.style.removeProperty('font-size')")


def faults_of(page: Page, look: Look) -> list[str]:
    with looked_at(page, look):
        return sideways(page) + (inaccessible(page, look.scheme) if look.with_axe else [])


# What is read, line by line; and what stands in the page hidden, for a script to show.
SEEN = """() => document.body.innerText.split("\\n")
    .map(line => line.replace(/\\s+/g, " ").trim()).filter(Boolean)"""
HIDDEN = """() => [...document.querySelectorAll("[hidden], [hidden] *")]
    .map(one => one.textContent.replace(/\\s+/g, " ").trim())"""


def unread(seen: Page, bare: Page) -> list[str]:
    """The lines that a reader without scripts lacks: what they add stands in the page hidden."""
    read = {*bare.evaluate(SEEN), *bare.evaluate(HIDDEN)}
    return [line for line in seen.evaluate(SEEN) if line not in read]


@pytest.fixture(scope="module")
def walked(browser, stand) -> dict[str, dict[str, list[str]]]:
    """What is wrong with each page, by how it is looked at, and by its name."""
    faults: dict[str, dict[str, list[str]]] = defaultdict(dict)
    seen = visit(browser, stand)
    bare = visit(browser, stand, java_script_enabled=False)
    for name, address in addresses().items():
        for concern, found in _walk(seen, bare, address).items():
            if found:
                faults[concern][name] = found
    seen.page.context.close()
    bare.page.context.close()
    return faults


def _walk(seen: Visit, bare: Visit, address: str) -> dict[str, list[str]]:
    complaints = list(seen.open(address))
    found = {how: faults_of(seen.page, look) for how, look in LOOKS.items()}
    bare.open(address)
    found |= {
        "without scripts": unread(seen.page, bare.page),
        "forced colours": _lost_in_forced_colours(seen.page),
    }
    complaints += seen.open(f"{ARABIC}{address}")
    found |= {how: faults_of(seen.page, look) for how, look in FROM_RIGHT_TO_LEFT.items()}
    return found | {"complaints": complaints}


def _lost_in_forced_colours(page: Page) -> list[str]:
    """What a reader who chooses all colours cannot tell from the paper."""
    page.emulate_media(forced_colors="active", color_scheme="light")
    lost = page.evaluate(
        """() => [...document.querySelectorAll("main :is(a, b, button, h1, h2, p, td)")]
            .filter(one => one.checkVisibility() && getComputedStyle(one).color ===
                           getComputedStyle(document.body).backgroundColor)
            .map(one => one.outerHTML.slice(0, 120))"""
    )
    page.emulate_media(forced_colors="none")
    return lost


def test_every_page_there_is_has_its_address_in_the_walk(stand):
    assert routes() == set(pages())


@pytest.mark.parametrize("how", LOOKS | FROM_RIGHT_TO_LEFT)
def test_every_page_is_accessible_and_keeps_to_the_width_of_its_screen(walked, how):
    assert walked[how] == {}


def test_no_page_complains_asks_another_origin_or_breaks_its_policy(walked):
    assert walked["complaints"] == {}


def test_every_page_reads_without_scripts_as_it_does_with_them(walked):
    assert walked["without scripts"] == {}


def test_nothing_is_lost_where_the_reader_chooses_the_colours(walked):
    assert walked["forced colours"] == {}
