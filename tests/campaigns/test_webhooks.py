"""Receivers are registered, given new secrets, pinged, switched off and on."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.errors import Refused
from campaigns import webhooks
from campaigns.models import Webhook, WebhookDelivery
from campaigns.signing import secret_of
from campaigns.webhook_errors import WEBHOOK_GONE

pytestmark = pytest.mark.django_db


@pytest.fixture
def webhook(admin_user):
    webhook = Webhook(name="desk", address="https://receiver.example/")
    webhooks.register(webhook, by=admin_user)
    return webhook


def now(webhook):
    webhook.refresh_from_db()
    return webhook


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://receiver.example/", None),
        ("https://receiver.example:8443/a?b=c", None),
        ("http://desk:5678/", None),
        ("https://127.0.0.1:9000/", None),
        ("http://receiver.example/", "WEBHOOK_BAD_ADDRESS"),
        ("http://desk/", "WEBHOOK_BAD_ADDRESS"),
        ("https://127.0.0.1/", "WEBHOOK_BAD_ADDRESS"),
        ("https://other.example/", "WEBHOOK_HOST_NOT_ALLOWED"),
        ("https://a:b@receiver.example/", "WEBHOOK_BAD_ADDRESS"),
    ],
)
def test_an_address_is_checked_against_what_the_installation_allows(settings, address, code):
    settings.WEBHOOK_HOSTS = ["receiver.example", "receiver.example:8443"]
    settings.WEBHOOK_INSIDE_HOSTS = ["desk:5678", "127.0.0.1:9000"]
    if code is None:
        webhooks.check(address)
    else:
        with pytest.raises(Refused) as refused:
            webhooks.check(address)
        assert refused.value.refusal.code == code


def test_nothing_is_allowed_where_nobody_has_said_what():
    with pytest.raises(Refused):
        webhooks.check("https://receiver.example/")


def test_a_secret_is_in_no_column(admin_user):
    webhook = Webhook(name="desk", address="https://receiver.example/")
    secret = webhooks.register(webhook, by=admin_user)
    row = " ".join(str(one) for one in Webhook.objects.values_list().get())
    assert secret[12:] not in row
    assert webhook.mark == secret[:12]


def test_of_two_new_secrets_the_last_two_sign(webhook):
    first = secret_of(webhook.salt)
    second, third = webhooks.rotate(webhook), webhooks.rotate(webhook)
    assert now(webhook).secrets == [third, second]
    assert first not in webhook.secrets
    kept = webhook.old_until - timezone.now()
    assert timedelta(hours=23) < kept <= timedelta(hours=24)


def test_a_secret_that_nobody_was_given_does_not_sign_beside_the_new_one(webhook, settings):
    settings.SECRET_KEY = "another"
    assert not webhook.knows_its_key
    new = webhooks.rotate(webhook)
    assert now(webhook).secrets == [new]
    assert webhook.knows_its_key


def test_the_first_reason_to_switch_off_stays(webhook, admin_user):
    webhooks.switch_off(webhook, WEBHOOK_GONE.at(""))
    webhooks.switch_off_by_hand(webhook, by=admin_user)
    assert now(webhook).off_code == "WEBHOOK_GONE"


def test_what_waits_is_ready_at_once_when_it_is_switched_on(webhook):
    tomorrow = timezone.now() + timedelta(days=1)
    webhook.deliveries.create(
        told="ledger.changed",
        after=0,
        up_to=1,
        versions=1,
        body="{}",
        attempts=8,
        ready_at=tomorrow,
    )
    webhooks.switch_off(webhook, WEBHOOK_GONE.at(""))
    assert not WebhookDelivery.objects.ready().exists()
    webhooks.switch_on(webhook)
    assert now(webhook).is_on
    assert WebhookDelivery.objects.ready().get().attempts == 0


def test_a_ping_is_ready_although_the_webhook_is_off_and_says_nothing(webhook):
    webhooks.switch_off(webhook, WEBHOOK_GONE.at(""))
    ping = webhooks.ping(webhook)
    assert WebhookDelivery.objects.ready().get() == ping
    body = json.loads(ping.body)
    assert (body["type"], body["data"]) == ("ping", {})


def test_a_ping_that_failed_is_not_sent_again(webhook):
    webhooks.ping(webhook)
    over = {"state": "set aside", "finished_at": timezone.now()}
    WebhookDelivery.objects.update(**over)
    assert webhooks.send_again(WebhookDelivery.objects.all()) == 0
