"""The broker only wakes workers: what it loses is sent again, what it doubles is done once."""

import os
import queue
import shutil
from pathlib import Path

import pytest

from articles.deliveries import open_paths
from articles.enums import Queue
from articles.models import Import, Source
from campaigns import importing
from campaigns.models import StatedFact
from campaigns.tasks import read_source, read_sources, take_ready, wake
from config import celery_app
from tests.tables import all_rows

SAMPLES = Path(__file__).parents[1] / "samples"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_queues(servers):
    for name in Queue:
        messages(name)


def messages(name):
    """Every (task, arguments) that waits for a worker of a queue, taken from the real broker."""
    taken = []
    with celery_app.connection_for_read() as connection:
        waiting = connection.SimpleQueue(name)
        while True:
            try:
                message = waiting.get(block=False)
            except queue.Empty:
                waiting.close()
                return taken
            message.ack()
            taken.append((message.headers["task"], message.payload[0]))


def queued(*names, to=Queue.BULK):
    return importing.queue(open_paths([SAMPLES / name for name in names]), name="x", to=to)


WAKES = {name: ("campaigns.tasks.take_ready", [name.value]) for name in Queue}


@pytest.mark.parametrize("name", Queue)
def test_a_queue_s_own_workers_are_woken(name):
    wake(name)
    assert {name: messages(name) for name in Queue} == {
        other: [WAKES[other]] if other == name else [] for other in Queue
    }


def test_a_worker_that_is_woken_takes_all_that_is_ready_of_its_queue():
    first, second = queued("six-percent.json"), queued("names-and-places")
    others = queued("one-bad-mark.json", to=Queue.INTERACTIVE)
    take_ready("bulk")
    states = {row.pk: row.state for row in Import.objects.all()}
    assert states == {first.pk: "done", second.pk: "done", others.pk: "waiting"}


def test_a_message_that_is_delivered_twice_has_its_effect_once():
    queued("six-percent.json")
    take_ready("bulk")
    assert StatedFact.objects.count() == 4
    before = all_rows()
    take_ready("bulk")
    assert all_rows() == before


def test_who_sees_more_than_it_can_begin_wakes_one_other():
    queued("six-percent.json", "one-bad-mark.json", "names-and-places")
    take_ready("bulk")
    assert messages(Queue.BULK) == [WAKES[Queue.BULK]]


def test_who_sees_nothing_more_wakes_nobody():
    queued("six-percent.json")
    take_ready("bulk")
    take_ready("bulk")
    assert messages(Queue.BULK) == []


def test_a_turn_ends_although_more_is_ready(monkeypatch):
    monkeypatch.setattr("campaigns.tasks.TURN_SECONDS", 0)
    row = queued("six-percent.json", "one-bad-mark.json")
    take_ready("bulk")
    assert [one.state for one in row.documents.all()] == ["done", "waiting"]


def test_the_beat_wakes_the_workers_of_every_queue():
    sent = {
        (entry["args"][0], entry["options"]["queue"])
        for entry in celery_app.conf.beat_schedule.values()
        if entry["task"] == "campaigns.tasks.take_ready"
    }
    assert sent == {(name, name) for name in Queue}


def test_a_broker_that_is_gone_is_no_error_of_who_wakes(tmp_path, monkeypatch):
    gone = f"redis+socket://{tmp_path}/none.sock?virtual_host=0"
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", gone)
    wake(Queue.BULK)
    monkeypatch.undo()
    assert messages(Queue.BULK) == []


@pytest.fixture
def source(settings, tmp_path):
    """A watched folder with one article in it, whose turn it is."""
    settings.WATCH_ROOT = tmp_path
    shutil.copy(SAMPLES / "six-percent.json", tmp_path)
    os.utime(tmp_path / "six-percent.json", (1, 1))
    return Source.objects.create(name="desk", kind="folder", where=".")


def test_each_source_whose_turn_it_is_is_sent_to_a_worker(source):
    Source.objects.create(name="paused", kind="folder", where="paused", enabled=False)
    read_sources()
    assert messages(Queue.BULK) == [("campaigns.tasks.read_source", [source.pk])]


def test_what_is_new_in_a_source_wakes_a_worker_and_what_is_not_wakes_nobody(source):
    read_source(source.pk)
    assert messages(Queue.BULK) == [WAKES[Queue.BULK]]
    read_source(source.pk)
    assert messages(Queue.BULK) == []
    assert [row.name for row in Import.objects.all()] == ["desk"]


def test_the_beat_looks_after_sources_every_minute():
    entry = celery_app.conf.beat_schedule["read-sources"]
    assert (entry["task"], entry["schedule"]) == ("campaigns.tasks.read_sources", 60)
