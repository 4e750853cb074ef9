"""Alive is one question, ready another."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.enums import Queue
from articles.models import Heartbeat
from config import heartbeat
from tests.config.launch import eventually


def ready(client):
    answer = client.get("/readyz")
    return answer.status_code, answer.json()


def test_alive_asks_nobody_and_is_kept_by_nobody(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_ready_without_a_worker_is_not_ready(client):
    parts = {"ready": False, "database": True, "broker": True, "worker": False}
    assert ready(client) == (503, parts)


@pytest.mark.django_db
def test_ready_when_every_part_answers(client):
    for queue in Queue:
        heartbeat.beat(queue)
    parts = {"ready": True, "database": True, "broker": True, "worker": True}
    assert ready(client) == (200, parts)


@pytest.mark.django_db
def test_the_workers_of_one_queue_are_not_enough(client):
    heartbeat.beat(Queue.INTERACTIVE)
    assert ready(client)[1]["worker"] is False


@pytest.mark.django_db
def test_a_worker_that_was_not_heard_for_a_minute_is_gone(client):
    for queue in Queue:
        heartbeat.beat(queue)
    Heartbeat.objects.update(heard_at=timezone.now() - timedelta(seconds=61))
    assert ready(client)[1]["worker"] is False


@pytest.mark.django_db
def test_a_broker_that_is_gone_is_named(client, settings, tmp_path):
    settings.BROKER_URL = f"redis+socket://{tmp_path}/none.sock?virtual_host=0"
    assert ready(client)[1]["broker"] is False


def test_the_running_product_becomes_ready_with_its_first_heartbeat(running):
    assert eventually(lambda: running.status("/readyz") == 200, seconds=40)
