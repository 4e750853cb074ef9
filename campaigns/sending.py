"""The door to receivers: background work that tells them of changes, as the API tells them."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from celery import shared_task
from rest_framework.renderers import JSONRenderer

from campaigns import gathering, telling
from campaigns.api.serializers.facts import ChangeSerializer
from campaigns.models import StatedFact, Webhook
from campaigns.queries.facts import with_actors
from campaigns.tasks import wake_sender

TURN_SECONDS = 5  # then others have their turn


@dataclass(frozen=True)
class Origin:
    """What stands for a request where nobody asks: it makes addresses absolute."""

    address: str

    def build_absolute_uri(self, path: str) -> str:
        return urljoin(self.address, path)


def told(versions: Sequence[StatedFact], webhook: Webhook) -> list[bytes]:
    """Versions as the items of `changes/`, each as JSON."""
    context = {"request": Origin(webhook.ledger)}
    items = ChangeSerializer(with_actors(versions), many=True, context=context).data
    return [JSONRenderer().render(item) for item in items]


@shared_task
def tell_receivers() -> None:
    """Send what receivers do not know yet, as long as something is ready and the turn lasts.

    A worker that sees more than it can begin wakes one other, once.
    """
    ends_at = time.monotonic() + TURN_SECONDS
    gathering.gather(told)
    delivery = telling.claim()
    if delivery and telling.is_ready():
        wake_sender()
    while delivery:
        telling.send(delivery)
        if time.monotonic() >= ends_at:
            return
        gathering.gather(told)
        delivery = telling.claim()


@shared_task
def drop_old_deliveries() -> None:
    """Let go of what receivers took long ago."""
    telling.drop_old()
