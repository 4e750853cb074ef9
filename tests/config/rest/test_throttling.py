import pytest
from django.core.cache import cache

from config.rest.throttling import ReaderThrottle

pytestmark = pytest.mark.django_db

MEASURES = "/api/v1/measures/"


@pytest.fixture(autouse=True)
def twice_a_minute(monkeypatch):
    cache.clear()
    monkeypatch.setattr(ReaderThrottle, "THROTTLE_RATES", {"anon": "2/min"})


def test_who_asks_too_often_without_an_account_is_asked_to_wait(client, reader):
    assert [client.get(MEASURES).status_code for _ in range(3)] == [200, 200, 429]
    # Without a proxy of ours before it, nobody becomes another by saying so.
    answer = client.get(MEASURES, headers={"X-Forwarded-For": "203.0.113.9"})
    assert (answer.status_code, answer.json()["code"]) == (429, "THROTTLED")
    assert int(answer["Retry-After"]) > 0
    client.force_login(reader)
    assert client.get(MEASURES).status_code == 200


def test_while_the_cache_is_away_the_api_still_answers(client, settings, tmp_path):
    away = {**settings.CACHES["default"], "LOCATION": f"unix://{tmp_path}/nobody.sock"}
    settings.CACHES = {"default": away}
    assert [client.get(MEASURES).status_code for _ in range(3)] == [200, 200, 200]
