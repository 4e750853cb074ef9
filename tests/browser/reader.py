"""One installation as a program asks it: its pages as documents, its API, what that tells."""

import json
from pathlib import Path
from typing import Any

from campaigns import vocabulary

Told = dict[str, Any]
UNITS = {
    word: row["slug"]
    for row in json.loads((Path(vocabulary.__file__).parent / "units.json").read_text())
    for word in (row["singular"], row["plural"])
}

READ = """async address => {
    const text = await (await fetch(address)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const words = one => one ? one.textContent.replace(/\\s+/g, " ").trim() : "";
    const all = (within, what) => within ? [...within.querySelectorAll(what)].map(words) : [];
    const review = within =>
        within.querySelector("[class*='review--']").className.split("review--")[1];
    return (HOW)(page, words, all, review);
}"""


class Reader:
    """Asks one installation, and reads what it answers."""

    def __init__(self, browser, site: str) -> None:
        self.page, self.site = browser.new_page(), site
        self.page.goto(f"{site}/method/")

    def get(self, address: str) -> Any:
        return self.page.request.get(f"{self.site}{address}")

    def read(self, address: str, how: str) -> Any:
        return self.page.evaluate(READ.replace("HOW", how), address)

    def facts(self) -> dict[str, Told]:
        """All facts of the API, page by page, by their identity."""
        told, address = {}, f"{self.site}/api/v1/facts/?page_size=200"
        while address:
            answer = self.page.request.get(address).json()
            told |= {fact["id"]: fact for fact in answer["results"]}
            address = answer["next"]
        return told


def from_api(fact: Told, whole: str) -> Told:
    """What the API tells of a fact, with as few words as there are."""
    named = {
        part: [one["as_written"] for one in fact["named"] if one["part"] == part]
        for part in ("speaker", "object")
    }
    value = fact["value"] or {}
    of = " ".join(named["object"]) or whole
    return {
        "words": fact["as_stated"],
        "of": "" if of.casefold() in fact["as_stated"].casefold() else of,
        "low": value.get("low"),
        "high": value.get("high"),
        "low_open": value.get("low_open", False),
        "high_open": value.get("high_open", False),
        "unit": value.get("unit") or "",
        "from_words": value.get("from_words", False),
        "hedges": fact["hedges"],
        "speakers": named["speaker"],
        "publisher": fact["article"]["outlet"],
        "stated_for": (fact["stated_for"] or {"edtf": ""})["edtf"],
        "published_on": fact["published_on"],
        "quote": fact["quote"]["exact"],
        "review": fact["review"],
    }
