"""Every fact there is, at each door: page, embed, brief, API, status, CSV and XLSX. Each is
read from what it sends, by a reader of its own, and all have to say the same."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from tests.browser.reader import UNITS, Reader, Told, from_api

ON = "on=2017-06-30"  # by this day in the world nearly every fact has a place in its status
CAMPAIGNS = ("mosul", "raqqa", "stabilisation")
CUT = "…"  # where a quote begins or ends within its sentence
FROM_WORDS = ", read from the words"
BOUNDS = re.compile(r"(?:(more than|at least|under|at most) )?([\d,.]+)(?: to ([\d,.]+))? ?(.*)")
PAGE = """(page, words, all, review) => {
    const lead = page.querySelector(".lead");
    const terms = Object.fromEntries([...page.querySelectorAll(".terms > div")].map(
        term => [words(term.querySelector("dt")), term.querySelector("dd")]));
    return {
        words: words(lead.querySelector(".figure__stated > a")),
        of: (lead.querySelector(".figure")
            ? all(lead, ".figure .of:not(.of--place) bdi")
            : all(terms["Concerns"] || terms["Whom"], "bdi")).join(" "),
        bounds: words(terms["Bounds"]),
        hedges: all(terms["Hedges"], "q"),
        speakers: all(terms["Said by"], "bdi:not(small bdi)"),
        publisher: all(terms["Relayed by"], "bdi")[0],
        stated_for: all(terms["Stated for"], "code").join(),
        published_on: words(terms["Published"]),
        quote: words(page.querySelector(".excerpt mark")),
        when: words(lead.querySelector(":is(.figure__by, .statement__by) .whole")),
        review: review(lead),
    };
}"""
EMBED = """(page, words, all, review) => {
    const shown = page.querySelector(".embed__page");
    return {
        words: words(shown.querySelector(".figure__stated > a")),
        of: all(shown, ".figure .of:not(.of--place) bdi, .parties__how ~ * bdi").join(" "),
        speakers: all(shown, ":is(.figure__by, .statement__by) bdi:not(.outlet bdi)"),
        publisher: words(shown.querySelector(".outlet")),
        published_on: words(shown.querySelector(".embed__source")).split(" · ")[2],
        quote: words(shown.querySelector(":is(.embed__quote, .statement__quote) q")),
        when: words(shown.querySelector(":is(.figure__by, .statement__by) .whole")),
        review: review(shown),
    };
}"""
BRIEF = """(page, words, all, review) =>
    [...page.querySelectorAll(".brief__figures > tbody")].map(line => ({
        id: line.querySelector(".brief__stated > p > a").getAttribute("href").split("/")[2],
        words: words(line.querySelector(".brief__stated > p > a")),
        of: all(line.querySelector(".brief__stated"), ".of:not(.of--place) bdi").join(" "),
        speakers: all(line.querySelector(".brief__stated").nextElementSibling, "bdi"),
        quote: words(
            line.querySelector(".brief__stated q") || line.querySelector(".brief__stated > p > a")),
        review: review(line),
    }))"""


@pytest.fixture(scope="module")
def reader(browser, site):
    reader = Reader(browser, site)
    yield reader
    reader.page.close()


@pytest.fixture(scope="module")
def measures(reader) -> dict[str, Told]:
    told = reader.get("/api/v1/measures/?page_size=200").json()["results"]
    return {measure["slug"]: measure for measure in told}


@pytest.fixture(scope="module")
def told(reader, measures) -> dict[str, Told]:
    """What the API tells of each fact, with as few words as there are."""
    return {
        name: from_api(fact, measures[fact["measure"]]["of"])
        for name, fact in reader.facts().items()
    }


@pytest.fixture(scope="module")
def figures(reader, measures) -> set[str]:
    """The facts that a page tells by their figure; what is stated in words stands as its quote."""
    return {
        name
        for name, fact in reader.facts().items()
        if measures[fact["measure"]]["kind"] == "quantity" and fact["as_stated"]
    }


@pytest.fixture(scope="module")
def versions(reader) -> dict[str, int]:
    return {name: fact["version"] for name, fact in reader.facts().items()}


@pytest.fixture(scope="module")
def pages(reader, told) -> dict[str, Told]:
    return {name: reader.read(f"/facts/{name}/", PAGE) for name in told}


def _from_table(row: Told) -> Told:
    """A row of a table, as CSV or XLSX has it: figures as figures, several names in one cell."""
    named = {"words": "as_stated", "of": "of_what", "speakers": "speaker"}
    columns = ("words", "of", "low", "high", "low_open", "high_open", "unit", "from_words")
    others = ("hedges", "speakers", "publisher", "stated_for", "published_on", "quote", "review")
    told = {name: _cell(row[named.get(name, name)]) for name in (*columns, *others)}
    told |= {name: told[name].split("; ") if told[name] else [] for name in ("hedges", "speakers")}
    told |= {name: told[name] or None for name in ("low", "high", "published_on")}
    return told | {name: told[name] == "true" for name in ("low_open", "high_open", "from_words")}


def _cell(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case datetime():
            return cell.date().isoformat()
        case float() | int():
            return f"{cell:f}".rstrip("0").rstrip(".") if isinstance(cell, float) else str(cell)
    return str(cell).removeprefix("'")


def _from_page(seen: Told) -> Told:
    published = seen["published_on"]
    return {
        **{name: value for name, value in seen.items() if name not in ("bounds", "when")},
        **_bounds(seen["bounds"]),
        "published_on": None if published == "not stated" else _day(published),
    }


def _bounds(told: str) -> Told:
    """What "more than 40 fighters, read from the words" says, as the API says it."""
    words, from_words, _ = told.partition(";")[0].partition(FROM_WORDS)
    found = BOUNDS.fullmatch(words)
    word, one, two, unit = found.groups() if found else (None, None, None, "")
    low, high = one and one.replace(",", ""), (two or one) and (two or one).replace(",", "")
    return {
        "low": None if word in ("under", "at most") else low,
        "high": None if word in ("more than", "at least") else high,
        "low_open": word == "more than",
        "high_open": word == "under",
        "unit": UNITS.get(unit, unit),
        "from_words": bool(from_words),
    }


def _day(words: str) -> str:
    return datetime.strptime(words, "%d %B %Y").date().isoformat()  # noqa: DTZ007


def as_far(told: dict[str, Told], seen: dict[str, Told]) -> dict[str, Told]:
    """Of what the API tells, what another door tells as well: the same facts, the same parts."""
    return {name: {part: told[name][part] for part in parts} for name, parts in seen.items()}


def test_every_page_tells_a_fact_as_the_api_does(pages, told, figures):
    seen = {name: _from_page(page) for name, page in pages.items()}
    # A unit without bounds is told to programs alone: no words of a page would stand with it.
    for name, one in seen.items():
        if one["low"] is one["high"] is None:
            one["unit"] = told[name]["unit"]
        if name not in figures:
            assert one.pop("words").strip(CUT) in ("", one["quote"])
    assert seen == as_far(told, seen)


@pytest.mark.parametrize("pinned", [False, True], ids=["as it is known", "this version"])
def test_every_embed_tells_a_fact_as_the_api_and_its_page_do(
    reader, told, figures, pages, versions, pinned
):
    for name, fact in told.items():
        ending = f"v/{versions[name]}/" if pinned else ""
        seen = _from_embed(reader.read(f"/embed/facts/{name}/{ending}", EMBED))
        expected = {**fact, "when": pages[name]["when"]}
        if name not in figures:
            assert seen.pop("words").strip(CUT) in ("", seen["quote"])
        assert seen == {part: expected[part] for part in seen}
        assert [one for one in fact["hedges"] if not _says(one, seen)] == []


def _from_embed(seen: Told) -> Told:
    """Bounds stand on the page of a fact alone: here its words say them, hedges and all."""
    published = seen["published_on"]
    seen["published_on"] = None if published.endswith("not stated") else _day(published)
    if not seen["of"]:
        seen.pop("of")  # its words or its quote say it
    return seen


def _says(hedge: str, seen: Told) -> bool:
    return hedge.casefold() in seen.get("words", seen["quote"]).casefold()


def test_every_brief_tells_a_fact_as_the_api_does(reader, told):
    lines = [
        line for slug in CAMPAIGNS for line in reader.read(f"/campaigns/{slug}/brief/?{ON}", BRIEF)
    ]
    assert lines
    for line in lines:
        fact = told[line.pop("id")]
        line["words"] = line["words"].strip(CUT)
        assert line == {
            **{part: fact[part] for part in line},
            "words": fact["words"] or fact["quote"],
            "speakers": fact["speakers"] or [fact["publisher"]],
        }


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_table_tells_a_fact_as_the_api_does(reader, told, ending):
    content = reader.get(f"/api/v1/facts.{ending}").body()
    seen = {row["id"]: _from_table(row) for row in ROWS[ending](content)}
    assert seen == told


def test_the_table_of_every_campaign_tells_a_fact_as_the_api_does(reader, told):
    seen = {
        row["id"]: _from_table(row)
        for slug in CAMPAIGNS
        for row in _csv(reader.get(f"/campaigns/{slug}.csv?{ON}").body())
    }
    assert seen
    assert seen == as_far(told, seen)


def test_every_status_tells_a_fact_as_the_list_of_facts_does(reader):
    told = reader.facts()
    seen = {
        fact["id"]: fact
        for slug in CAMPAIGNS
        for fact in _facts_within(reader.get(f"/api/v1/campaigns/{slug}/status/?{ON}").json())
    }
    assert seen
    assert seen == {name: told[name] for name in seen}


def _facts_within(answer: Any) -> Iterator[Told]:
    """Whatever in an answer is a fact, wherever it stands."""
    if isinstance(answer, dict) and "quote" in answer:
        yield answer
    elif isinstance(answer, dict | list):
        for part in answer.values() if isinstance(answer, dict) else answer:
            yield from _facts_within(part)


def _csv(content: bytes) -> list[Told]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def _xlsx(content: bytes) -> list[Told]:
    names, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values
    return [dict(zip(names, row, strict=True)) for row in rows]


ROWS = {"csv": _csv, "xlsx": _xlsx}
