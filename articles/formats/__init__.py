"""The readers of annotation formats: one pure module each, behind one registry.

A reader has a `SLUG`, tells by content whether it `recognises` a document, and `read`s it into
annotated articles and refusals. A new format is one module and one line here.
"""

from collections.abc import Iterator
from types import ModuleType

import msgspec

from articles.annotated import AnnotatedArticle
from articles.deliveries import Document
from articles.endings import LINES_ENDING
from articles.enums import OffsetUnit
from articles.errors import UNKNOWN_FORMAT, WRONG_FORMAT, Refusal, Refused
from articles.formats import (
    brat,
    doccano,
    foreign,
    hypothesis_export,
    json_records,
    label_studio,
    native,
    re3d,
    w3c,
)

# Asked in this order; native takes whatever JSON the others leave.
READERS: dict[str, ModuleType] = {
    reader.SLUG: reader
    for reader in (re3d, w3c, brat, hypothesis_export, label_studio, doccano, native)
}
# Of these, a line of a `.jsonl` file says all that there is to say of its article.
_BY_LINE = (native, doccano)
# These find words themselves, and may leave a text out that is held already.
_POINTING = (w3c, hypothesis_export)


def read(
    document: Document,
    *,
    format: str | None = None,
    offset_unit: OffsetUnit | None = None,
    lenient: bool = False,
) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield the articles of a document, marks not yet anchored, and what is refused of it.

    `offset_unit` overrides what the file says it counts in. With `lenient`, the good records of
    a document are taken whose other records cannot be told apart.
    """
    reader = READERS[format] if format else _found(document)
    if reader is None:
        yield foreign.named(document) or UNKNOWN_FORMAT.at(document.name)
        return
    if document.first_line is None and not reader.recognises(document):
        wrong = WRONG_FORMAT.at(document.name, format=reader.SLUG)
        yield foreign.named(document) or wrong
        return
    try:
        if reader in _POINTING:
            yield from reader.read(document, lenient=lenient, offset_unit=offset_unit)
            return
        for article in reader.read(document, lenient=lenient):
            if offset_unit and isinstance(article, AnnotatedArticle):
                article = msgspec.structs.replace(article, offset_unit=offset_unit)
            yield article
    except Refused as refused:
        yield refused.refusal


def pieces(document: Document, *, format: str | None = None) -> Iterator[tuple[Document, str]]:
    """The smallest documents that can be read each by itself, with the format where it is known.

    Those of a long file of lines are its lines; any other document is whole.
    """
    reader = READERS[format] if format else _found(document)
    if reader in _BY_LINE and set(document.parts) == {LINES_ENDING} and reader.recognises(document):
        yield from ((piece, reader.SLUG) for piece in json_records.pieces(document))
    else:
        yield document, format or ""


def texts_left_out(document: Document, *, format: str | None = None) -> set[str]:
    """The addresses of the articles that a document marks and does not bring the texts of."""
    for reader in _POINTING:
        if format in (None, reader.SLUG) and reader.recognises(document):
            return reader.texts_left_out(document)
    return set()


def _found(document: Document) -> ModuleType | None:
    return next((reader for reader in READERS.values() if reader.recognises(document)), None)
