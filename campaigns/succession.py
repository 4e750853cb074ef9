"""How the ledger grows: the open version is closed, and the next one stands in its place."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from articles.models import Import
from campaigns.enums import Change
from campaigns.models import LedgerHead, StatedFact

# What belongs to one version alone and is never handed on to the next.
_OWN = (
    *("id", "position", "digest", "version", "recorded_at", "superseded_at"),
    *("change", "by", "imported", "why"),
)

# What a digest seals. Written out, so that a column added later leaves old digests as they are.
# Not `superseded_at`: a row is closed after it was sealed, by the version that follows it.
SEALED = (
    *("position", "fact", "version", "recorded_at", "change", "by_id", "imported_id", "why"),
    *("campaign_id", "measure_id", "low", "high", "low_open", "high_open", "unit_id"),
    *("modality", "hedges", "roles", "stated_for", "earliest", "latest", "published_on", "origin"),
    *("article_id", "revision_id", "start", "end", "quote", "mark_id", "content_key"),
    *(
        "source_state",
        "source_says",
        "rests_on",
        "reviser_id",
        "review",
        "reviewer_id",
        "reviewed_at",
    ),
    "credibility",
)
# Columns that came later: sealed where they say something, so that old digests still hold.
SEALED_WHERE_SAID = ("value_from_words",)


def successor(
    fact: StatedFact,
    change: Change,
    *,
    by: AbstractBaseUser | None = None,
    imported: Import | None = None,
    why: str = "",
    **stated: Any,
) -> StatedFact:
    """Return the next version of an open fact, not yet written: as it was, but for `stated`.

    Rows that were fetched with the fact are handed on with it.
    """
    handed_on = {
        name: getattr(fact, name)
        for field in StatedFact._meta.concrete_fields
        if field.name not in _OWN and field.name not in stated
        for name in [field.name if field.name in fact._state.fields_cache else field.attname]
    }
    return StatedFact(
        **handed_on,
        **stated,
        version=fact.version + 1,
        change=change,
        by_id=by.pk if by else None,
        imported=imported,
        why=why,
    )


def write(versions: Sequence[StatedFact]) -> datetime:
    """Write versions to the end of the ledger at one moment, which is returned.

    Open versions of the same facts are closed first. The caller holds a transaction and the lock
    under which the versions were decided; from here to the end of it, no other writer comes in.
    """
    head, _ = LedgerHead.objects.select_for_update().get_or_create(pk=LedgerHead.ONLY)
    head.moment = _moment_after(head.moment)
    for version in versions:
        head.position += 1
        version.position, version.recorded_at = head.position, head.moment
        version.digest = head.digest = seal(version, after=head.digest)
    succeeded = [version.fact for version in versions if version.version > 1]
    if succeeded:
        StatedFact.objects.open().filter(fact__in=succeeded).update(superseded_at=head.moment)
    StatedFact.objects.bulk_create(versions, batch_size=500)
    head.save()
    return head.moment


def seal(version: StatedFact, *, after: str) -> str:
    """The digest of a version and of the one before it in the ledger: 64 hex digits."""
    told = {name: _plain(getattr(version, name)) for name in SEALED}
    told |= {name: said for name in SEALED_WHERE_SAID if (said := getattr(version, name))}
    text = json.dumps([after, told], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    """A value in the one way of writing it, whether it comes from Python or from its column."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case UUID():
            return str(value)
    return value


def _moment_after(last: datetime | None) -> datetime:
    """Now, and always later than the last, even where another machine's clock is ahead of ours."""
    now = timezone.now()
    return max(now, last + timedelta(microseconds=1)) if last else now
