"""A broker that loses everything or hangs, a worker that is stopped, a document that kills."""

import json
import os
import time

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.enums import Queue
from articles.models import DeliveredDocument, Import, MarkSet
from campaigns import importing
from campaigns.curators import create_curator
from campaigns.models import StatedFact
from campaigns.tasks import wake
from config.rest.throttling import ReaderThrottle
from tests.config.launch import eventually
from tests.crashes import matrix
from tests.crashes.stack import beat, worker

IMPORTS = int(os.environ.get("OUTAGE_IMPORTS", "20"))
NOTHING_SAID = {"data": {}, "content_type": "application/json", "headers": {"If-Match": '"1"'}}
SECONDS_A_READER_WAITS = 2.0  # on a machine that is busy with other things


def queued(count, *articles):
    """So many imports, each of these articles under addresses of its own."""
    rows = []
    for number in range(count):
        documents = [matrix.document(str(number), article) for article in articles]
        rows.append(importing.queue(documents, name=str(number)))
    return rows


def all_are_over():
    return not Import.objects.filter(finished_at=None).exists()


def test_all_that_was_queued_is_done_after_the_broker_lost_every_message(
    ledger, broker, part, on_this_broker
):
    for _ in queued(IMPORTS, "one"):
        wake(Queue.BULK)
    broker.kill()
    broker.start()
    returned = time.monotonic()
    part(worker)
    part(beat)
    assert eventually(all_are_over, seconds=60)
    print(f"{IMPORTS} imports were done {time.monotonic() - returned:.1f} s after its return")
    assert {row.outcome["facts"]["new"] for row in Import.objects.all()} == {4}


def test_a_document_that_kills_its_worker_is_begun_three_times_and_its_neighbours_are_done(
    ledger, broker, part, on_this_broker
):
    part(worker, DIES_OF="/poison")
    part(beat)
    [row] = queued(1, "a", "poison", "z")
    wake(Queue.BULK)
    assert eventually(all_are_over, seconds=60)
    row.refresh_from_db()
    assert [one.state for one in row.documents.all()] == ["done", "set aside", "done"]
    assert DeliveredDocument.objects.get(name="poison.json").starts == 3
    assert row.state == "set aside"
    [refused] = row.outcome["refused"]
    assert (refused["code"], refused["document"]) == ("SET_ASIDE", "poison.json")
    assert row.outcome["facts"]["new"] == 8


def test_eight_processes_with_one_delivery_have_one_effect(ledger, broker, part, on_this_broker):
    documents = [matrix.document("same", article) for article in "abc"]
    rows = [importing.queue(documents, name=str(number)) for number in range(8)]
    part(worker, processes=8)
    part(beat)
    for _ in rows:
        wake(Queue.BULK)
    assert eventually(all_are_over, seconds=60)
    told = [row.outcome["facts"] for row in Import.objects.all()]
    assert sum(facts["new"] for facts in told) == StatedFact.objects.count() == 12
    assert sum(facts["unchanged"] for facts in told) == 7 * 12
    assert MarkSet.objects.count() == 3
    assert [row.outcome["refused"] for row in Import.objects.all()] == [[]] * 8


def test_what_a_stopped_worker_held_is_taken_up_by_another_at_once(
    ledger, broker, part, on_this_broker
):
    stopped = part(worker, PAUSE_AT="mid-parse")
    stopped.arm()
    queued(1, "one")
    wake(Queue.BULK)
    assert eventually(lambda: stopped.paused)
    part(worker)
    part(beat)
    took = stopped.stop_as_docker_does()
    gone = time.monotonic()
    assert eventually(all_are_over, seconds=10)
    print(f"stopped in {took:.1f} s, taken up and done {time.monotonic() - gone:.1f} s later")
    assert StatedFact.objects.count() == 4


def test_while_the_broker_hangs_readers_read_and_curators_save(
    ledger, broker, part, on_this_broker, monkeypatch
):
    importing.take([matrix.document("held", "one")], name="held")
    fact = StatedFact.objects.open().get(mark_id="f1")
    client = Client()
    client.force_login(create_curator("rosa", "a long enough password"))
    part(beat)
    part(worker, queue="interactive")
    monkeypatch.setattr(ReaderThrottle, "THROTTLE_RATES", {"anon": "300/min"})
    broker.hang()
    for address in ("/", "/campaigns/mosul/", "/articles/", "/api/v1/campaigns/mosul/status/"):
        for reader in (Client(), client):
            assert quickly(lambda: reader.get(address)).status_code == 200  # noqa: B023
    decision = f"/api/v1/facts/{fact.fact}/accept/"
    answer = quickly(lambda: client.post(decision, **NOTHING_SAID))
    assert answer.status_code == 200
    told = json.loads(next(iter(matrix.document("new", "one").parts.values())))
    file = SimpleUploadedFile("new.json", json.dumps(told).encode())
    add = reverse("admin:articles_import_add")
    shown = quickly(lambda: client.post(add, {"delivery": [file]}))
    assert quickly(lambda: client.post(shown.url, {"take": "1"})).status_code == 302
    [row] = Import.objects.filter(name="new.json")
    assert row.state == "waiting"
    broker.go_on()
    assert eventually(all_are_over, seconds=30)
    row.refresh_from_db()
    assert (row.state, row.outcome["facts"]["new"]) == ("done", 4)


def quickly(ask):
    began = time.monotonic()
    answer = ask()
    taken = time.monotonic() - began
    print(f"{taken:.2f} s")
    assert taken < SECONDS_A_READER_WAITS
    return answer
