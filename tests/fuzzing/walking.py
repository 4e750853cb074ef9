"""One delivery led through all the pure rooms: what may come out is articles and refusals.

`walk` raises whatever a room raises, and where what comes out could not be kept or written back.
"""

import io
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from articles import formats
from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document, open_files
from articles.enums import OffsetUnit
from articles.errors import Note, Refusal
from articles.writers import WRITERS, losses
from articles.writers.telling import COUNTED_AS_DELIVERED
from campaigns import reading
from tests.articles.written import read_back, unnamed

BETWEEN = b"\x1c"  # ASCII's file separator, between the files of one delivery
DELIVERIES = (
    ("one.json",),
    ("one.jsonl",),
    ("one.jsonld",),
    ("one.ann", "one.txt", "one.meta.json"),
    ("one.jsonld", "one.txt", "one.meta.json"),
    ("documents.json", "entities.json", "relations.json"),
    ("one.zip",),
    ("one.tar",),
    ("one.tar.gz",),
)


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a delivery is to be read."""

    format: str | None = None
    offset_unit: OffsetUnit | None = None
    lenient: bool = False


OPTIONS = [
    Options(format=format, offset_unit=unit, lenient=lenient)
    for format, unit, lenient in itertools.product(
        (None, *formats.READERS), (None, *OffsetUnit), (False, True)
    )
]


def packed(names: tuple[str, ...], files: list[bytes], options: Options = OPTIONS[0]) -> bytes:
    """One input of a fuzzer: which files, how they are read, and what is in them."""
    return bytes([DELIVERIES.index(names), OPTIONS.index(options)]) + BETWEEN.join(files)


def unpacked(given: bytes) -> tuple[dict[str, bytes], Options]:
    """The files by name and how they are read; every input stands for some delivery."""
    which, how, content = given[:1] or b"\0", given[1:2] or b"\0", given[2:]
    names = DELIVERIES[which[0] % len(DELIVERIES)]
    files = content.split(BETWEEN, len(names) - 1)
    return dict(zip(names, files, strict=False)), OPTIONS[how[0] % len(OPTIONS)]


def walk(files: dict[str, bytes], options: Options) -> list[Refusal]:
    """Lead a delivery through the rooms; returns what is refused of it."""
    opened = [(name, io.BytesIO(content)) for name, content in files.items()]
    refusals: list[Refusal] = []
    for document in open_files(opened):
        for one in [document] if isinstance(document, Refusal) else _read(document, options):
            refusals += [one] if isinstance(one, Refusal) else _led(one)
    for told in refusals:
        msgspec.json.encode(told)  # every door can show it
    return refusals


def _read(document: Document, options: Options) -> Iterator[AnnotatedArticle | Refusal]:
    formats.texts_left_out(document, format=options.format)
    yield from formats.read(
        document,
        format=options.format,
        offset_unit=options.offset_unit,
        lenient=options.lenient,
    )


def _led(article: AnnotatedArticle) -> tuple[Refusal, ...]:
    anchored = anchor(article)
    read = reading.read(anchored)
    for told in (*anchored.notes, *read.drafts):
        _keep(told)
    if any(refusal.whole_document for refusal in anchored.refusals):
        return anchored.refusals
    for mark in anchored.marks:
        assert anchored.text[mark.start : mark.end] == mark.exact != ""
    for format in WRITERS:
        _written(anchored, format)
    return (*anchored.refusals, *read.refusals)


def _keep(told: Note | reading.Draft) -> None:
    assert b"\\u0000" not in msgspec.json.encode(told)


def _written(article: AnnotatedArticle, format: str) -> None:
    """Whatever was read is written and read back as the writer carries it."""
    article = msgspec.structs.replace(article, refusals=(), **COUNTED_AS_DELIVERED)
    losses(article, format=format)
    carried = WRITERS[format].carried(article)
    assert unnamed(read_back(article, format)) == unnamed(carried), format
