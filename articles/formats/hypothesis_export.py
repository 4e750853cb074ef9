"""Annotations as Hypothesis exports them or its API gives them: a thin profile of W3C.

Its marks are named for their tags. A tag `StatedFact:<measure>:<campaign>` makes one a fact; what
else a fact says stands in no field of Hypothesis. Page notes and replies mark no words.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from articles.annotated import AnnotatedArticle, Moment
from articles.deliveries import Document
from articles.enums import MarkType, OffsetUnit
from articles.errors import BAD_FIELD, BAD_MARK, Refusal, Refused
from articles.formats import selectors, targets
from articles.formats.decoding import json_of, shape_of, typed
from articles.formats.limits import numbered
from articles.formats.selectors import Told
from articles.formats.targets import Delivered, Pointing

SLUG = "hypothesis"


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    uri: str
    updated: Moment | None = None
    text: str = ""
    tags: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    target: tuple[dict[str, Any], ...] = ()


class _Export(msgspec.Struct, frozen=True, kw_only=True):
    """An export of its client has `annotations`, an answer of its API `rows`."""

    annotations: list[Any] = []
    client_version: str | None = None
    rows: list[Any] = []
    total: int | None = None


def recognises(document: Document) -> bool:
    """By what stands beside the annotations."""
    content = document.whole(".json") if ".json" in document.parts else b""
    if b'"client_version"' not in content and b'"rows"' not in content:
        return False
    found = shape_of(content, _Export)
    return isinstance(found, _Export) and (
        found.client_version is not None or (bool(found.rows) and found.total is not None)
    )


def texts_left_out(document: Document) -> set[str]:
    """The addresses of the pages that are marked: an export holds no text."""
    try:
        rows = _rows(document)
    except Refused:
        return set()
    told = [row.get("uri") for row in rows if isinstance(row, dict)]
    return {address for uri in told if isinstance(uri, str) for address in targets.addresses(uri)}


def read(
    document: Document, *, lenient: bool = False, offset_unit: OffsetUnit | None = None
) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield each article that the annotations point to."""
    pointing: list[Pointing] = []
    refusals: list[Refusal] = []
    made: list[datetime] = []
    notes = replies = 0
    for number, data in numbered(_rows(document), document.name):
        place = f"/{number}"
        try:
            row = typed(data, _Row, BAD_MARK, document.name, place)
            told = _told(row, document.name, place)
            marks_words = told and not row.references
            one = _pointing(row, told, document.name, place) if marks_words else None
        except Refused as refused:
            refusals.append(refused.refusal)
            continue
        if row.references:
            replies += 1
        elif one is None:
            notes += 1
        else:
            pointing.append(one)
            made += [row.updated] if row.updated else []
    delivered = Delivered(
        format=SLUG,
        offset_unit=offset_unit,
        annotated_at=max(made, default=None),
        states_facts=any(one.type == MarkType.STATED_FACT for one in pointing),
        refusals=tuple(refusals),
        notes=targets.passed_over(document.name, notes=notes, replies=replies),
    )
    yield from targets.articles(pointing, document, delivered)


def _rows(document: Document) -> list[Any]:
    data = json_of(document.whole(".json"), document.name)
    said = typed(data, _Export, BAD_FIELD, document.name)
    return said.annotations or said.rows


def _told(row: _Row, name: str, place: str) -> Told:
    """Where the words are; Hypothesis gives an annotation one target."""
    [target, *_] = row.target or ({},)
    return selectors.told(target.get("selector"), name, place)


def _pointing(row: _Row, told: Told, name: str, place: str) -> Pointing:
    extra = {"tags": list(row.tags), "text": row.text}
    fact = _fact(row.tags, name, place)
    kind = next(iter(row.tags), "Comment" if row.text else "Highlight")
    return Pointing(
        place=place,
        source=row.uri,
        told=told,
        id=row.id,
        type=MarkType.STATED_FACT if fact else kind,
        fact=fact,
        extra={key: value for key, value in extra.items() if value},
    )


def _fact(tags: tuple[str, ...], name: str, place: str) -> dict[str, Any]:
    """The measure and the campaign that a tag names; {} where none makes the mark a fact."""
    named = [tag for tag in tags if tag.partition(":")[0] == MarkType.STATED_FACT]
    if not named:
        return {}
    slugs = named[0].split(":")[1:]
    if len(named) > 1 or len(slugs) != 2 or not all(slugs):
        reason = f"“{', '.join(named)}” is not one tag StatedFact:<measure>:<campaign>"
        raise Refused(BAD_MARK.at(name, place, reason=reason))
    return {"measure": slugs[0], "campaign": slugs[1]}
