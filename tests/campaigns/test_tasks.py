"""The broker only wakes workers: what it loses is sent again, what it sends twice is done once."""

import queue
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from articles.deliveries import open_paths
from articles.models import Import
from campaigns import importing
from campaigns.tasks import run_import, send_waiting
from config import celery_app

SAMPLE = Path(__file__).parents[1] / "samples" / "six-percent.json"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_queue(servers):
    celery_app.control.purge()


def messages():
    """Every (task, arguments) that waits for a worker, taken from the real broker."""
    taken = []
    with celery_app.connection_for_read() as connection:
        waiting = connection.SimpleQueue("celery")
        while True:
            try:
                message = waiting.get(block=False)
            except queue.Empty:
                waiting.close()
                return taken
            message.ack()
            taken.append((message.headers["task"], message.payload[0]))


def waiting_import(*, minutes_ago=0):
    row = importing.queue(open_paths([SAMPLE]), name="six-percent.json")
    came = timezone.now() - timedelta(minutes=minutes_ago)
    Import.objects.filter(pk=row.pk).update(received_at=came)
    return row


def test_an_import_that_still_waits_is_sent_again():
    row = waiting_import(minutes_ago=1)
    send_waiting()
    assert messages() == [("campaigns.tasks.run_import", [str(row.pk)])]


def test_one_that_was_queued_just_now_is_not_sent_twice():
    waiting_import()
    send_waiting()
    assert messages() == []


def test_one_that_is_done_is_not_sent_again():
    row = waiting_import(minutes_ago=1)
    run_import(str(row.pk))
    send_waiting()
    assert messages() == []


def test_one_that_the_command_takes_itself_is_nobody_else_s():
    Import.objects.create(name="taken in the foreground")
    Import.objects.update(received_at=timezone.now() - timedelta(minutes=1))
    send_waiting()
    assert messages() == []


def test_the_oldest_is_sent_first():
    newer, older = waiting_import(minutes_ago=1), waiting_import(minutes_ago=2)
    send_waiting()
    assert [arguments for _, arguments in messages()] == [[str(older.pk)], [str(newer.pk)]]
