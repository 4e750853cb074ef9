"""The rules of receivers and of what they are told, each by its name."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaigns.models import Webhook, WebhookDelivery

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def webhook():
    return Webhook.objects.create(
        name="desk", address="https://user@receiver.example:8443/secret", mark="whsec_abcdef"
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("webhook_is_told_of_changes_that_are_known", {"changes": ["sung"]}),
        ("webhook_that_is_off_says_why", {"off_at": NOW}),
        ("webhook_that_is_off_says_why", {"off_code": "WEBHOOK_GONE", "off_why": "It is gone."}),
        ("old_secret_signs_until_a_moment", {"old_salt": "a"}),
        ("old_secret_signs_until_a_moment", {"old_until": NOW}),
    ],
)
def test_a_webhook_keeps_its_rules(webhook, rule, said):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Webhook.objects.filter(pk=webhook.pk).update(**said)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("delivery_of_changes_says_which", {"up_to": 0}),
        ("delivery_of_changes_says_which", {"versions": 0}),
        ("delivery_of_changes_says_which", {"told": "ping"}),
        ("delivery_of_changes_says_which", {"told": "sung"}),
        ("delivery_that_is_sent_has_a_worker", {"state": "being sent"}),
        ("delivery_that_is_sent_has_a_worker", {"token": uuid4()}),
        ("delivery_that_is_sent_has_a_worker", {"lease_until": NOW}),
        ("delivery_is_over_when_it_is_finished", {"state": "set aside"}),
        ("delivery_is_over_when_it_is_finished", {"finished_at": NOW}),
        ("body_is_let_go_of_when_it_has_arrived", {"body": ""}),
        ("body_is_let_go_of_when_it_has_arrived", {"state": "delivered", "finished_at": NOW}),
        ("delivery_is_attempted_so_often_at_most", {"attempts": 9}),
    ],
)
def test_a_delivery_keeps_its_rules(webhook, rule, said):
    delivery = webhook.deliveries.create(
        told="ledger.changed", after=0, up_to=2, versions=2, body="{}"
    )
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        WebhookDelivery.objects.filter(pk=delivery.pk).update(**said)


def test_no_stretch_of_the_ledger_is_told_in_two_deliveries(webhook):
    stretch = {"told": "ledger.changed", "after": 0, "versions": 1, "body": "{}"}
    webhook.deliveries.create(up_to=1, **stretch)
    with pytest.raises(IntegrityError, match="stretch_of_the_ledger_is_told_once"):
        webhook.deliveries.create(up_to=2, **stretch)


def test_of_an_address_its_host_alone_is_shown(webhook):
    assert webhook.host == "receiver.example:8443"


def test_the_old_secret_signs_for_as_long_as_it_is_said_to(webhook):
    assert len(webhook.secrets) == 1
    webhook.old_salt, webhook.old_until = "a", timezone.now() + timedelta(minutes=1)
    assert len(set(webhook.secrets)) == 2
    webhook.old_until = timezone.now()
    assert len(webhook.secrets) == 1
