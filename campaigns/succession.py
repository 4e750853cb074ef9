"""How the ledger grows: the open version is closed, and the next one stands in its place."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from articles.models import Import
from campaigns.enums import Change
from campaigns.models import StatedFact

# What belongs to one version alone and is never handed on to the next.
_OWN = ("id", "version", "recorded_at", "superseded_at", "change", "by", "imported", "why")

_COLUMNS = {field.name: field.attname for field in StatedFact._meta.concrete_fields}


def successor(
    fact: StatedFact,
    change: Change,
    *,
    by: AbstractBaseUser | None = None,
    imported: Import | None = None,
    why: str = "",
    **stated: Any,
) -> StatedFact:
    """Return the next version of an open fact, not yet written: as it was, but for `stated`."""
    handed_on = {
        field.attname: getattr(fact, field.attname)
        for field in StatedFact._meta.concrete_fields
        if field.name not in _OWN
    }
    for name, value in stated.items():
        handed_on[_COLUMNS[name]] = getattr(value, "pk", value)
    return StatedFact(
        **handed_on,
        version=fact.version + 1,
        change=change,
        by_id=by.pk if by else None,
        imported=imported,
        why=why,
    )


def write(versions: Sequence[StatedFact]) -> datetime:
    """Write versions to the ledger at one moment, which is returned.

    Open versions of the same facts are closed first. The caller holds a transaction and the lock
    under which the versions were decided.
    """
    moment = timezone.now()
    for version in versions:
        version.recorded_at = moment
    succeeded = [version.fact for version in versions if version.version > 1]
    if succeeded:
        StatedFact.objects.open().filter(fact__in=succeeded).update(superseded_at=moment)
    StatedFact.objects.bulk_create(versions, batch_size=500)
    return moment
