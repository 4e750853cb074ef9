"""Whatever happens to those who send, a receiver is told of everything, and can tell it apart."""

import threading
import time

from django.contrib.auth.models import User

from campaigns import webhooks
from campaigns.models import WebhookDelivery
from campaigns.tasks import wake_sender
from tests import receiver as receivers
from tests.campaigns.an_article import ADDRESSES, deliver, people, two_facts
from tests.config.launch import eventually
from tests.crashes.stack import sender


def all_arrived():
    return not WebhookDelivery.objects.unfinished().exists()


def test_a_sender_that_is_killed_before_it_noted_is_followed_by_another_under_the_same_key(
    ledger, broker, part, on_this_broker, settings
):
    """Real workers: the first dies while the receiver, which has all of it, has not answered."""
    has_come, goes_on = threading.Event(), threading.Event()

    def dawdle(handler):
        has_come.set()
        goes_on.wait(20)

    people()
    with receivers.listening() as receiver:
        receiver.answers = [dawdle]
        allowed = {"WEBHOOK_INSIDE_HOSTS": receiver.host}
        settings.WEBHOOKS_ARE_ON = True
        webhooks.register(receivers.webhook(receiver), by=User.objects.get(username="amal"))
        first = part(sender, **allowed)
        deliver(two_facts(ADDRESSES[0]))
        wake_sender()
        assert has_come.wait(20), first.said()
        first.kill()
        second = part(sender, **allowed)
        wake_sender()
        assert eventually(lambda: len(receiver.sent) == 2 and all_arrived(), seconds=30)
        goes_on.set()
        deliver(two_facts(ADDRESSES[1]))
        wake_sender()
        wake_sender()
        assert eventually(lambda: len(receiver.sent) == 3 and all_arrived(), seconds=30)
        time.sleep(0.2)
    assert receiver.positions == [1, 2, 1, 2, 3, 4]
    assert receiver.keys[0] == receiver.keys[1] != receiver.keys[2]
    assert [one.attempts for one in WebhookDelivery.objects.order_by("pk")] == [2, 1]
    for said in (first.said(), second.said()):
        assert "secret-path" not in said
        assert "whsec_" not in said
