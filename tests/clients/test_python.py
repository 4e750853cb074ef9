"""The client for Python, against a ledger that is served over HTTP."""

import ast
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import campaign_ledger
import pytest
from campaign_ledger import Ledger, Refused
from campaign_ledger import http as http_of_the_client

from campaigns import reviewing, tokens
from campaigns.enums import Scope
from campaigns.models import StatedFact
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)

FACTS, ARTICLES = 1000, 20
SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def ledger(live_server):
    return Ledger(live_server.url)


def an_article(number, facts):
    quotes = [f"About {number}{fact:03} fighters were left" for fact in range(facts)]
    text = ". ".join(quotes)
    marks = [
        builders.fact(
            text,
            quote,
            id=f"f{place}",
            measure="fighters-remaining",
            value={"low": place, "high": place, "unit": "fighters"},
            hedge="About",
            stated_for="2017-05-25",
        )
        for place, quote in enumerate(quotes)
    ]
    return builders.article(text, *marks, url=f"https://news.example/{number}")


def decide_at_random(curator, chance, times):
    for _ in range(times):
        fact = chance.choice(list(StatedFact.objects.open().order_by("pk")))
        moves = {
            "proposed": [reviewing.accept, reviewing.reject, reviewing.withdraw],
            "accepted": [reviewing.reject, reviewing.withdraw],
        }
        move = chance.choice(moves.get(fact.review, [reviewing.restore]))
        move(fact.fact, version=fact.version, by=curator, why="By chance.")


def test_a_follower_rebuilds_a_thousand_facts_exactly_while_they_change(ledger, take, curator):
    chance = random.Random(20170525)
    for number in range(ARTICLES):
        take(an_article(number, FACTS // ARTICLES))
    decide_at_random(curator, chance, 60)
    kept, versions, cursor = {}, set(), 0
    for number, page in enumerate(ledger.follow(page_size=100)):
        for change in page.changes:
            kept[change["id"]] = change
            versions.add((change["id"], change["version"]))
        cursor = page.cursor
        decide_at_random(curator, chance, 3 if number < 10 else 0)  # or it would never end
    for page in ledger.follow(cursor):
        kept |= {change["id"]: change for change in page.changes}
        versions |= {(change["id"], change["version"]) for change in page.changes}
    stated = {fact["id"]: fact for fact in ledger.facts()}
    assert len(stated) == FACTS
    assert {fact["review"] for fact in stated.values()} > {"withdrawn", "accepted"}
    assert {
        id: {name: value for name, value in change.items() if name in stated[id]}
        for id, change in kept.items()
    } == stated
    assert versions == {(str(f), v) for f, v in StatedFact.objects.values_list("fact", "version")}


def test_a_status_and_facts_are_told_as_the_api_tells_them(ledger, take, client):
    take(an_article(1, 3))
    pin = {"on": "2017-05-25", "known_at": StatedFact.objects.latest("position").recorded_at}
    pin["known_at"] = pin["known_at"].isoformat()
    told = client.get("/api/v1/campaigns/mosul/status/", pin).json()
    assert [one["measure"] for one in ledger.status("mosul", **pin)["measures"]] == [
        one["measure"] for one in told["measures"]
    ]
    assert ledger.status("mosul", unreviewed=False)["measures"] == []
    assert len(list(ledger.facts(campaign="mosul", page_size=1))) == 3
    assert list(ledger.facts(review="accepted")) == []


def test_a_delivery_is_taken_and_told_to_its_end(live_server, db, annotator):
    _, key = tokens.issue("a desk", account=annotator, scopes=[Scope.IMPORT])
    ledger = Ledger(live_server.url, token=key)
    delivery = ledger.import_file(SAMPLES / "six-percent.json", lenient=True)
    assert (delivery["name"], delivery["by"], delivery["lenient"]) == (
        *("six-percent.json", "omar"),
        True,
    )
    assert ledger.delivery(delivery["id"])["id"] == delivery["id"]
    with pytest.raises(TimeoutError, match="not finished"):
        ledger.wait_for(delivery, every=0, longest=0)


def test_what_the_ledger_refuses_carries_its_code_and_its_sentence(live_server, db, reader):
    _, key = tokens.issue("a desk", account=reader, scopes=[Scope.READ])
    with pytest.raises(Refused, match="NOT_FOUND") as refused:
        Ledger(live_server.url).status("atlantis")
    assert refused.value.status == 404
    with pytest.raises(Refused, match="UNKNOWN_PARAMETER: Unknown here: colour"):
        list(Ledger(live_server.url).facts(colour="red"))
    with pytest.raises(Refused, match="OUT_OF_SCOPE"):
        Ledger(live_server.url, token=key).import_file(SAMPLES / "six-percent.json")
    with pytest.raises(Refused, match="BAD_TOKEN"):
        Ledger(live_server.url, token="ledger_x").status("mosul")


@contextmanager
def answering(*answers: tuple[int, dict[str, str], bytes]) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these answers one after the other; its address, and what was asked."""
    left, asked = list(answers), []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            status, headers, body = left.pop(0)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


EMPTY = json.dumps({"next": None, "results": []}).encode()


def test_a_busy_ledger_is_asked_again_after_as_long_as_it_says(monkeypatch):
    waits = []
    monkeypatch.setattr(http_of_the_client.time, "sleep", waits.append)
    busy = (429, {"Retry-After": "7"}, b"{}")
    with answering(busy, (503, {}, b"<p>away</p>"), (200, {}, EMPTY)) as (address, asked):
        assert list(Ledger(address).facts()) == []
    assert (waits, len(asked)) == ([7.0, 2.0], 3)
    with answering(busy, busy, busy) as (address, _), pytest.raises(Refused):
        list(Ledger(address).facts())


def test_a_delivery_is_never_sent_twice(monkeypatch, tmp_path):
    (tmp_path / "a.json").write_text("{}")
    with answering((503, {}, b"{}")) as (address, asked), pytest.raises(Refused):
        Ledger(address).import_file(tmp_path / "a.json")
    assert asked == ["/api/v1/imports/"]


@pytest.mark.parametrize("status", [301, 302, 307])
def test_a_token_goes_to_no_other_place(status):
    with answering() as (elsewhere, stolen):
        away = (status, {"Location": f"{elsewhere}/"}, b"")
        with answering(away) as (address, _), pytest.raises(Refused):
            list(Ledger(address, token="secret").facts())
        page = json.dumps({"next": f"{elsewhere}/x", "results": []}).encode()
        with answering((200, {}, page)) as (address, _), pytest.raises(ValueError, match="not at"):
            list(Ledger(address, token="secret").facts())
    assert stolen == []


def test_only_addresses_of_the_web_are_asked():
    with pytest.raises(ValueError, match="no address of the web"):
        Ledger("file:///etc/passwd")


def test_it_needs_the_standard_library_alone():
    package = Path(campaign_ledger.__file__).parent
    roots = set()
    for path in package.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                roots.add(node.module.partition(".")[0])
            elif isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
    assert roots == {
        *("base64", "campaign_ledger", "collections", "dataclasses", "hashlib", "hmac", "http"),
        *("json", "pathlib", "time", "typing", "urllib", "uuid"),
    }
