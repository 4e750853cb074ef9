"""Every page as a picture, and the brief as it is printed, to be looked at; `make looks`.

They go into the folder `LOOKS`, or `.looks`: `states` has the pages of the ledger of these tests,
in each state that looks different, `samples` those of a new installation with its samples.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.addresses import ON, addresses
from tests.browser.slowly import painted
from tests.browser.visiting import visit

FOLDER = Path(os.environ.get("LOOKS") or Path(__file__).parents[2] / ".looks")
BRIEF = f"/campaigns/mosul/brief/{ON}"
SAMPLES = {
    "home": "/",
    "home, of a day": f"/{ON}",
    "mosul": f"/campaigns/mosul/{ON}",
    "mosul, in december": "/campaigns/mosul/?on=2016-12-31",
    "raqqa": f"/campaigns/raqqa/{ON}",
    "stabilisation": f"/campaigns/stabilisation/{ON}",
    "brief": BRIEF,
    "contested": f"/contested/{ON}",
    "changes": "/changes/",
    "actors": "/actors/",
    "actor": "/actors/sdf/",
    "articles": "/articles/",
    "search": "/search/?q=raqqa",
    "method": "/method/",
}
ARABIC = {
    "home in Arabic": "/ar/",
    "mosul in Arabic": f"/ar/campaigns/mosul/{ON}",
    "brief in Arabic": f"/ar{BRIEF}",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 360])
def test_each_state_of_each_page(browser, stand, width, scheme):
    _take(browser, stand, addresses(), "states", width, scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 360])
def test_the_samples(browser, running, width, scheme):
    origin = running.browser().address
    _take(browser, origin, SAMPLES | ARABIC | named_here(browser, origin), "samples", width, scheme)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_brief_on_paper(browser, stand, running, paper):
    for name, origin in (("states", stand), ("samples", running.browser().address)):
        page = browser.new_page()
        page.goto(f"{origin}{BRIEF}")
        page.pdf(path=_folder(name) / f"brief on {paper}.pdf", format=paper)
        page.close()


def test_a_first_visit_on_a_slow_line(browser, running):
    """Not asserted, for machines differ: read the figures in `samples/speed.txt`."""
    origin = running.browser().address
    lines = []
    for name, address in (SAMPLES | ARABIC | named_here(browser, origin)).items():
        seen = painted(browser, origin, address)
        moved = ", ".join(sorted(set(seen.moved))) or "nothing"
        lines.append(
            f"{name}: answered {seen.answered:.0f} ms, LCP {seen.largest:.0f} ms,"
            f" CLS {seen.shifted:.3f}, load {os.getloadavg()[0]:.1f}; moved: {moved}"
        )
    (_folder("samples") / "speed.txt").write_text("\n".join(lines) + "\n")


def named_here(browser: Browser, origin: str) -> dict[str, str]:
    """The pages of a figure, a relation and an article: each installation numbers its own."""
    seen = visit(browser, origin)
    seen.open(SAMPLES["raqqa"])
    found = {
        name: seen.page.locator(links).first.get_attribute("href") or ""
        for name, links in {
            "fact": ".verdict__stated a",
            "relation": ".relation .statement__quote a",
            "article": ".source__title a",
        }.items()
    }
    seen.page.context.close()
    return found


def _take(
    browser: Browser, origin: str, named: dict[str, str], folder: str, width: int, scheme: str
) -> None:
    seen = visit(browser, origin, color_scheme=scheme, viewport={"width": width, "height": 900})
    for name, address in named.items():
        seen.open(address)
        path = _folder(folder) / f"{name}, {width}, {scheme}.png"
        seen.page.screenshot(path=path, full_page=True, animations="disabled")
    seen.page.context.close()


def _folder(name: str) -> Path:
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
