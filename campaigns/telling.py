"""What a sender does: it takes deliveries that are ready, one at a time, and never two have one.

    claim ─▶ send ─▶ it is taken: it is over, and the next one can be gathered
               ├─ it is not ─▶ it waits, longer each time; after the last it is set aside
               ├─ 410       ─▶ the webhook is switched off, and the delivery waits
               └─ it is another's by now ─▶ nothing of it is written here

The row of a delivery says who has it, and each attempt counts before it begins. What dies after it
sent and before it noted sends again, under the same key: a receiver may be told twice, never not.
"""

import logging
from datetime import timedelta
from random import uniform
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from articles.connecting import INTERNET, Network
from articles.errors import Refusal, Refused
from articles.models.leases import NOBODY, THIS_SESSION
from campaigns import webhooks
from campaigns.enums import DeliveryState, Told
from campaigns.models import Webhook, WebhookDelivery
from campaigns.models.webhook_delivery import MOST_ATTEMPTS
from campaigns.posting import GONE, LONGEST, TAKEN, Answer, post
from campaigns.signing import signed
from campaigns.webhook_errors import (
    WEBHOOK_ANSWERED,
    WEBHOOK_FAILING,
    WEBHOOK_GONE,
    WEBHOOK_INTERRUPTED,
    WEBHOOK_KEY_CHANGED,
)

PAUSES = (5, 60, 5 * 60, 30 * 60, 2 * 60 * 60, 6 * 60 * 60, 24 * 60 * 60)  # seconds, by attempt
JITTER = 0.1  # of a pause, either way: what failed together does not come back together
LONGEST_FAILING = timedelta(days=5)
LEASE = timedelta(minutes=1)
MOST_TOLD = 24  # answers, of a delivery that is sent again and again
KEPT = timedelta(days=30)
KILLED = "its worker was killed each time"

logger = logging.getLogger(__name__)


class LeaseLost(Exception):
    """The delivery is another worker's by now."""


def is_ready() -> bool:
    """Whether a delivery waits for a worker."""
    return WebhookDelivery.objects.ready().exists()


def claim() -> WebhookDelivery | None:
    """Begin the next delivery that is ready; None where there is none."""
    while True:
        with transaction.atomic():
            ready = WebhookDelivery.objects.ready().select_related("webhook")
            delivery = ready.select_for_update(skip_locked=True, of=("self",)).first()
            if delivery is None:
                return None
            killed = delivery.attempts >= MOST_ATTEMPTS
            _begin(delivery)
        if not killed:
            return delivery
        _note(delivery, WEBHOOK_INTERRUPTED.at("", reason=KILLED), Answer(0))


def send(delivery: WebhookDelivery, *, network: Network = INTERNET) -> None:
    """Send a delivery that was claimed, and note what it came to."""
    answer = Answer(0)
    try:
        answer = _post(delivery, network)
        refusal = _refusal(answer)
    except Refused as refused:
        refusal = refused.refusal
    except Exception as error:
        logger.exception("Delivery %s could not be sent.", delivery.key)
        reason = f"it ended in an error of ours, {type(error).__name__}"
        refusal = WEBHOOK_INTERRUPTED.at("", reason=reason)
    try:
        _note(delivery, refusal, answer)
    except LeaseLost:
        logger.warning("Delivery %s went on elsewhere.", delivery.key)


def _post(delivery: WebhookDelivery, network: Network) -> Answer:
    webhook = delivery.webhook
    if not webhook.knows_its_key:
        raise Refused(WEBHOOK_KEY_CHANGED.at(""))
    body = delivery.body.encode()
    return post(
        webhook.address,
        body,
        signed(body, key=str(delivery.key), moment=timezone.now(), secrets=webhook.secrets),
        hosts=settings.WEBHOOK_HOSTS,
        inside=settings.WEBHOOK_INSIDE_HOSTS,
        seconds=LONGEST,
        network=network,
    )


def _refusal(answer: Answer) -> Refusal | None:
    if answer.status in TAKEN:
        return None
    if answer.status == GONE:
        return WEBHOOK_GONE.at("")
    return WEBHOOK_ANSWERED.at("", status=answer.status)


@transaction.atomic
def _note(delivery: WebhookDelivery, refusal: Refusal | None, answer: Answer) -> None:
    now = timezone.now()
    told = {"at": now.isoformat(), "status": answer.status or None, "said": answer.said}
    why = {"code": refusal.code, "sentence": refusal.sentence} if refusal else {}
    news = {"answers": [*delivery.answers, told | why][-MOST_TOLD:], **NOBODY}
    if refusal is None:
        _write(delivery, state=DeliveryState.DELIVERED, body="", finished_at=now, **news)
        Webhook.objects.filter(pk=delivery.webhook_id).update(failing_since=None)
        return
    logger.info("Delivery %s to %s: %s", delivery.key, delivery.webhook.host, refusal.code)
    if delivery.told == Told.PING:
        _write(delivery, state=DeliveryState.SET_ASIDE, finished_at=now, **news)
        return
    off = _switch_off(delivery.webhook, refusal)
    if delivery.attempts >= MOST_ATTEMPTS and not off:
        _write(delivery, state=DeliveryState.SET_ASIDE, finished_at=now, **news)
    else:
        pause = timedelta(seconds=max(_pause(delivery.attempts), answer.retry_after))
        _write(delivery, state=DeliveryState.WAITING, ready_at=now + pause, **news)


def _switch_off(webhook: Webhook, refusal: Refusal) -> bool:
    """Whether this failure is the last that is looked at: then the webhook is off."""
    now = timezone.now()
    Webhook.objects.filter(pk=webhook.pk, failing_since=None).update(failing_since=now)
    since = Webhook.objects.values_list("failing_since", flat=True).get(pk=webhook.pk)
    if refusal.code in (WEBHOOK_GONE.code, WEBHOOK_KEY_CHANGED.code):
        webhooks.switch_off(webhook, refusal)
        return True
    if since is not None and now - since >= LONGEST_FAILING:
        webhooks.switch_off(webhook, WEBHOOK_FAILING.at("", days=LONGEST_FAILING.days))
        return True
    return False


def _pause(attempts: int) -> float:
    """How long to wait after so many attempts; seconds."""
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    return pause * uniform(1 - JITTER, 1 + JITTER)  # noqa: S311


def _begin(delivery: WebhookDelivery) -> None:
    delivery.token = uuid4()
    delivery.attempts = min(delivery.attempts + 1, MOST_ATTEMPTS)
    WebhookDelivery.objects.filter(pk=delivery.pk).update(
        state=DeliveryState.SENDING,
        token=delivery.token,
        attempts=delivery.attempts,
        lease_until=timezone.now() + LEASE,
        session=THIS_SESSION,
    )


def _write(delivery: WebhookDelivery, **written: object) -> None:
    if not WebhookDelivery.objects.ours(delivery).update(**written):
        raise LeaseLost


def drop_old() -> int:
    """Let go of deliveries that are long over; how many. What was set aside stays until sent."""
    over = WebhookDelivery.objects.filter(finished_at__lt=timezone.now() - KEPT)
    return over.exclude(told=Told.CHANGES, state=DeliveryState.SET_ASIDE).delete()[0]
