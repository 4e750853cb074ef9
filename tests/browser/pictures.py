"""The pictures of the README, and of the pages that tell how to come here from a tool; no test.

    .venv/bin/python -m tests.browser.pictures http://127.0.0.1:8000 admin PASSWORD

Four of five facts of the samples are accepted first, and seen on 25 May 2017. Then an article of
the samples is delivered with a value that is wrong, and again with the right one and a mark that is
misplaced, to an installation that has not seen it yet.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
ARTICLE = json.loads((ROOT / "tests" / "samples" / "six-percent.json").read_text("utf-8"))
NAME = "six-percent.json"
RAQQA = "/campaigns/raqqa/?on=2017-05-25"


def delivered_first() -> dict[str, Any]:
    first, *others = ARTICLE["annotations"]
    slipped = {**first, "value": {**first["value"], "low": 60, "high": 60}}
    return {**ARTICLE, "annotations": [slipped, *others]}


def delivered_again() -> dict[str, Any]:
    misplaced = {"id": "n9", "type": "Place", "start": 0, "end": 11, "exact": "Northbridge"}
    return {**ARTICLE, "annotations": [*ARTICLE["annotations"], misplaced]}


class Guide:
    """Walks through the pages, and takes a picture where it is told to."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def sign_in(self, account: str, password: str) -> None:
        self.go("/admin/login/")
        self.page.fill("[name=username]", account)
        self.page.fill("[name=password]", password)
        self.page.click("[type=submit]")
        self.page.wait_for_url("**/admin/")

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")

    def picture(self, name: str, height: int) -> None:
        self.page.evaluate("document.activeElement.blur()")
        size = self.page.viewport_size or {"width": 0}
        clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
        self.page.screenshot(path=IMAGES / f"{name}.png", clip=clip)

    def part(self, name: str, heading: str, height: int) -> None:
        """A picture of one section of the page, and of no more of it than `height`."""
        section = self.page.locator(f"section[aria-labelledby={heading}]")
        box = section.bounding_box()
        assert box
        around = {"x": box["x"] - 24, "width": box["width"] + 48}
        clip = around | {"y": box["y"] - 12, "height": min(box["height"] + 24, height)}
        self.page.screenshot(path=IMAGES / f"{name}.png", clip=clip, full_page=True)

    def accept_samples(self) -> None:
        [token] = [one for one in self.page.context.cookies() if one["name"] == "csrftoken"]
        found = self.page.request.get(f"{self.address}/api/v1/facts/?page_size=200").json()
        for place, fact in enumerate(found["results"]):
            if place % 5 and fact["review"] == "proposed":
                self.page.request.post(
                    f"{self.address}/api/v1/facts/{fact['id']}/accept/",
                    data={"why": "Read against its source."},
                    headers={"If-Match": f'"{fact["version"]}"', "X-CSRFToken": token["value"]},
                )

    def readme(self) -> None:
        self.page.set_viewport_size({"width": 1120, "height": 900})
        self.go("/?on=2017-05-25")
        self.picture("dashboard", 792)
        self.go(RAQQA)
        self.part("campaign", "figures", 640)
        self.part("charts", "charts", 564)
        self.part("relations", "relations", 760)
        self.page.set_viewport_size({"width": 960, "height": 1000})

    def hand_over(self, article: dict[str, Any]) -> None:
        self.go("/admin/articles/import/add/")
        content = json.dumps(article).encode()
        self.page.set_input_files(
            "[name=delivery]", {"name": NAME, "mimeType": "application/json", "buffer": content}
        )

    def take(self) -> None:
        self.page.get_by_role("button", name="Take this delivery").click()
        self.page.locator(".deliver__state", has_text="Done").wait_for(timeout=60_000)


def main(address: str, account: str, password: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": 960, "height": 1000})
        page.add_init_script("localStorage.setItem('django.admin.navSidebarIsOpen', 'false')")
        guide = Guide(page, address)
        guide.sign_in(account, password)
        guide.accept_samples()
        guide.readme()
        guide.hand_over(delivered_first())
        page.get_by_role("button", name="Show the difference").click()
        guide.take()
        guide.hand_over(delivered_again())
        guide.picture("deliver", 600)
        page.get_by_role("button", name="Show the difference").click()
        guide.picture("difference", 560)
        guide.take()
        guide.picture("outcome", 780)
        found = page.request.get(f"{address}/api/v1/articles/?q={ARTICLE['article']['title']}")
        [article] = [
            one for one in found.json()["results"] if one["url"] == ARTICLE["article"]["url"]
        ]
        guide.go(f"/articles/{article['id']}/")
        guide.picture("article", 800)
        page.locator("main a[href^='/facts/']").first.click()
        guide.picture("fact", 800)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
