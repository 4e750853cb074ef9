"""What a worker does: it takes documents that are ready, one at a time, and never two have one.

    claim ─▶ take, article by article ─▶ done
      │            ├─ it is another's by now ─▶ nothing more of it is written here
      │            ├─ the database is gone   ─▶ it waits, and this start does not count
      │            └─ it fails               ─▶ it waits; after the third start it is set aside
      └─ begun three times, and whoever began it is gone ─▶ it is set aside

The row of a document says who has it. What an article comes to is written in the transaction that
takes the article, and only while the token in that row is still the worker's own; so whatever
dies, and however often a broker delivers, each article has its effect once.
"""

import logging
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.utils import timezone

from articles.enums import DocumentState, Queue
from articles.models import DeliveredDocument, Import
from articles.models.delivered import MOST_STARTS
from articles.models.leases import NOBODY, THIS_SESSION
from campaigns.importing import STOPPED, end
from campaigns.ingest import ingest
from campaigns.keeping import files_of, options_of
from campaigns.outcomes import Outcome, heard, told

# For a worker whose connection lives on although it does nothing: a machine that was unplugged, a
# process that was stopped. It is renewed with each article; no article takes nearly as long.
LEASE = timedelta(minutes=5)
# A list may hold millions of records that are none, and to write of each costs more than it.
REFUSED_AT_ONCE = 1_000
LATER = timedelta(seconds=10)
KILLED = "its worker was killed each time"

logger = logging.getLogger(__name__)


class LeaseLost(Exception):
    """The document is another worker's by now: what this one did of it is taken back."""


def is_ready(queue: Queue) -> bool:
    """Whether a document of this queue waits for a worker."""
    return DeliveredDocument.objects.ready(queue).exists()


def claim(queue: Queue) -> DeliveredDocument | None:
    """Begin the next document of a queue that is ready; None where there is none.

    One that was begun as often as may be, and is ready still, is set aside on the way.
    """
    while True:
        with transaction.atomic():
            ready = DeliveredDocument.objects.ready(queue).select_for_update(skip_locked=True)
            document = ready.first()
            if document is None:
                return None
            killed = document.starts >= MOST_STARTS
            _begin(document)
        if not killed:
            return document
        _set_aside(document, KILLED if document.payload else STOPPED)


def take(document: DeliveredDocument) -> None:
    """Take what is left of a document that was claimed, whatever comes of it.

    Raises what the database raises when it is gone.
    """
    try:
        _take(document)
    except LeaseLost:
        logger.warning("Document %s of import %s went on elsewhere.", *_named(document))
    except (OperationalError, InterfaceError):
        if connection.is_usable():  # the database lives, and refused this
            logger.exception("Document %s of import %s failed.", *_named(document))
            _fail(document, "the database refused what it holds")
        else:
            connection.close()
            _wait(document, starts=F("starts") - 1)  # as if it had not been begun
            raise
    except Exception as error:
        logger.exception("Document %s of import %s failed.", *_named(document))
        _fail(document, f"it ended in an error of ours, {type(error).__name__}")


def _take(document: DeliveredDocument) -> None:
    so_far = heard(document.outcome)
    passed = 0  # refused since progress was written; who goes on from there refuses them again

    def progress() -> None:
        nonlocal passed
        written = {"outcome": told(so_far), "taken": F("taken") + passed, "starts": 1}
        _write(document, **written, lease_until=timezone.now() + LEASE)
        passed = 0

    def keep(outcome: Outcome) -> None:
        nonlocal passed
        so_far.add(outcome)
        passed += 1
        if outcome.articles or passed == REFUSED_AT_ONCE:
            progress()

    ingest(
        files_of(document),
        options=options_of(document),
        imported=lambda: document.imported,
        keep=keep,
        skip=document.taken,
    )
    progress()
    _end(document, DocumentState.DONE)


def _fail(document: DeliveredDocument, reason: str) -> None:
    """Let a document that failed be begun later, or set it aside after its last start."""
    document.refresh_from_db(fields=["starts"])  # what was done of it counts for it
    if document.starts >= MOST_STARTS:
        _set_aside(document, reason)
    else:
        _wait(document, ready_at=timezone.now() + LATER * document.starts, reason=reason)


def _set_aside(document: DeliveredDocument, reason: str) -> None:
    with suppress(LeaseLost):  # then another sees to it
        _end(document, DocumentState.SET_ASIDE, reason=reason)


def _begin(document: DeliveredDocument) -> None:
    document.token = uuid4()
    document.starts = min(document.starts + 1, MOST_STARTS)
    DeliveredDocument.objects.filter(pk=document.pk).update(
        state=DocumentState.RUNNING,
        token=document.token,
        starts=document.starts,
        lease_until=timezone.now() + LEASE,
        session=THIS_SESSION,
    )


def _wait(document: DeliveredDocument, **written: object) -> None:
    DeliveredDocument.objects.ours(document).update(
        state=DocumentState.WAITING, **NOBODY, **written
    )


@transaction.atomic
def _end(document: DeliveredDocument, state: DocumentState, reason: str = "") -> None:
    """Write how a document ended; the last one ends its import."""
    # They end in turns, and beside the articles of the same import.
    row = Import.objects.select_for_update(no_key=True).get(pk=document.imported_id)
    _write(document, state=state, reason=reason, finished_at=timezone.now(), **NOBODY)
    if not row.documents.unfinished().exists():
        end(row)


def _write(document: DeliveredDocument, **written: object) -> None:
    if not DeliveredDocument.objects.ours(document).update(**written):
        raise LeaseLost


def _named(document: DeliveredDocument) -> tuple[str, object]:
    return document.name, document.imported_id
