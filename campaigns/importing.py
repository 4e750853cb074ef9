"""Imports: taken in the foreground, or recorded with their documents for workers to take."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from articles.deliveries import Document
from articles.enums import DocumentState, ImportState, Queue
from articles.errors import Refusal
from articles.models import DeliveredDocument, Import
from articles.models.delivered import MOST_STARTS
from articles.models.leases import NOBODY, THIS_SESSION
from campaigns.errors import INTERRUPTED, SET_ASIDE
from campaigns.ingest import FROM_CONTENT, Options, ingest
from campaigns.keeping import NAME_LENGTH, files_of, keep, options_of
from campaigns.outcomes import Outcome, heard, told

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
            return begin_own(name, options, by)
        if not recorded:
            recorded.append(begin_own(name, options, by))
        return recorded[0]

    outcome = ingest(documents, options=options, imported=imported, report=report, dry_run=dry_run)
    for row in recorded:
        end_own(row, outcome)
    return outcome


def begin_own(name: str, options: Options, by: AbstractBaseUser | None) -> Import:
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


def end_own(row: Import, outcome: Outcome) -> None:
    """Say of an import that this process took itself what it came to."""
    over = {"state": DocumentState.DONE, "finished_at": timezone.now(), **NOBODY}
    row.documents.update(**over, outcome=told(outcome))
    end(row)


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
    keep(row, documents, DocumentState.WAITING, to)
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
    keep(row, documents, DocumentState.HELD, Queue.INTERACTIVE)
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
