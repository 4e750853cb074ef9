"""What a receiver holds that knows the ledger by webhooks alone, beside crowds who write it."""

import json
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from campaigns import gathering, telling, webhooks
from campaigns.models import StatedFact, WebhookDelivery
from campaigns.queries.ledger import last_position
from campaigns.sending import told
from tests import receiver as receivers
from tests.campaigns.an_article import ADDRESSES, deliver, two_facts, work_at_random
from tests.config.launch import eventually
from tests.receiver import tell_all

WRITERS, STEPS, SENDERS = 2, 25, 3


@pytest.fixture
def webhook(curators, receiver):
    """Registered where tests commit."""
    webhook = receivers.webhook(receiver)
    webhooks.register(webhook, by=User.objects.get(username="amal"))
    return webhook


class Mirror:
    """A follower: it keeps the newest version of each fact, and fails or forgets at random."""

    def __init__(self, seed):
        self.chance, self.held, self.at_once, self.most_at_once = random.Random(seed), {}, 0, 0
        self.in_order, self.last = True, 0

    def answer(self, handler, body):
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        fate = self.chance.choice(["take", "take", "refuse", "take and hang up"])
        if fate != "refuse":
            self.take(json.loads(body)["data"])
        time.sleep(0.002)
        self.at_once -= 1
        if fate != "take and hang up":
            handler.send_response(500 if fate == "refuse" else 200)
            handler.end_headers()

    def take(self, data):
        results = data["results"]
        # What comes first is new, or it has come before in the same order.
        self.in_order &= results[0]["position"] <= self.last + 1
        self.last = max(self.last, data["cursor"])
        for change in results:
            held = self.held.get(change["id"])
            if held is None or held["version"] < change["version"]:
                self.held[change["id"]] = change


def send_until(ended):
    """A sender's turns, without the pauses after a failure."""
    while not ended.is_set():
        gathering.gather(told)
        if delivery := telling.claim():
            telling.send(delivery)
            waiting = WebhookDelivery.objects.filter(state="waiting")
            waiting.update(ready_at=timezone.now(), attempts=0)
        else:
            time.sleep(0.01)
    connection.close()


def test_a_follower_of_webhooks_alone_ends_with_the_exact_state_of_the_ledger(
    webhook, receiver, monkeypatch
):
    monkeypatch.setattr(gathering, "MOST_VERSIONS", 4)
    mirror, ended = Mirror(20170525), threading.Event()
    receiver.answers = Always(mirror)
    senders = [threading.Thread(target=send_until, args=(ended,)) for _ in range(SENDERS)]
    for one in senders:
        one.start()
    try:
        with ThreadPoolExecutor(WRITERS) as pool:
            list(pool.map(partial(in_thread, write_at_random), range(WRITERS)))
        assert eventually(partial(all_is_told, mirror), seconds=60)
    finally:
        ended.set()
        for one in senders:
            one.join()
    assert {change["id"]: stated(change) for change in mirror.held.values()} == {
        str(fact.fact): (fact.version, fact.review, fact.quote, fact.source_state)
        for fact in StatedFact.objects.open()
    }
    assert {fact.review for fact in StatedFact.objects.open()} >= {"withdrawn"}
    assert (mirror.in_order, mirror.most_at_once) == (True, 1)


def write_at_random(seed):
    assert work_at_random(seed, STEPS) > 0


class Always(list):
    """The answers of a receiver that decides each time."""

    def __init__(self, mirror):
        self.mirror = mirror

    def __bool__(self):
        return True

    def pop(self, _):
        return lambda handler: self.mirror.answer(handler, handler.body)


def all_is_told(mirror):
    arrived = not WebhookDelivery.objects.unfinished().exists()
    return arrived and mirror.last == last_position()


def stated(change):
    return (
        change["version"],
        change["review"],
        change["quote"]["exact"],
        change["source_state"],
    )


def test_a_change_whose_transaction_commits_late_is_told_when_it_does(webhook, receiver):
    written, may_commit = threading.Event(), threading.Event()

    def write_slowly():
        with transaction.atomic():
            deliver(two_facts(ADDRESSES[0]))
            written.set()
            may_commit.wait(10)
        connection.close()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    assert written.wait(10)
    quick = threading.Thread(target=partial(in_thread, deliver, two_facts(ADDRESSES[1])))
    quick.start()  # it began later, and may be first in everything but the ledger
    tell_all()
    assert receiver.positions == []
    may_commit.set()
    slow.join()
    quick.join()
    tell_all()
    assert receiver.positions == [1, 2, 3, 4]
    assert [one["article"]["url"] for one in receiver.told[0]["data"]["results"]] == [
        *[ADDRESSES[0]] * 2,
        *[ADDRESSES[1]] * 2,
    ]


def in_thread(work, *given):
    try:
        work(*given)
    finally:
        connection.close()
