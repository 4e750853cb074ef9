"""How far the ledger reaches, and the ledger read in its order."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from campaigns.models import LedgerHead, StatedFact


def last_moment() -> datetime | None:
    """When the newest version was recorded; None while the ledger is empty.

    An answer that says "known by" this moment is complete: whatever is recorded later has a later
    moment.
    """
    return LedgerHead.objects.values_list("moment", flat=True).first()


def wait_for(moment: datetime, *, last: datetime | None) -> None:
    """Return when nothing recorded by `moment` can still be on its way.

    Only a moment after the last one can have that: then a writer may hold the head, with a moment
    that has passed, and has not committed. Asking for the head's lock waits for that writer.
    """
    if last is None or moment > last:
        list(LedgerHead.objects.raw("SELECT id FROM campaigns_ledgerhead FOR SHARE"))


def last_position() -> int:
    """How many versions the ledger holds: all that are committed stand up to here, none behind."""
    return LedgerHead.objects.values_list("position", flat=True).first() or 0


def changes_after(position: int, *, limit: int) -> Sequence[StatedFact]:
    """Versions in the order in which they were committed, from the one after `position` on."""
    return list(in_order().filter(position__gt=position)[:limit])


def in_order() -> QuerySet[StatedFact]:
    """Every version in the order in which they were committed, with all that is told of it."""
    versions = StatedFact.objects.with_surroundings()
    return versions.select_related("by", "imported", "reviser").order_by("position")
