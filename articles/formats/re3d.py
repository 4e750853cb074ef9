"""re3d: JSON lines of documents, entities and relations. It marks names, never stated facts."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from articles.annotated import AnnotatedArticle, ArticleHeader, Mark
from articles.deliveries import Document
from articles.enums import MarkType, Rights
from articles.errors import BAD_FIELD, BAD_MARK, DUPLICATE_ID, MISSING_ID, Refusal, Refused
from articles.formats.decoding import json_of, typed
from articles.formats.limits import numbered

SLUG = "re3d"

MARK_TYPES = {
    "Organisation": MarkType.ACTOR,
    "Person": MarkType.ACTOR,
    "Quantity": MarkType.QUANTITY,
    "Money": MarkType.QUANTITY,
    "Temporal": MarkType.DATE,
    "Location": MarkType.PLACE,
}

R = TypeVar("R", bound="_Span")


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    id: str = msgspec.field(name="_id")
    title: str
    text: str
    source_name: str = msgspec.field(name="sourceName")
    source_url: str = msgspec.field(name="sourceUrl")


class _Span(msgspec.Struct, frozen=True, kw_only=True):
    begin: int
    end: int
    type: str
    value: str
    documentId: str
    id: str = msgspec.field(name="_id")
    confidence: Decimal = Decimal(1)


class _Relation(_Span, frozen=True, kw_only=True):
    source: str = ""
    sourceBegin: int = 0
    sourceEnd: int = 0
    target: str = ""
    targetBegin: int = 0
    targetEnd: int = 0


def recognises(document: Document) -> bool:
    return "documents.json" in document.parts


def read(document: Document, *, lenient: bool = False) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield each document with its entities and relations as marks."""
    refusals: list[Refusal] = []
    entities = _by_document(document, "entities.json", _Span, refusals)
    relations = _by_document(document, "relations.json", _Relation, refusals)
    yield from refusals
    for place, data in _lines(document, "documents.json"):
        try:
            said = typed(data(), _Document, BAD_FIELD, document.name, place)
            header = _header(said, document.name, place)
        except Refused as refused:
            yield refused.refusal
            continue
        marks, twins = _once(
            [
                *(_entity(mark, said.text) for mark in entities.pop(said.id, [])),
                *(_relation(mark, said.text) for mark in relations.pop(said.id, [])),
            ],
            document.name,
        )
        yield AnnotatedArticle(
            document=f"{document.name}:{place.removeprefix('documents.json:')}",
            format=SLUG,
            header=header,
            text=said.text,
            keeps_ids=True,
            states_facts=False,
            marks=tuple(marks),
            refusals=tuple(twins),
        )
    for astray in (entities, relations):  # one refusal for all marks of a missing document
        for missing, (first, *_) in astray.items():
            yield MISSING_ID.at(document.name, first.id, id=missing)


def _once(marks: list[Mark], name: str) -> tuple[list[Mark], list[Refusal]]:
    """The marks whose ids are their own, and a refusal for each that has the id of another."""
    first: dict[str, Mark] = {}
    twins = [
        DUPLICATE_ID.at(name, mark.id, id=mark.id, first=f"{first[mark.id].start}")
        for mark in marks
        if first.setdefault(mark.id, mark) is not mark
    ]
    return list(first.values()), twins


def _header(said: _Document, name: str, place: str) -> ArticleHeader:
    told = {
        "url": said.source_url,
        "title": said.title,
        "outlet": said.source_name,
        "language": "en",
        "rights": Rights.OPEN,
    }
    return typed(told, ArticleHeader, BAD_FIELD, name, place)


def _lines(document: Document, part: str) -> Iterator[tuple[str, Any]]:
    content = document.whole(part) if part in document.parts else b""
    for number, line in numbered(content.split(b"\n"), document.name, start=1):
        if line.strip():
            place = f"{part}:{number}"
            yield place, lambda line=line, place=place: json_of(line, document.name, place)


def _by_document(
    document: Document, part: str, type: type[R], refusals: list[Refusal]
) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    for place, data in _lines(document, part):
        try:
            mark = typed(data(), type, BAD_MARK, document.name, place)
        except Refused as refused:
            refusals.append(msgspec.structs.replace(refused.refusal, whole_document=False))
            continue
        found[mark.documentId].append(mark)
    return found


def _entity(said: _Span, text: str) -> Mark:
    return Mark(
        type=MARK_TYPES.get(said.type, said.type),
        id=said.id,
        start=said.begin,
        end=said.end,
        exact=_words(said, text),
        extra=_extra(said),
    )


def _relation(said: _Relation, text: str) -> Mark:
    parts = {
        part: {"exact": words, "start": start, "end": end}
        for part, words, start, end in (
            ("source", said.source, said.sourceBegin, said.sourceEnd),
            ("target", said.target, said.targetBegin, said.targetEnd),
        )
    }
    return Mark(
        type="Relation",
        id=said.id,
        start=said.begin,
        end=said.end,
        exact=_words(said, text),
        extra={**_extra(said), **parts},
    )


def _words(said: _Span, text: str) -> str:
    """The text's own words: the corpus folds quotes and newlines in its copy of them."""
    return text[said.begin : said.end] if 0 <= said.begin < said.end <= len(text) else said.value


def _extra(said: _Span) -> dict[str, Any]:
    """What the file says besides. A mark of no confidence is kept, and not shown."""
    extra: dict[str, Any] = {"re3d_type": said.type, "confidence": said.confidence}
    return {**extra, "hidden": True} if said.confidence == 0 else extra
