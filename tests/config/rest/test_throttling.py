from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from campaigns import tokens
from campaigns.enums import Scope
from config.rest.throttling import ReaderThrottle, TokenThrottle

pytestmark = pytest.mark.django_db

MEASURES = "/api/v1/measures/"
BEGIN = 1_800_000_000  # a minute begins
ON_THE_MINUTE = BEGIN - BEGIN % 60


@pytest.fixture(autouse=True)
def twice_a_minute(monkeypatch):
    cache.clear()
    monkeypatch.setattr(ReaderThrottle, "THROTTLE_RATES", {"anon": "2/min"})
    monkeypatch.setattr(TokenThrottle, "THROTTLE_RATES", {"token": "3/min"})


@pytest.fixture
def clock():
    with time_machine.travel(ON_THE_MINUTE, tick=False) as clock:
        yield clock


def asked(client, times):
    return [client.get(MEASURES).status_code for _ in range(times)]


def test_who_asks_too_often_without_an_account_is_asked_to_wait(client, reader, clock):
    assert asked(client, 3) == [200, 200, 429]
    # Without a proxy of ours before it, nobody becomes another by saying so.
    answer = client.get(MEASURES, headers={"X-Forwarded-For": "203.0.113.9"})
    assert (answer.status_code, answer.json()["code"]) == (429, "THROTTLED")
    assert answer["Retry-After"] == "60"
    client.force_login(reader)
    assert client.get(MEASURES).status_code == 200


def test_after_the_minute_it_may_ask_again(client, clock):
    assert asked(client, 3) == [200, 200, 429]
    clock.shift(59)
    assert client.get(MEASURES)["Retry-After"] == "1"
    clock.shift(1)
    assert asked(client, 3) == [200, 200, 429]


def test_each_token_is_counted_by_itself(reader, clock):
    for _ in range(2):
        _, key = tokens.issue("a program", account=reader, scopes=[Scope.READ])
        client = Client(headers={"Authorization": f"Bearer {key}"})
        assert asked(client, 4) == [200, 200, 200, 429]


def test_a_crowd_that_asks_at_once_is_counted_one_by_one(clock):
    throttle = ReaderThrottle()
    with ThreadPoolExecutor(16) as crowd:
        counts = list(crowd.map(lambda _: throttle._count("crowd"), range(200)))
    assert sorted(counts) == list(range(1, 201))


def test_while_the_cache_is_away_the_api_still_answers(client, settings, tmp_path):
    away = {**settings.CACHES["default"], "LOCATION": f"unix://{tmp_path}/nobody.sock"}
    settings.CACHES = {"default": away}
    assert asked(client, 3) == [200, 200, 200]
