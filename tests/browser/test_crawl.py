"""No figure is ever bare, and none is more than two clicks from its quote: a crawl over every link
of the readers' pages, from the home page, now and on two days of the campaigns."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from campaigns import wording
from campaigns.enums import Review
from tests.browser.crawling import Crawl
from tests.browser.reader import UNITS, Reader, from_api

STARTS = ["/", "/?on=2017-05-25", "/?on=2016-12-31", "/contested/?on=2017-05-25", "/changes/",
          *(f"/campaigns/{slug}/{page}?on={day}" for slug in ("mosul", "raqqa", "stabilisation")
            for page in ("", "brief/") for day in ("2017-05-25", "2016-12-31"))]  # fmt: skip
WORDS = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
MEASURED = rf"[0-9][0-9,.]*\s?(?:%(?!\w)|(?:{WORDS})\b)"


@pytest.fixture(scope="module")
def reader(browser, site):
    return Reader(browser, site)


@pytest.fixture(scope="module")
def crawl(reader) -> Crawl:
    return Crawl(reader.page, STARTS, MEASURED)


@pytest.fixture(scope="module")
def figures(reader) -> dict[str, dict[str, Any]]:
    """What has to stand beside each figure, by its fact: read from the API."""
    measures = reader.get("/api/v1/measures/?page_size=200").json()["results"]
    known = {measure["slug"]: measure for measure in measures}
    return {
        name: _belongs(fact, known[fact["measure"]])
        for name, fact in reader.facts().items()
        if known[fact["measure"]]["kind"] == "quantity"
    }


def _belongs(fact: dict[str, Any], measure: dict[str, Any]) -> dict[str, Any]:
    told = from_api(fact, measure["of"])
    when = fact["stated_for"] or {"edtf": "", "earliest": None, "latest": None}
    review = Review(fact["review"])
    days = {name: when[name] and date.fromisoformat(when[name]) for name in ("earliest", "latest")}
    stated = SimpleNamespace(stated_for=when["edtf"], **days)
    return {
        "figure": told["words"] or told["quote"],
        "of what": told["of"],
        "who": told["speakers"] or [told["publisher"]],
        "outlet": told["publisher"],
        "when": wording.stated_time(stated) or "not stated",
        "review": "" if review == Review.ACCEPTED else str(wording.REVIEW_WORDS[review]),
    }


def missing(seen: dict[str, str], belongs: dict[str, Any]) -> list[str]:
    """What is not beside a figure: that it is accepted goes without saying, and beside the text of
    an article it is the article that says it."""
    who = [] if seen["where"] == ".note" else belongs["who"]
    wanted = {name: belongs[name] for name in ("figure", "of what", "when", "review")}
    lost = [
        name for name, words in wanted.items() if words.casefold() not in seen["beside"].casefold()
    ]
    return lost + (["who"] if not all(name in seen["beside"] for name in who) else [])


def tells(title: str, belongs: dict[str, Any]) -> bool:
    """Whether a sentence is about this figure, and lacks nothing: it stands alone, so that it names
    the outlet as well."""
    return belongs["outlet"] in title and not missing({"where": "", "beside": title}, belongs)


def test_every_link_leads_to_a_page(crawl):
    lost = {address: read["status"] for address, read in crawl.pages.items()}
    assert {address: status for address, status in lost.items() if status != 200} == {}


def test_no_number_with_a_unit_stands_outside_a_figure_or_a_source(crawl):
    bare = {address: read["bare"] for address, read in crawl.pages.items()}
    assert {address: found for address, found in bare.items() if found} == {}


def test_every_figure_has_its_hedge_range_speaker_whole_date_and_review_beside_it(crawl, figures):
    bare = {
        (address, seen["told"]): lost
        for address, read in crawl.pages.items()
        for seen in read["figures"]
        if seen["fact"] in figures and figures[seen["fact"]]["figure"] in seen["told"]
        if (lost := missing(seen, figures[seen["fact"]]))
    }
    assert bare == {}


def test_every_figure_stands_on_some_page(crawl, figures):
    stands = {
        seen["fact"]
        for read in crawl.pages.values()
        for seen in read["figures"]
        if seen["fact"] in figures and figures[seen["fact"]]["figure"] in seen["told"]
    }
    assert stands == set(figures)


def test_every_title_tells_its_figure_with_all_that_belongs_to_it(crawl, figures):
    number = re.compile(MEASURED, re.IGNORECASE)
    lost = {
        (address, title)
        for address, read in crawl.pages.items()
        for title in read["titles"]
        if number.search(title) and not any(tells(title, one) for one in figures.values())
    }
    assert lost == set()


def test_every_figure_is_two_clicks_from_its_highlighted_quote(crawl, reader, figures):
    """The first leads from the figure to its fact, the second into the article."""
    told = {name: fact["quote"]["exact"] for name, fact in reader.facts().items()}
    for name in figures:
        page = crawl.of(f"/facts/{name}/")
        assert page["highlighted"] == [" ".join(told[name].split())]
        [place] = page["places"]
        path, _, anchor = place.partition("#")
        assert anchor in crawl.of(path.partition("?")[0])["anchors"]
