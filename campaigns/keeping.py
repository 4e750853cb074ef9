"""The files of a delivery: kept with its documents, given back as they came, let go in time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby, islice
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils import timezone

from articles import formats
from articles.deliveries import Document, pack, unpack
from articles.enums import DocumentState, ImportState, OffsetUnit, Queue
from articles.errors import Refusal, Refused
from articles.models import DeliveredDocument, Import
from campaigns.ingest import Options
from campaigns.outcomes import Outcome, told

NAME_LENGTH = 500
ROWS_AT_ONCE = 100


def keep(
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
