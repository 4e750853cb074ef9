"""Every point at which a worker can be struck, and everything that can strike it there.

A cell is one delivery of two documents: an article that is new, and one that comes again with other
values after a curator has judged a fact of it. The worker is struck at a point of the first. In the
end the ledger holds what the same delivery leaves when nothing strikes, each version of it once.
"""

import itertools
import json
import time
from pathlib import Path

from django.contrib.auth.models import User
from django.db import InterfaceError, OperationalError, connection
from kombu import Connection

from articles.deliveries import Document
from articles.enums import Queue
from articles.models import Import, MarkSet
from campaigns import importing, reviewing
from campaigns.models import StatedFact
from campaigns.tasks import take_ready
from tests.config.launch import eventually
from tests.crashes.paused import POINTS as POINTS_OF_A_WORKER
from tests.crashes.stack import beat, worker
from tests.tables import facts_told

POINTS = ("recorded", *POINTS_OF_A_WORKER)
PATIENCE_SECONDS = 60
SAMPLE = Path(__file__).parents[1] / "samples" / "six-percent.json"
_numbers = itertools.count(1)


def kill_child(stack):
    stack.worker.kill_child()


def kill_worker(stack):
    stack.worker.kill()


def stop_worker(stack):
    stack.worker.stop_as_docker_does()


def cut_connection(stack):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def kill_broker(stack):
    stack.broker.kill()
    stack.worker.go_on()
    time.sleep(1)
    stack.broker.start()


def hang_broker(stack):
    stack.broker.hang()
    stack.worker.go_on()
    time.sleep(3)
    stack.broker.go_on()


STRIKES = (kill_child, kill_worker, stop_worker, cut_connection, kill_broker, hang_broker)


class Stack:
    """A worker that pauses at a point, and a beat; the worker is started anew when it is gone."""

    def __init__(self, broker, point):
        self.broker, self.point = broker, point
        self.environ = {} if point == "recorded" else {"PAUSE_AT": point}
        self.beat = beat(broker)
        self.worker = worker(broker, **self.environ)

    def __enter__(self):
        assert eventually(self.beat.is_ready)
        return self

    def __exit__(self, *_):
        self.beat.end()
        self.worker.end()

    def be_ready(self):
        if self.worker.process.poll() is not None:
            self.worker.end()
            self.worker = worker(self.broker, **self.environ)
        assert eventually(self.worker.is_ready), self.worker.said()

    def send(self):
        with Connection(self.broker.url) as broker:
            take_ready.apply_async([Queue.BULK], queue=Queue.BULK, connection=broker)


def deliver(name):
    """Record the delivery of a cell for a worker, after a curator has judged what was there."""
    importing.take([document(name, "held")], name=name)
    fact = StatedFact.objects.open().get(article__url=address(name, "held"), mark_id="f1")
    amal = User.objects.get(username="amal")
    reviewing.accept(fact.fact, version=fact.version, by=amal)
    documents = [document(name, "a-new-one"), document(name, "held", low=5)]
    return importing.queue(documents, name=name)


def document(name, article, low=6):
    """The sample under an address of its own, with one value as it is told."""
    told = json.loads(SAMPLE.read_text())
    told["article"]["url"] = address(name, article)
    told["annotations"][0]["value"]["low"] = low
    return Document(f"{article}.json", {".json": json.dumps(told).encode()})


def address(name, article):
    return f"https://news.example/{name}/{article}"


def strike_at(stack, strike):
    """Strike a delivery at the stack's point; returns its name and the seconds to its end."""
    name = f"{stack.point} {strike.__name__} {next(_numbers)}".replace(" ", "-")
    stack.be_ready()
    if stack.point == "sent":
        stack.worker.arm()
    row = deliver(name)
    if stack.point not in ("recorded", "sent"):
        stack.worker.arm()
    if stack.point != "recorded":
        stack.send()
        assert eventually(lambda: stack.worker.paused), stack.worker.said()
    began = time.monotonic()
    strike(stack)
    stack.worker.go_on()
    stack.be_ready()
    assert eventually(lambda: is_over(row), seconds=PATIENCE_SECONDS), stack.worker.said()
    return row, time.monotonic() - began


def is_over(row):
    try:
        return Import.objects.get(pk=row.pk).is_over
    except (OperationalError, InterfaceError):
        connection.close()
        return False


def effect(row):
    """All that a delivery left, in words that are the same for each cell."""
    row.refresh_from_db()
    told = [
        {key: value for key, value in fact.items() if key != "reviewed_at"}
        for fact in facts_told()
        if f"/{row.name}/" in fact["article__url"]
    ]
    versions = StatedFact.objects.filter(article__url__contains=f"/{row.name}/")
    return {
        "state": row.state,
        "outcome": row.outcome,
        "documents": list(row.documents.values_list("state", "taken")),
        "facts": json.loads(json.dumps(told, default=str).replace(row.name, "cell")),
        "versions": sorted(versions.values_list("mark_id", "version", "change")),
        "deliveries": MarkSet.objects.filter(imported=row).count(),
    }
