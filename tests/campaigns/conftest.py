"""A receiver of webhooks on this machine, and the way to register it."""

import pytest

from campaigns import webhooks
from tests import receiver as receivers


@pytest.fixture
def receiver(settings):
    with receivers.listening() as receiver:
        settings.WEBHOOK_INSIDE_HOSTS = [receiver.host]
        yield receiver


@pytest.fixture
def register(receiver, admin_user):
    """Register a webhook to the receiver; returns it."""

    def register(whole=False, campaigns=(), **said):
        webhook = receivers.webhook(receiver, **said)
        webhooks.register(webhook, by=admin_user, whole=whole)
        webhook.campaigns.set(campaigns)
        return webhook

    return register


@pytest.fixture
def webhook(register):
    return register()
