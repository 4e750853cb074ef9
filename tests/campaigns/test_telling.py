"""A delivery is sent until it is taken, by one worker at a time, whatever becomes of that."""

import logging
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns import gathering, reviewing, telling, webhooks
from campaigns.models import StatedFact, Webhook, WebhookDelivery
from campaigns.sending import told
from tests.campaigns.an_article import ADDRESSES, two_facts
from tests.receiver import tell_all
from tests.tables import all_rows

pytestmark = pytest.mark.django_db


def now_is_later():
    """Whatever time it is to wait for."""
    WebhookDelivery.objects.filter(state="waiting").update(ready_at=timezone.now())


def accept(fact, by):
    return reviewing.accept(fact.fact, version=fact.version, by=by)


def its_worker_dies():
    WebhookDelivery.objects.filter(state="being sent").update(session="1 0")


def rows():
    """Each delivery: its state, its attempts and the codes of its answers, in their order."""
    return [
        (one.state, one.attempts, [answer.get("code") for answer in one.answers])
        for one in WebhookDelivery.objects.order_by("pk")
    ]


def off(webhook):
    webhook.refresh_from_db()
    return webhook.off_code


def test_what_failed_is_sent_again_as_the_same_bytes_under_the_same_key(webhook, receiver, take):
    receiver.answers = [500]
    take(two_facts(ADDRESSES[0]))
    tell_all()
    assert rows() == [("waiting", 1, ["WEBHOOK_ANSWERED"])]
    now_is_later()
    tell_all()
    (first, body), (second, again) = receiver.sent
    assert (first["webhook-id"], body) == (second["webhook-id"], again)
    assert rows() == [("delivered", 2, ["WEBHOOK_ANSWERED", None])]
    assert WebhookDelivery.objects.get().body == ""


def test_pauses_grow_and_after_the_last_attempt_a_delivery_is_set_aside(webhook, receiver, take):
    receiver.answers = [503] * 8
    take(two_facts(ADDRESSES[0]))
    pauses = []
    for _ in range(8):
        tell_all()
        ready_at = WebhookDelivery.objects.get().ready_at
        pauses.append((ready_at - timezone.now()).total_seconds())
        now_is_later()
    for pause, wanted in zip(pauses[:7], telling.PAUSES, strict=True):
        assert wanted * 0.9 - 1 <= pause <= wanted * 1.1
    assert rows() == [("set aside", 8, ["WEBHOOK_ANSWERED"] * 8)]
    tell_all()
    assert len(receiver.sent) == 8


def test_a_receiver_that_says_how_long_it_is_busy_is_left_alone_for_so_long(
    webhook, receiver, take
):
    def busy(handler):
        handler.send_response(429)
        handler.send_header("Retry-After", "900")
        handler.end_headers()

    receiver.answers = [busy]
    take(two_facts(ADDRESSES[0]))
    tell_all()
    wait = WebhookDelivery.objects.get().ready_at - timezone.now()
    assert timedelta(seconds=890) < wait <= timedelta(seconds=900)


def test_what_was_set_aside_holds_up_nothing_and_is_sent_again_when_somebody_says_so(
    webhook, receiver, take, curator
):
    receiver.answers = [500]
    take(two_facts(ADDRESSES[0]))
    gathering.gather(told)
    WebhookDelivery.objects.update(attempts=7)
    tell_all()
    accept(StatedFact.objects.first(), curator)
    tell_all()
    assert [state for state, *_ in rows()] == ["set aside", "delivered"]
    assert webhooks.send_again(WebhookDelivery.objects.all()) == 1
    tell_all()
    assert [state for state, *_ in rows()] == ["delivered", "delivered"]
    assert receiver.keys[0] == receiver.keys[2] != receiver.keys[1]
    assert webhooks.send_again(WebhookDelivery.objects.all()) == 0


def test_several_that_are_sent_again_are_sent_in_their_order_and_one_at_a_time(
    webhook, receiver, take
):
    for number, url in enumerate(ADDRESSES[:3]):
        take(two_facts(url))
        receiver.answers = [500]
        gathering.gather(told)
        WebhookDelivery.objects.filter(state="waiting").update(attempts=7)
        tell_all()
        assert [state for state, *_ in rows()] == ["set aside"] * (number + 1)
    webhooks.send_again(WebhookDelivery.objects.all())
    first = telling.claim()
    assert (first.after, telling.claim()) == (0, None)
    telling.send(first)
    tell_all()
    assert receiver.positions[6:] == [1, 2, 3, 4, 5, 6]


def test_later_changes_wait_behind_one_that_was_not_taken(webhook, receiver, take, curator):
    receiver.answers = [500]
    take(two_facts(ADDRESSES[0]))
    tell_all()
    accept(StatedFact.objects.first(), curator)
    tell_all()
    assert receiver.positions == [1, 2]
    now_is_later()
    tell_all()
    assert receiver.positions == [1, 2, 1, 2, 3]


def test_one_receiver_that_fails_holds_up_no_other(register, receiver, take):
    register(address="https://elsewhere.example/")
    register()
    take(two_facts(ADDRESSES[0]))
    tell_all()
    assert receiver.positions == [1, 2]
    assert rows()[0] == ("waiting", 1, ["WEBHOOK_HOST_NOT_ALLOWED"])


def test_a_receiver_that_says_410_is_switched_off_and_is_told_the_rest_when_it_is_on_again(
    webhook, receiver, take, curator
):
    receiver.answers = [410]
    take(two_facts(ADDRESSES[0]))
    tell_all()
    assert off(webhook) == "WEBHOOK_GONE"
    accept(StatedFact.objects.first(), curator)
    now_is_later()
    tell_all()
    assert len(receiver.sent) == 1
    webhooks.switch_on(webhook)
    tell_all()
    assert receiver.positions == [1, 2, 1, 2, 3]


def test_a_receiver_that_has_failed_for_days_is_switched_off_with_the_reason(
    webhook, receiver, take
):
    receiver.answers = [500]
    take(two_facts(ADDRESSES[0]))
    Webhook.objects.update(failing_since=timezone.now() - telling.LONGEST_FAILING)
    tell_all()
    assert off(webhook) == "WEBHOOK_FAILING"
    assert webhook.off_why.startswith("The receiver has taken nothing for 5 days.")
    webhooks.switch_on(webhook)
    tell_all()
    assert receiver.positions == [1, 2, 1, 2]


def test_one_delivery_that_arrives_ends_the_failing(webhook, receiver, take):
    receiver.answers = [500]
    take(two_facts(ADDRESSES[0]))
    tell_all()
    assert Webhook.objects.get().failing_since is not None
    now_is_later()
    tell_all()
    assert Webhook.objects.get().failing_since is None


def drip(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-A: b\r\n")
        time.sleep(0.05)


def hang(handler):
    time.sleep(2)


def hang_up(handler):
    """Say nothing at all."""


def lead_away(handler):
    handler.send_response(302)
    handler.send_header("Location", "http://127.0.0.1:9/")
    handler.end_headers()


def pour(handler):
    handler.send_response(500)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"<script>alert(1)</script>\x1b[31m\xe2\x80\xae" * 1_000)


@pytest.mark.parametrize(
    ("answer", "code", "status"),
    [
        (drip, "WEBHOOK_TIMED_OUT", None),
        (hang, "WEBHOOK_TIMED_OUT", None),
        (hang_up, "WEBHOOK_BROKEN", None),
        (lead_away, "WEBHOOK_ANSWERED", 302),
        (pour, "WEBHOOK_ANSWERED", 500),
    ],
)
def test_a_receiver_that_does_not_answer_properly_costs_little_and_is_tried_again(
    webhook, receiver, take, monkeypatch, answer, code, status
):
    monkeypatch.setattr(telling, "LONGEST", 0.5)
    receiver.answers = [answer]
    take(two_facts(ADDRESSES[0]))
    begun = time.monotonic()
    tell_all()
    assert time.monotonic() - begun < 1.5
    [answered] = WebhookDelivery.objects.get().answers
    assert (answered["code"], answered["status"]) == (code, status)
    assert len(answered["said"]) <= 500
    assert "\x1b" not in answered["said"]
    assert "\u202e" not in answered["said"]
    now_is_later()
    tell_all()
    assert rows()[0][0] == "delivered"


def test_what_a_worker_has_no_other_worker_is_given(webhook, take):
    take(two_facts(ADDRESSES[0]))
    gathering.gather(told)
    assert telling.claim() is not None
    assert telling.claim() is None
    gathering.gather(told)
    assert WebhookDelivery.objects.count() == 1


def test_who_died_after_it_sent_and_before_it_noted_is_followed_under_the_same_key(
    webhook, receiver, take, monkeypatch
):
    def die(*_):
        raise SystemExit

    take(two_facts(ADDRESSES[0]))
    with monkeypatch.context() as patched:
        patched.setattr("campaigns.telling._note", die)
        with pytest.raises(SystemExit):
            tell_all()
    its_worker_dies()
    tell_all()
    assert len(receiver.sent) == 2
    assert len(set(receiver.keys)) == 1
    assert rows() == [("delivered", 2, [None])]


def test_who_was_taken_for_dead_writes_nothing_any_more(webhook, receiver, take, caplog):
    take(two_facts(ADDRESSES[0]))
    gathering.gather(told)
    first = telling.claim()
    its_worker_dies()
    second = telling.claim()
    before = all_rows()
    telling.send(first)
    assert all_rows() == before
    assert "went on elsewhere" in caplog.text
    telling.send(second)
    assert rows() == [("delivered", 2, [None])]


def test_a_delivery_that_kills_its_worker_is_set_aside(webhook, take):
    take(two_facts(ADDRESSES[0]))
    gathering.gather(told)
    for _ in range(8):
        assert telling.claim() is not None
        its_worker_dies()
    assert telling.claim() is None
    assert rows() == [("set aside", 8, ["WEBHOOK_INTERRUPTED"])]


def test_the_one_whose_lease_ran_out_is_ready_although_its_worker_seems_to_live(webhook, take):
    take(two_facts(ADDRESSES[0]))
    gathering.gather(told)
    telling.claim()
    WebhookDelivery.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert telling.claim().attempts == 2


def test_an_error_of_ours_is_noted_and_no_other_delivery_waits_for_it(
    webhook, receiver, take, monkeypatch, caplog
):
    def broken(*_, **__):
        raise ZeroDivisionError

    take(two_facts(ADDRESSES[0]))
    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
        patched.setattr(telling, "post", broken)
        tell_all()
    assert rows() == [("waiting", 1, ["WEBHOOK_INTERRUPTED"])]
    now_is_later()
    tell_all()
    assert receiver.positions == [1, 2]


def test_nothing_is_signed_with_a_secret_that_the_receiver_was_not_given(
    webhook, receiver, take, settings
):
    settings.SECRET_KEY = "another one"
    take(two_facts(ADDRESSES[0]))
    tell_all()
    assert (off(webhook), receiver.sent) == ("WEBHOOK_KEY_CHANGED", [])
    webhooks.rotate(webhook)
    webhooks.switch_on(webhook)
    tell_all()
    assert receiver.positions == [1, 2]


def test_neither_a_secret_nor_the_path_of_an_address_is_logged(webhook, receiver, take, caplog):
    receiver.answers = [500]
    take(two_facts(ADDRESSES[0]))
    with caplog.at_level(logging.DEBUG):
        tell_all()
    assert "WEBHOOK_ANSWERED" in caplog.text
    assert "secret-path" not in caplog.text
    assert all(secret not in caplog.text for secret in webhook.secrets)


def test_what_is_long_over_is_dropped_and_what_was_set_aside_stays(webhook, receiver, take):
    receiver.answers = [204, 500]
    take(two_facts(ADDRESSES[0]))
    tell_all()
    take(two_facts(ADDRESSES[1]))
    gathering.gather(told)
    WebhookDelivery.objects.filter(state="waiting").update(attempts=7)
    tell_all()
    assert telling.drop_old() == 0
    WebhookDelivery.objects.update(finished_at=timezone.now() - timedelta(days=31))
    assert telling.drop_old() == 1
    assert [state for state, *_ in rows()] == ["set aside"]
