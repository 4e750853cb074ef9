"""Marks that point to an article by its address and to words by quote or position.

The text is the `.txt` beside the file, with its `.meta.json`. Without them it is that of the
article which the marks point to: `articles.queries` puts it beside the document where it is held.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

import msgspec

from articles.annotated import AnnotatedArticle, ArticleHeader, FactMark, Mark, RoleSpan
from articles.deliveries import Document
from articles.enums import MarkType
from articles.errors import (
    ARTICLE_NOT_HELD,
    BAD_FIELD,
    BAD_MARK,
    DUPLICATE_ID,
    MISSING_PART,
    NO_WORDS,
    Note,
    Refusal,
    Refused,
)
from articles.formats import selectors
from articles.formats.decoding import json_of, text_of, typed
from articles.formats.selectors import Told

TEXT, META = ".txt", ".meta.json"


class Pointing(msgspec.Struct, frozen=True, kw_only=True):
    """A mark before its words are found."""

    place: str  # in the file
    source: str  # the address of the article; "" = the one beside the file
    told: Told
    type: str
    id: str = ""
    fact: dict[str, Any] = {}  # what a fact mark says beyond its words
    roles: tuple[tuple[str, Told], ...] = ()
    extra: dict[str, Any] = {}


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says beside its marks."""

    format: str
    annotated_at: datetime | None = None
    states_facts: bool = True
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


def passed_over(name: str, *, notes: int, replies: int) -> tuple[Note, ...]:
    """What to say of annotations that are about a whole page, or about one another."""
    count = notes + replies
    return (NO_WORDS.at(name, count=count, notes=notes, replies=replies),) if count else ()


def brings_text(document: Document) -> bool:
    return TEXT in document.parts


def articles(
    pointing: Iterable[Pointing], document: Document, delivered: Delivered
) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield the article beside the file, or each that the marks point to."""
    if brings_text(document):
        yield _article(list(pointing), document, "", document.name, delivered)
        return
    refusals = list(delivered.refusals)
    by_source: dict[str, list[Pointing]] = defaultdict(list)
    for one in pointing:
        if one.source:
            by_source[one.source].append(one)
        else:
            reason = "its target names no article"
            refusals.append(BAD_MARK.at(document.name, one.place, reason=reason))
    if not by_source and not refusals:
        reason = "none of its annotations marks words"
        raise Refused(BAD_FIELD.at(document.name, reason=reason))
    if not by_source:
        yield from refusals
    # What could not be read may be of any of them: of none is it sure that all marks are here.
    told = msgspec.structs.replace(delivered, refusals=tuple(refusals))
    alone = len(by_source) == 1
    for number, (source, of_it) in enumerate(by_source.items(), start=1):
        name = document.name if alone else f"{document.name}:{number}"
        if f"{source}{TEXT}" in document.parts:
            yield _article(of_it, document, source, name, told)
        else:
            yield ARTICLE_NOT_HELD.at(name, url=source)


def _article(
    pointing: list[Pointing], document: Document, source: str, name: str, delivered: Delivered
) -> AnnotatedArticle:
    if f"{source}{META}" not in document.parts:
        part = str(PurePosixPath(document.name).with_suffix(META))
        raise Refused(MISSING_PART.at(name, part=part))
    text = text_of(document.parts[f"{source}{TEXT}"], name, TEXT)
    said = json_of(document.parts[f"{source}{META}"], name, META)
    if isinstance(said, dict):
        said = {field: value for field, value in said.items() if value is not None}
    article = typed(said, ArticleHeader, BAD_FIELD, name, META)
    accepted = {"", article.url, PurePosixPath(document.name).stem + TEXT}
    marks: list[Mark] = []
    refusals, notes = list(delivered.refusals), list(delivered.notes)
    first_use: dict[str, str] = {}
    for one in pointing:
        first = first_use.setdefault(one.id or one.place, one.place)
        try:
            if first != one.place:
                raise Refused(DUPLICATE_ID.at(name, one.place, id=one.id, first=first))
            if one.source not in accepted:
                reason = f"its target is {one.source}, and the text beside it is {article.url}"
                raise Refused(BAD_MARK.at(name, one.place, reason=reason))
            marks.append(_mark(one, text, name, notes))
        except Refused as refused:
            refusals.append(refused.refusal)
    return AnnotatedArticle(
        document=name,
        format=delivered.format,
        header=article,
        text=text,
        keeps_ids=True,
        annotated_at=delivered.annotated_at,
        states_facts=delivered.states_facts,
        marks=tuple(marks),
        refusals=tuple(refusals),
        notes=tuple(notes),
    )


def _mark(one: Pointing, text: str, name: str, notes: list[Note]) -> Mark:
    span, *noted = selectors.find(one.told, text, name, one.place)
    told = {**msgspec.structs.asdict(span), "id": one.id, "type": one.type, "extra": one.extra}
    roles: list[RoleSpan] = []
    for number, (role, where) in enumerate(one.roles):
        found, note = selectors.find(where, text, name, f"{one.place}/roles/{number}")
        roles.append(RoleSpan(role=role, **msgspec.structs.asdict(found)))
        noted.append(note)
    notes += [note for note in noted if note]
    is_fact = one.type == MarkType.STATED_FACT
    return FactMark(**told, **one.fact, roles=tuple(roles)) if is_fact else Mark(**told)
