"""Imports: taken in the foreground, or recorded with their documents for workers to take."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from itertools import groupby, islice
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from articles import formats
from articles.deliveries import Document, pack, unpack
from articles.enums import DocumentState, ImportState, OffsetUnit, Queue
from articles.errors import Note, Refusal, Refused
from articles.models import DeliveredDocument, Import
from articles.models.delivered import MOST_STARTS, NOBODY, THIS_SESSION
from campaigns.errors import INTERRUPTED, SET_ASIDE
from campaigns.ingest import FROM_CONTENT, Options, Outcome, ingest
from campaigns.recording import Tally

NAME_LENGTH = 500
ROWS_AT_ONCE = 100
MOST_COMPARED = 200  # documents; somebody waits for it
STOPPED = "the command that took it was stopped"
A_LONG_COMMAND = timedelta(days=7)  # whose end its connection tells, and not a lease


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
    recorded: list[Import] = []

    def imported() -> Import:
        if dry_run:  # taken back with its article, each time
            return _record_own(name, options, by)
        if not recorded:
            recorded.append(_record_own(name, options, by))
        return recorded[0]

    outcome = ingest(documents, options=options, imported=imported, report=report, dry_run=dry_run)
    for row in recorded:
        over = {"state": DocumentState.DONE, "finished_at": timezone.now(), **NOBODY}
        row.documents.update(**over, outcome=told(outcome))
        end(row)
    return outcome


@transaction.atomic
def queue(
    documents: Iterable[Document | Refusal],
    *,
    name: str,
    options: Options = FROM_CONTENT,
    by: AbstractBaseUser | None = None,
    to: Queue = Queue.BULK,
) -> Import:
    """Record a delivery with its files, for workers to take. The caller wakes them.

    What could not even be read stands in the outcome with the rest; where nothing else is, the
    import is over at once.
    """
    row = _record(name, options, by)
    _record_documents(row, documents, DocumentState.WAITING, to)
    if not row.documents.unfinished().exists():
        end(row)
        row.refresh_from_db()
    return row


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
    let_go(by)
    row = _record(name, options, by, state=ImportState.HELD)
    _record_documents(row, documents, DocumentState.HELD, Queue.INTERACTIVE)
    return row


@transaction.atomic
def let_go(by: AbstractBaseUser) -> None:
    """Drop the delivery that an account holds, if any; one that was released stays."""
    held = Import.objects.held_for(by).select_for_update()
    Import.objects.filter(pk__in=[row.pk for row in held]).delete()


def compare(held: Import) -> Outcome:
    """What taking the first documents of a held delivery would come to by now.

    Nothing is written.
    """
    total = Outcome()
    for document in held.documents.all()[:MOST_COMPARED]:
        total.add(
            ingest(
                files_of(document),
                options=options_of(document),
                imported=lambda: held,
                dry_run=True,
            )
        )
    return total


@transaction.atomic
def release(held: Import) -> bool:
    """Let a held delivery wait for a worker; false where it is held no longer.

    The caller wakes the worker.
    """
    still_held = Import.objects.filter(pk=held.pk, state=ImportState.HELD)
    released = bool(still_held.update(state=ImportState.WAITING))
    if released:
        held.documents.update(state=DocumentState.WAITING)
    return released


@transaction.atomic
def try_again(row: Import) -> int:
    """Let the documents that were set aside wait once more; returns how many there are.

    The caller wakes the worker.
    """
    Import.objects.select_for_update().get(pk=row.pk)
    aside = row.documents.filter(state=DocumentState.SET_ASIDE, payload__isnull=False)
    again = {"state": DocumentState.WAITING, "finished_at": None, "ready_at": Now(), "starts": 0}
    count = aside.update(**again, reason="")
    if count:
        Import.objects.filter(pk=row.pk).update(state=ImportState.WAITING, finished_at=None)
    return count


def end(row: Import) -> None:
    """Say of an import whose documents are all over what it came to."""
    total = Outcome()
    aside = False
    for document in row.documents.defer("payload"):
        total.add(heard(document.outcome))
        if document.state == DocumentState.SET_ASIDE:
            aside = True
            total.add(Outcome(refusals=[_why(document)]))
    Import.objects.filter(pk=row.pk).update(
        state=ImportState.SET_ASIDE if aside else ImportState.DONE,
        finished_at=timezone.now(),
        outcome=told(total),
    )


def _why(document: DeliveredDocument) -> Refusal:
    """Why a document was set aside, as everybody reads it."""
    if document.reason == STOPPED:
        return INTERRUPTED.at(document.name)
    return SET_ASIDE.at(document.name, starts=MOST_STARTS, reason=document.reason)


def drop_files(*, finished_before: datetime) -> int:
    """Let go of the files of imports that were done long ago; returns of how many documents.

    Their texts and marks are in the archive; what was set aside is kept for another try.
    """
    old = DeliveredDocument.objects.filter(
        state=DocumentState.DONE,
        imported__finished_at__lt=finished_before,
        imported__state=ImportState.DONE,
    )
    return old.exclude(payload=None).update(payload=None)


def files_of(document: DeliveredDocument) -> Iterator[Document | Refusal]:
    """What was delivered, as the readers read it."""
    for one in unpack(bytes(document.payload or b"")):
        yield one if isinstance(one, Refusal) else replace(one, first_line=document.first_line)


def as_delivered(row: Import) -> IO[bytes]:
    """A zip of the files that were delivered, open at its beginning; the caller closes it.

    A long file that was shared out is whole again.
    """
    packed = TemporaryFile()  # noqa: SIM115
    documents = (one for row in row.documents.iterator(ROWS_AT_ONCE) for one in files_of(row))
    files = (file for one in documents if isinstance(one, Document) for file in one.files())
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, pieces in groupby(files, lambda file: file[0]):
            with archive.open(_within_a_folder(name), "w") as file:
                file.writelines(content for _, content in pieces)
    packed.seek(0)
    return packed


def _within_a_folder(name: str) -> str:
    """The name of a file as one that stays where its archive is unpacked."""
    return "/".join(part for part in PurePosixPath(name).parts if part not in ("/", ".."))


def options_of(document: DeliveredDocument) -> Options:
    """How a document is to be read."""
    delivered = document.imported
    return Options(
        format=document.format or None,
        offset_unit=OffsetUnit(delivered.offset_unit) if delivered.offset_unit else None,
        lenient=delivered.lenient,
    )


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


def heard(data: dict[str, Any]) -> Outcome:
    """An outcome that was told; nothing at all is one of nothing."""
    return Outcome(
        articles=data.get("articles", 0),
        facts=Tally(**data.get("facts", {})),
        refusals=msgspec.convert(data.get("refused", []), list[Refusal]),
        notes=msgspec.convert(data.get("notes", []), list[Note]),
        more_refused=Counter(data.get("more_refused", {})),
        more_noted=Counter(data.get("more_notes", {})),
    )


def _record(
    name: str,
    options: Options,
    by: AbstractBaseUser | None,
    state: ImportState = ImportState.WAITING,
) -> Import:
    return Import.objects.create(
        name=name[:NAME_LENGTH],
        state=state,
        format=options.format or "",
        offset_unit=options.offset_unit or "",
        lenient=options.lenient,
        by_id=by.pk if by else None,
    )


def _record_documents(
    row: Import, documents: Iterable[Document | Refusal], state: DocumentState, to: Queue
) -> None:
    """A row a document, in the order of the delivery."""
    rows = (
        DeliveredDocument(imported=row, number=number, queue=to, **columns)
        for number, columns in enumerate(_as_columns(row, documents, state), start=1)
    )
    while some := list(islice(rows, ROWS_AT_ONCE)):
        DeliveredDocument.objects.bulk_create(some)


def _as_columns(
    row: Import, documents: Iterable[Document | Refusal], state: DocumentState
) -> Iterator[dict[str, Any]]:
    """What is kept of each piece of a delivery; what cannot be read is over already."""
    for document in documents:
        try:
            if isinstance(document, Refusal):
                raise Refused(document)
            for piece, format in formats.pieces(document, format=row.format or None):
                yield {
                    "name": piece.name[-NAME_LENGTH:],
                    "payload": pack([piece]),
                    "first_line": piece.first_line,
                    "format": format,
                    "state": state,
                }
        except Refused as refused:
            yield {
                "name": refused.refusal.document[-NAME_LENGTH:],
                "state": DocumentState.DONE,
                "finished_at": timezone.now(),
                "outcome": told(Outcome(refusals=[refused.refusal])),
            }


def _record_own(name: str, options: Options, by: AbstractBaseUser | None) -> Import:
    """An import that this very process takes, and its files with it: nobody else can begin it."""
    row = _record(name, options, by)
    DeliveredDocument.objects.create(
        imported=row,
        number=1,
        name=row.name,
        state=DocumentState.RUNNING,
        starts=MOST_STARTS,
        token=uuid4(),
        session=THIS_SESSION,
        lease_until=timezone.now() + A_LONG_COMMAND,
    )
    return row
