"""Receivers: registered, given a new secret, pinged, switched off and on; what failed, again."""

from datetime import timedelta

import msgspec
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles.addresses import allowed
from articles.errors import Refusal
from campaigns.enums import DeliveryState, Told
from campaigns.models import Webhook, WebhookDelivery
from campaigns.models.webhook_delivery import WebhookDeliveryQuerySet
from campaigns.queries.ledger import last_position
from campaigns.signing import mark_of, new_salt, secret_of
from campaigns.webhook_errors import SENDING, WEBHOOK_SWITCHED_OFF

OLD_SECRET_SIGNS_FOR = timedelta(hours=24)


def check(address: str) -> None:
    """See that an address may be told. Raises Refused, with the words a delivery would have."""
    allowed(
        address,
        hosts=settings.WEBHOOK_HOSTS,
        inside=settings.WEBHOOK_INSIDE_HOSTS,
        refusals=SENDING,
    )


def register(webhook: Webhook, *, by: AbstractBaseUser, whole: bool = False) -> str:
    """Write a new webhook; it is told of what comes from now on, or of the `whole` ledger.

    Its secret is returned, and can be shown again by nobody.
    """
    webhook.made_by_id = by.pk
    webhook.position = 0 if whole else last_position()
    secret = secret_of(webhook.salt)
    webhook.mark = mark_of(secret)
    webhook.save()
    return secret


@transaction.atomic
def rotate(webhook: Webhook) -> str:
    """Give a webhook a new secret, which is returned. The old one signs too for a day."""
    row = Webhook.objects.select_for_update(no_key=True).get(pk=webhook.pk)
    if row.knows_its_key:
        row.old_salt, row.old_until = row.salt, timezone.now() + OLD_SECRET_SIGNS_FOR
    else:
        row.old_salt, row.old_until = "", None
    row.salt = new_salt()
    secret = secret_of(row.salt)
    row.mark = mark_of(secret)
    row.save(update_fields=["salt", "mark", "old_salt", "old_until"])
    return secret


def ping(webhook: Webhook) -> WebhookDelivery:
    """Have something sent that says nothing, once: whether or not the webhook is on."""
    return webhook.deliveries.create(told=Told.PING, body=body_of(Told.PING, {}))


def switch_off(webhook: Webhook, refusal: Refusal) -> None:
    """Tell a receiver nothing more. Nothing is lost: it stays told up to where it was."""
    Webhook.objects.on().filter(pk=webhook.pk).update(
        off_at=timezone.now(), off_code=refusal.code, off_why=refusal.sentence
    )


def switch_off_by_hand(webhook: Webhook, *, by: AbstractBaseUser) -> None:
    switch_off(webhook, WEBHOOK_SWITCHED_OFF.at("", name=by.get_username()))


@transaction.atomic
def switch_on(webhook: Webhook) -> None:
    """Tell a receiver all that came meanwhile, at once and as if nothing had failed."""
    Webhook.objects.filter(pk=webhook.pk).update(
        off_at=None, off_code="", off_why="", failing_since=None
    )
    waiting = webhook.deliveries.filter(state=DeliveryState.WAITING)
    waiting.update(attempts=0, ready_at=timezone.now())


def send_again(deliveries: WebhookDeliveryQuerySet) -> int:
    """Have changes that were set aside sent again, under their own keys; how many there are."""
    aside = deliveries.of_changes().filter(state=DeliveryState.SET_ASIDE)
    return aside.update(
        state=DeliveryState.WAITING, attempts=0, ready_at=timezone.now(), finished_at=None
    )


def body_of(told: Told, data: object) -> str:
    """What is sent: its type, when it was made, and what it is about."""
    body = {"type": told.value, "timestamp": timezone.now(), "data": data}
    return msgspec.json.encode(body).decode()
