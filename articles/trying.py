"""What the readers make of files that others wrote, counted; nothing is kept. Pure.

Exports of other projects seldom say what article they mark. So that this one thing does not hide
all others, a document without the fields of its article is given some.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from articles import formats
from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document
from articles.endings import MARKED_ENDINGS
from articles.errors import Note, Refusal, Refused
from articles.formats.json_records import ENDINGS, records

META = ".meta.json"
STAND_IN = {"url": "urn:tried", "title": "Tried", "outlet": "Tried"}
_ENCODER = msgspec.json.Encoder(decimal_format="number")


@dataclass
class Tried:
    """What some files came to: a document is one article, or the refusal that stands for it."""

    taken: int = 0
    marks: int = 0
    seconds: float = 0.0  # of a processor
    refused_documents: Counter[str] = field(default_factory=Counter)  # by code
    refused_marks: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    told: list[Refusal | Note] = field(default_factory=list)

    @property
    def documents(self) -> int:
        return self.taken + self.refused_documents.total()

    @property
    def milliseconds(self) -> float:
        """What a document took of a processor, from its bytes to places in its text."""
        return 1000 * self.seconds / self.documents if self.documents else 0.0


def try_all(documents: Iterable[Document | Refusal], *, lenient: bool = False) -> Tried:
    """Read and anchor every document."""
    tried = Tried()
    for document in documents:
        headed = document if isinstance(document, Refusal) else _with_header(document)
        began = time.process_time()
        for one in _read(headed, lenient):
            _count(one, tried)
        tried.seconds += time.process_time() - began
    return tried


def _read(document: Document | Refusal, lenient: bool) -> Iterator[AnnotatedArticle | Refusal]:
    if isinstance(document, Refusal):
        yield document
        return
    for article in formats.read(document, lenient=lenient):
        yield anchor(article) if isinstance(article, AnnotatedArticle) else article


def _count(one: AnnotatedArticle | Refusal, tried: Tried) -> None:
    refusals = [one] if isinstance(one, Refusal) else one.refusals
    whole = [refusal.code for refusal in refusals if refusal.whole_document]
    tried.told += refusals
    tried.refused_documents.update(whole)
    tried.refused_marks.update(one.code for one in refusals if not one.whole_document)
    if isinstance(one, Refusal) or whole:
        return
    tried.taken += 1
    tried.marks += len(one.marks)
    tried.told += one.notes
    tried.noted.update(note.code for note in one.notes)


def _with_header(document: Document) -> Document:
    """The document with fields for its article where it has none."""
    if document.parts.keys() & set(MARKED_ENDINGS):
        meta = {META: msgspec.json.encode(STAND_IN)}
        return Document(document.name, {**meta, **document.parts})
    if document.parts.keys() - ENDINGS:
        return document
    try:
        found = [data() if callable(data) else data for _, _, data in records(document)]
    except Refused:
        return document
    content = _ENCODER.encode([*map(_headed, found)])
    return Document(document.name, {".json": content})


def _headed(record: Any) -> Any:
    """A task of Label Studio, or a record of doccano, with what its reader asks for."""
    if not isinstance(record, dict):
        return record
    if isinstance(task := record.get("task"), dict):
        return record | {"task": _headed(task)}
    if isinstance(data := record.get("data"), dict):
        meta = data.get("meta")
        said = STAND_IN | (meta if isinstance(meta, dict) else {})
        return record | {"data": data | {"meta": said}}
    return record if "article" in record else STAND_IN | record
