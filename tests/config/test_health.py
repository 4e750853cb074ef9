"""Alive is one question, ready another."""

import pytest
from django.core.cache import cache

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
    cache.clear()
    parts = {"ready": False, "database": True, "broker": True, "worker": False}
    assert ready(client) == (503, parts)


@pytest.mark.django_db
def test_ready_when_every_part_answers(client):
    heartbeat.beat()
    parts = {"ready": True, "database": True, "broker": True, "worker": True}
    assert ready(client) == (200, parts)
    cache.clear()


@pytest.mark.django_db
def test_a_broker_that_is_gone_is_named(client, settings, tmp_path):
    settings.BROKER_URL = f"redis+socket://{tmp_path}/none.sock?virtual_host=0"
    assert ready(client)[1]["broker"] is False


@pytest.mark.django_db
def test_a_cache_that_is_gone_hides_the_worker_and_breaks_nothing(client, settings, tmp_path):
    settings.CACHES = {
        "default": settings.CACHES["default"] | {"LOCATION": f"unix://{tmp_path}/none.sock?db=1"}
    }
    assert ready(client)[1]["worker"] is False


def test_the_running_product_becomes_ready_with_its_first_heartbeat(running):
    assert eventually(lambda: running.status("/readyz") == 200, seconds=40)
