"""Imports from their beginning to their outcome: in the foreground, or queued for a worker."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any
from uuid import UUID

import msgspec
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone

from articles.deliveries import Document, pack, unpack
from articles.enums import ImportState, OffsetUnit
from articles.errors import Refusal
from articles.models import Import
from campaigns.ingest import FROM_CONTENT, Options, Outcome, ingest

NAME_LENGTH = 500


def take(
    documents: Iterable[Document | Refusal],
    *,
    name: str,
    options: Options = FROM_CONTENT,
    by: AbstractBaseUser | None = None,
    report: Callable[[Outcome], None] = lambda outcome: None,
    dry_run: bool = False,
) -> Outcome:
    """Take a delivery now and return its outcome.

    An import is recorded with the first row that the delivery writes; one that brings nothing new
    leaves none. A dry run does the same work and takes it back, article by article.
    """
    if dry_run:
        return ingest(
            documents,
            options=options,
            imported=lambda: _record(name, options, by),
            report=report,
            dry_run=True,
        )
    recorded: list[Import] = []

    def imported() -> Import:
        if not recorded:
            recorded.append(_record(name, options, by))
        return recorded[0]

    outcome = ingest(documents, options=options, imported=imported, report=report)
    for row in recorded:
        _finish(row, outcome)
    return outcome


def queue(
    documents: Iterable[Document],
    *,
    name: str,
    options: Options = FROM_CONTENT,
    by: AbstractBaseUser | None = None,
) -> Import:
    """Record a delivery with its files, for a worker to take. The caller wakes the worker."""
    payload = pack(documents)
    return _record(name, options, by, payload=payload)


@transaction.atomic
def hold(
    documents: Iterable[Document],
    *,
    name: str,
    options: Options = FROM_CONTENT,
    by: AbstractBaseUser,
) -> Import:
    """Keep a delivery with its files until who brought it says that it is to be taken.

    An account holds one at a time: another takes the place of the one before.
    """
    payload = pack(documents)
    let_go(by)
    return _record(name, options, by, payload=payload, state=ImportState.HELD)


@transaction.atomic
def let_go(by: AbstractBaseUser) -> None:
    """Drop the delivery that an account holds, if any; one that was released stays."""
    held = Import.objects.held_for(by).select_for_update()
    Import.objects.filter(pk__in=[row.pk for row in held]).delete()


def compare(held: Import) -> Outcome:
    """What taking a held delivery would come to by now. Nothing is written."""
    return ingest(_documents(held), options=_options(held), imported=lambda: held, dry_run=True)


def release(held: Import) -> bool:
    """Let a held delivery wait for a worker; false where it is held no longer.

    The caller wakes the worker.
    """
    still_held = Import.objects.filter(pk=held.pk, state=ImportState.HELD)
    return bool(still_held.update(state=ImportState.WAITING))


def run(import_id: UUID) -> Outcome | None:
    """Take a queued import; None when that was done already, or another worker is at it.

    Started twice, by a broker that delivers twice or after a worker died, it has its effect once:
    each article is one transaction, and what is filed already is found unchanged.
    """
    with _alone(import_id) as ours:
        row = Import.objects.get(pk=import_id)
        return _run(row) if ours and row.state == ImportState.WAITING else None


def _run(row: Import) -> Outcome:
    outcome = ingest(_documents(row), options=_options(row), imported=lambda: row)
    _finish(row, outcome)
    return outcome


def _documents(row: Import) -> Iterator[Document | Refusal]:
    return unpack(bytes(row.payload or b""))


def _options(row: Import) -> Options:
    return Options(
        format=row.format or None,
        offset_unit=OffsetUnit(row.offset_unit) if row.offset_unit else None,
        lenient=row.lenient,
    )


@contextmanager
def _alone(import_id: UUID) -> Iterator[bool]:
    """Whether no other worker has this import; of a killed worker the database lets go itself."""
    key = int.from_bytes(import_id.bytes[:8], signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        ours = bool(cursor.fetchone()[0])
        try:
            yield ours
        finally:
            if ours:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


def told(outcome: Outcome) -> dict[str, Any]:
    """An outcome as data: counts; each refusal and note with its code, place and sentence."""
    return {
        "articles": outcome.articles,
        "facts": asdict(outcome.facts),
        "refused": [msgspec.to_builtins(refusal) for refusal in outcome.refusals],
        "more_refused": dict(outcome.more_refused),
        "notes": [msgspec.to_builtins(note) for note in outcome.notes],
        "more_notes": dict(outcome.more_noted),
    }


def _record(
    name: str,
    options: Options,
    by: AbstractBaseUser | None,
    payload: bytes | None = None,
    state: ImportState = ImportState.WAITING,
) -> Import:
    return Import.objects.create(
        name=name[:NAME_LENGTH],
        state=state,
        format=options.format or "",
        offset_unit=options.offset_unit or "",
        lenient=options.lenient,
        payload=payload,
        by_id=by.pk if by else None,
    )


def _finish(row: Import, outcome: Outcome) -> None:
    Import.objects.filter(pk=row.pk).update(
        state=ImportState.DONE,
        finished_at=timezone.now(),
        payload=None,
        outcome=told(outcome),
    )
