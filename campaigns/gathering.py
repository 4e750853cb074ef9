"""What receivers do not know yet becomes the next delivery of each.

A receiver has one delivery on its way at most, of the versions that follow those it was told of:
so it is told of each in the order of the ledger, and misses none that is committed late.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
from django.db import transaction

from campaigns import webhooks
from campaigns.enums import Told
from campaigns.models import StatedFact, Webhook
from campaigns.queries.ledger import in_order, last_position

MOST_VERSIONS, LARGEST_BODY = 50, 256 * 1024  # of one delivery; the size is that of its JSON

Tell = Callable[[Sequence[StatedFact], Webhook], Sequence[bytes]]


def gather(tell: Tell) -> None:
    """Make the next delivery for each receiver that has none on its way.

    `tell` gives versions as the API tells them, each as JSON.
    """
    last = last_position()
    for row in Webhook.objects.behind(last).values_list("pk", flat=True):
        with transaction.atomic():
            ours = Webhook.objects.behind(last).select_for_update(skip_locked=True, no_key=True)
            if webhook := ours.filter(pk=row).first():
                _gather(webhook, last, tell)


def _gather(webhook: Webhook, last: int, tell: Tell) -> None:
    """The last position is older than what is read here, and all before it is committed."""
    ahead = in_order().filter(position__gt=webhook.position, position__lte=last)
    versions = list(webhook.told_of(ahead)[:MOST_VERSIONS])
    fitting = list(_fitting(tell(versions, webhook)))
    after, cut = webhook.position, len(fitting) < len(versions) or len(versions) == MOST_VERSIONS
    webhook.position = versions[len(fitting) - 1].position if cut else last
    if fitting:
        up_to = versions[len(fitting) - 1].position
        data = {"cursor": up_to, "results": [msgspec.Raw(one) for one in fitting]}
        webhook.deliveries.create(
            told=Told.CHANGES,
            after=after,
            up_to=up_to,
            versions=len(fitting),
            body=webhooks.body_of(Told.CHANGES, data),
        )
    webhook.save(update_fields=["position"])


def _fitting(told: Sequence[bytes]) -> Iterator[bytes]:
    """As many as one body holds, and the first whatever its size."""
    size = 0
    for one in told:
        size += len(one)
        if size > LARGEST_BODY and size > len(one):
            return
        yield one
