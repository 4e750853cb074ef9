"""The native format: `.json` with one article or a list of them, `.jsonl` with one a line."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

import msgspec

from articles.annotated import (
    AnnotatedArticle,
    ArticleHeader,
    FactMark,
    Mark,
    Moment,
    RoleSpan,
    StatedValue,
)
from articles.deliveries import Document
from articles.enums import MarkType, OffsetUnit, Rights
from articles.errors import BAD_FIELD, BAD_MARK, DUPLICATE_ID, TEXT_CHANGED, Refusal, Refused
from articles.formats.decoding import typed
from articles.formats.json_records import ENDINGS, first_as, records
from articles.formats.limits import numbered

SLUG = "native"


class _Header(msgspec.Struct, frozen=True):
    url: str
    title: str
    outlet: str
    author: str | None = None
    published_on: date | None = None
    language: str | None = None
    rights: Rights = Rights.RESTRICTED
    origin: str | None = None
    retracted: bool = False
    modified_at: Moment | None = None


class _Article(msgspec.Struct, frozen=True):
    article: _Header
    text: str
    annotations: list[Any] | None  # null: nobody has marked this text
    annotated_at: Moment | None = None
    states_facts: bool = True  # false: there are marks, and nobody looked for facts
    schema_version: int = 1
    offset_unit: OffsetUnit = OffsetUnit.CODEPOINT
    text_sha256: str | None = None


class _Mark(msgspec.Struct, frozen=True, kw_only=True):
    type: str
    start: int
    end: int
    exact: str
    id: str | None = None


class _Fact(_Mark, frozen=True, kw_only=True):
    measure: str
    campaign: str
    modality: str | None = None
    value: StatedValue | None = None
    roles: tuple[RoleSpan, ...] = ()
    stated_for: str | None = None


class _Shape(msgspec.Struct, frozen=True):
    """What tells an article, however much of it is missing, from JSON of another kind."""

    article: Any = None
    annotations: Any = None


def recognises(document: Document) -> bool:
    """Whatever the other readers leave, and what is no JSON, to say so."""
    if not ENDINGS & document.parts.keys():
        return False
    shape = first_as(_Shape, document)
    return shape is None or shape != _Shape()


def read(document: Document, *, lenient: bool = False) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield each article of the file; a broken one is refused and its neighbours go on."""
    for name, place, data in records(document, lenient=lenient):
        try:
            yield _article(data() if callable(data) else data, name, place)
        except Refused as refused:
            yield refused.refusal


def _article(data: Any, name: str, place: str) -> AnnotatedArticle:
    said = typed(data, _Article, BAD_FIELD, name, place)
    if said.text_sha256 and said.text_sha256 != _digest(said.text):
        raise Refused(TEXT_CHANGED.at(name, place))
    if said.schema_version != 1:
        reason = f"schema_version {said.schema_version} is not known, only 1"
        raise Refused(BAD_FIELD.at(name, place, reason=reason))
    marks, refusals = _marks(said.annotations or [], name, place)
    return AnnotatedArticle(
        document=name,
        format=SLUG,
        header=_header(said.article, name, place),
        text=said.text,
        offset_unit=said.offset_unit,
        keeps_ids=True,
        annotated_at=said.annotated_at,
        states_facts=said.states_facts and said.annotations is not None,
        marks=tuple(marks),
        refusals=tuple(refusals),
    )


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _header(said: _Header, name: str, place: str) -> ArticleHeader:
    told = {key: value for key, value in msgspec.structs.asdict(said).items() if value is not None}
    return typed(told, ArticleHeader, BAD_FIELD, name, f"{place}/article")


def _marks(annotations: list[Any], name: str, place: str) -> tuple[list[Mark], list[Refusal]]:
    marks: list[Mark] = []
    refusals: list[Refusal] = []
    first_use: dict[str, str] = {}
    for number, annotation in numbered(annotations, name):
        here = f"{place}/annotations/{number}"
        try:
            mark = _mark(annotation, name, here)
        except Refused as refused:
            refusals.append(refused.refusal)
            continue
        first = first_use.setdefault(mark.id or here, here)
        if first != here:
            refusals.append(DUPLICATE_ID.at(name, here, id=mark.id, first=first))
            continue
        marks.append(mark)
    return marks, refusals


def _mark(annotation: Any, name: str, place: str) -> Mark:
    is_fact = isinstance(annotation, dict) and annotation.get("type") == MarkType.STATED_FACT
    said = typed(annotation, _Fact if is_fact else _Mark, BAD_MARK, name, place)
    told = {key: value for key, value in msgspec.structs.asdict(said).items() if value is not None}
    extra = {key: value for key, value in annotation.items() if key not in said.__struct_fields__}
    return FactMark(**told, extra=extra) if is_fact else Mark(**told, extra=extra)
