import pytest

from tests.crashes.stack import Broker


@pytest.fixture
def broker():
    broker = Broker()
    yield broker
    broker.go_on()
    broker.kill()
