"""A real browser, and a ledger that has something of everything a page can show."""

import os
import shutil
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from actors.enums import ActorKind, Script
from actors.models import Actor, Alias
from articles.enums import Rights
from articles.models import Article, Import
from campaigns import reviewing, vocabulary
from campaigns.models import StatedFact
from tests import builders
from tests.conftest import a_copy_of, a_curator, collected_in, taking

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Playwright keeps a loop in this thread, beside which Django's ORM is
    used: each waits for the other, so it is safe. Django takes the time of that loop for another
    place, with connections of its own, so those of before and within are closed at its ends."""
    if CHROMIUM is None:
        pytest.skip("No Chromium on this machine: install the package `chromium`.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    connections.close_all()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()
        connections.close_all()


ENDGAME = (
    "Commanders say only about 6 percent of Mosul remains to be captured.\n"
    "Elders of the old city say about 30 percent of Mosul remains to be captured.\n"
    "The Courier counts 500 to 700 fighters in Mosul, and the Peshmerga back the army there.\n"
    "Provincial elections are planned for September 2017."
)
EARLIER = "In early May about 10 percent of Mosul remained to be captured."
KEPT = "The road to the dam is open again, an officer said. More than 40 fighters were killed."


SIEGE = (
    "The survey says about 12 percent of Raqqa remained in June.\n"
    "Some 40 shops are open again. Four or five bridges of the city still stand."
)
WELLS = "Engineers said the wells east of Raqqa are under repair, and may run by autumn."
REWORDED = "Engineers said wells to the east of Raqqa are under repair, and may run by autumn."
WELLS_HEADER = {"url": "https://news.example/wells", "title": "The wells"}


@pytest.fixture(scope="package", autouse=True)
def as_on_an_installation(collected) -> Iterator[None]:
    """One style sheet, and names that may be kept for ever: a page asks for far fewer files."""
    with collected_in(collected):
        yield


@pytest.fixture(scope="package")
def live_server(as_on_an_installation) -> Iterator[LiveServer]:
    """The server of pytest-django, with its static files from whitenoise."""
    server = serve()
    yield server
    server.stop()


def serve() -> LiveServer:
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda application: application
    server.start()
    return server


@pytest.fixture
def ledger(take, curator):
    fill(take, curator)


@pytest.fixture
def page(browser, live_server, ledger) -> Iterator[Page]:
    """An empty page at a ledger of its own, in which a test may decide."""
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def stand(migrated, django_db_blocker) -> Iterator[str]:
    """The origin at which a whole module looks at the same ledger, in a database of its own.

    Nothing may be written to it: what is decided in a test needs `live_server` and `ledger`.
    """
    with a_copy_of(migrated, django_db_blocker):
        fill(taking(Import.objects.create(name="one.json")), a_curator("amal"))
        server = serve()
        yield server.url
        server.stop()


@pytest.fixture(scope="module", params=["stand", "running"])
def site(request) -> str:
    """The origin of the ledger of these tests, and that of an installation with its samples."""
    if request.param == "stand":
        return request.getfixturevalue("stand")
    return request.getfixturevalue("running").browser().address


def fill(take, curator):
    """Articles with accepted, unreviewed and rejected facts, rivals, a course, a coming date,
    overlapping marks, names in three scripts, one text that its publisher withholds, and facts
    whose sources have changed since."""
    vocabulary.load()
    peshmerga = Actor.objects.create(slug="peshmerga", name="Peshmerga", kind=ActorKind.FORCE)
    for name, language, script in (
        ("البيشمركة", "ar", Script.ARABIC),
        ("پێشمەرگە", "ckb", Script.ARABIC),
        ("Peşmerge", "ku", Script.LATIN),
    ):
        Alias.objects.create(actor=peshmerga, name=name, language=language, script=script)
    take(_endgame())
    take(_earlier())
    take(_kept())
    accepted = ("only about 6 percent", "about 10 percent", "Peshmerga back", "More than 40")
    for words in accepted:
        fact = StatedFact.objects.open().get(quote__contains=words)
        reviewing.accept(fact.fact, version=1, by=curator, why="Read against its source.")
    rejected = StatedFact.objects.open().get(quote__contains="The road to the dam")
    reviewing.reject(rejected.fact, version=1, by=curator, why="It is about another road.")
    _change_the_sources(take, curator)


def _change_the_sources(take, curator):
    """Facts whose source has changed since: one that waits, one that is gone, one that a curator
    has revised, one whose words are lost, and one whose article was retracted."""
    take(_siege())
    for words in ("about 12 percent", "Some 40 shops"):
        reviewing.accept(the_fact(words).fact, version=1, by=curator, why="Read.")
    correction = builders.correction(value={"low": "3", "high": "5", "unit": "item"})
    bridges = the_fact("bridges")
    reviewing.revise(bridges.fact, version=1, by=curator, correction=correction, why="A slip.")
    take(_siege(share="11", shops=False))
    take(_wells())
    take(builders.article(REWORDED, states_facts=False, **WELLS_HEADER))
    take(_taken_back())
    take(_taken_back(retracted=True))


def the_fact(words: str) -> StatedFact:
    return StatedFact.objects.open().get(quote__contains=words)


def the_article(title: str) -> Article:
    return Article.objects.get(title=title)


def _share(text, quote, figure, **said):
    value = {"low": figure, "high": figure, "unit": "percent"}
    words = {"quantity": figure, "unit": "percent", "object": "Mosul", "value": value}
    return builders.fact(text, quote, **words, **said)


def _endgame():
    text = ENDGAME
    lines = text.split("\n")
    on = {"stated_for": "2017-05-25"}
    return builders.article(
        text,
        _share(text, lines[0], "6", hedge=["only", "about"], speaker="Commanders", id="f1", **on),
        _share(text, lines[1], "30", hedge="about", speaker="Elders", id="f2", **on),
        builders.fact(
            text,
            "500 to 700 fighters in Mosul",
            measure="fighters-remaining",
            quantity="500 to 700",
            value={"low": "500", "high": "700", "unit": "fighter"},
            id="f3",
            **on,
        ),
        builders.fact(
            text,
            "fighters in Mosul, and the Peshmerga back the army there",
            measure="backs",
            subject="the Peshmerga",
            object="the army",
            id="f4",
            **on,
        ),
        builders.fact(
            text,
            lines[3],
            measure="vote-scheduled",
            campaign="stabilisation",
            modality="planned",
            stated_for="2017-09?",
            id="f5",
        ),
        builders.name(text, "Peshmerga"),
        builders.name(text, "Mosul", type="Place"),
        title="The endgame in Mosul",
    )


def _earlier():
    return builders.article(
        EARLIER,
        _share(EARLIER, EARLIER[:-1], "10", hedge="about", stated_for="2017-05-02", id="e1"),
        url="https://news.example/earlier",
        title="Early in May",
        published_on=date(2017, 5, 3),
    )


def _kept():
    road, killed = KEPT.split(". ")
    return builders.article(
        KEPT,
        builders.fact(
            KEPT, road, measure="assessment", campaign="raqqa", speaker="an officer", id="k1"
        ),
        builders.fact(
            KEPT,
            killed[:-1],
            measure="killed",
            campaign="raqqa",
            quantity="More than 40",
            value={"low": "40", "low_open": True, "unit": "fighter"},
            id="k2",
        ),
        url="https://news.example/kept",
        title="A road, and a dam",
        published_on=None,
        rights=Rights.RESTRICTED,
    )


def _siege(share="12", shops=True):
    raqqa = {"campaign": "raqqa", "stated_for": "2017-06"}
    remained, rest = SIEGE.split("\n")
    opened, stand = rest.split(". ")
    marks = [
        builders.fact(
            SIEGE,
            remained[:-1],
            quantity="12",
            unit="percent",
            object="Raqqa",
            speaker="The survey",
            hedge="about",
            value={"low": share, "high": share, "unit": "percent"},
            id="s1",
            **raqqa,
        ),
        builders.fact(SIEGE, stand[:-1], measure="assessment", id="s3", **raqqa),
    ]
    if shops:
        marks.append(builders.fact(SIEGE, opened, measure="assessment", id="s2", **raqqa))
    return builders.article(
        SIEGE, *marks, url="https://news.example/siege", title="After the siege"
    )


def _wells():
    quote = "the wells east of Raqqa are under repair"
    mark = builders.fact(
        WELLS, quote, measure="assessment", campaign="raqqa", speaker="Engineers", id="w1"
    )
    return builders.article(WELLS, mark, **WELLS_HEADER)


def _taken_back(**header):
    text = "The market of Raqqa was never closed, a trader said."
    mark = builders.fact(
        text, "The market of Raqqa was never closed", measure="assessment", campaign="raqqa", id="m"
    )
    return builders.article(
        text, mark, url="https://news.example/market", title="The market", **header
    )
