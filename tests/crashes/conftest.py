import pytest

from campaigns import vocabulary
from tests.config.launch import eventually
from tests.crashes.stack import Broker


@pytest.fixture
def broker():
    broker = Broker()
    yield broker
    broker.go_on()
    broker.kill()


@pytest.fixture
def part(broker):
    """Start a part of the product on this test's broker; all of them end with the test."""
    parts = []

    def start(make, *given, **said):
        parts.append(make(broker, *given, **said))
        assert eventually(parts[-1].is_ready), parts[-1].said()
        return parts[-1]

    yield start
    for one in parts:
        one.end()


@pytest.fixture
def ledger(own_database):
    """A database where tests commit, with the vocabulary and no import."""
    vocabulary.load()


@pytest.fixture
def on_this_broker(broker, settings, monkeypatch):
    """The test's own process is a web process on this test's broker."""
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", f"{broker.url}/0")
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": f"{broker.url}/1"}}
    settings.BROKER_URL = f"{broker.url}/0"
