"""The door to receivers: who sends is woken, takes turns, and says what the API says."""

import queue
import runpy

import pytest
from django.utils import timezone

from articles.enums import Queue, Rights
from campaigns import gathering, telling, webhooks
from campaigns.models import StatedFact, WebhookDelivery
from campaigns.sending import drop_old_deliveries, tell_receivers, told
from campaigns.tasks import wake_sender
from config import celery_app
from config import queue as queue_of_celery
from tests import builders
from tests.campaigns.an_article import ADDRESSES, two_facts

pytestmark = pytest.mark.django_db

HIDDEN = "Kanarienvogel"


def messages():
    """The tasks that wait for who sends, taken from the real broker."""
    taken = []
    with celery_app.connection_for_read() as connection:
        waiting = connection.SimpleQueue("webhooks")
        while True:
            try:
                message = waiting.get(block=False)
            except queue.Empty:
                waiting.close()
                return taken
            message.ack()
            taken.append(message.headers["task"])


def test_who_sends_is_woken_where_this_installation_allows_a_receiver(settings):
    wake_sender()
    assert messages() == []
    settings.WEBHOOKS_ARE_ON = True
    wake_sender()
    assert messages() == ["campaigns.sending.tell_receivers"]


def test_the_beat_wakes_who_sends_only_where_there_is_one(settings):
    def entries():
        timetable = runpy.run_path(queue_of_celery.__file__)["beat_schedule"]
        return {
            (entry["task"], entry["schedule"])
            for entry in timetable.values()
            if entry["options"]["queue"] not in list(Queue)
        }

    assert entries() == set()
    settings.WEBHOOKS_ARE_ON = True
    assert entries() == {
        ("campaigns.sending.tell_receivers", 5),
        ("campaigns.sending.drop_old_deliveries", 3600),
    }


def test_a_turn_sends_all_that_receivers_do_not_know(register, receiver, take, monkeypatch):
    monkeypatch.setattr(gathering, "MOST_VERSIONS", 1)
    register()
    register()
    take(two_facts(ADDRESSES[0]))
    tell_receivers()
    assert sorted(receiver.positions) == [1, 1, 2, 2]


def test_who_sees_more_than_it_can_begin_wakes_one_other(register, take, settings):
    settings.WEBHOOKS_ARE_ON = True
    register()
    register()
    take(two_facts(ADDRESSES[0]))
    tell_receivers()
    assert messages() == ["campaigns.sending.tell_receivers"]
    tell_receivers()
    assert messages() == []


def test_a_turn_ends_although_more_is_ready(register, receiver, take, monkeypatch):
    monkeypatch.setattr("campaigns.sending.TURN_SECONDS", 0)
    monkeypatch.setattr(gathering, "MOST_VERSIONS", 1)
    register()
    take(two_facts(ADDRESSES[0]))
    tell_receivers()
    assert receiver.positions == [1]
    tell_receivers()
    assert receiver.positions == [1, 2]


def test_what_a_reader_of_the_api_may_not_see_no_receiver_is_sent(register, receiver, take):
    """A restricted article shows a quote and the words around it, and nothing from further off."""
    quote = "Officers said that 40 percent of Exampleville is left"
    far = "A sentence that nobody marked stands here between. " * 2
    text = f"{HIDDEN} sings. {far}{quote}. {far}{HIDDEN} sings again."
    register()
    take(builders.article(text, builders.fact(text, quote, id="f1"), rights=Rights.RESTRICTED))
    tell_receivers()
    [(_, body)] = receiver.sent
    assert quote.encode() in body
    assert HIDDEN.encode() not in body


def test_what_is_told_costs_the_same_for_any_number_of_versions(
    register, take, django_assert_num_queries
):
    webhook = register()
    for url in ADDRESSES[:3]:
        take(two_facts(url))
    versions = list(StatedFact.objects.with_source().select_related("by", "imported", "reviser"))
    for some in (versions[:1], versions):
        with django_assert_num_queries(1):
            assert len(told(some, webhook)) == len(some)


def test_what_is_long_over_is_dropped(register):
    webhooks.ping(register())
    tell_receivers()
    WebhookDelivery.objects.update(finished_at=timezone.now() - 2 * telling.KEPT)
    drop_old_deliveries()
    assert not WebhookDelivery.objects.exists()
