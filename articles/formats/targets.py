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

from articles.annotated import (
    AnnotatedArticle,
    ArticleHeader,
    Counting,
    FactMark,
    Mark,
    RoleSpan,
)
from articles.deliveries import Document
from articles.enums import OffsetUnit
from articles.errors import (
    ARTICLE_NOT_HELD,
    BAD_FIELD,
    BAD_MARK,
    COUNTED,
    DUPLICATE_ID,
    MISSING_PART,
    NO_WORDS,
    Note,
    Refusal,
    Refused,
)
from articles.formats.decoding import counting, json_of, text_of, typed
from articles.formats.finding import Ground, find
from articles.formats.limits import refuse_beyond
from articles.formats.selectors import Told
from articles.offsets import decide

TEXT, META = ".txt", ".meta.json"


class Pointing(msgspec.Struct, frozen=True, kw_only=True):
    """A mark before its words are found."""

    place: str  # in the file
    source: str  # an address in the article, or its own; "" = the one beside the file
    told: Told
    type: str
    id: str = ""
    fact: dict[str, Any] = {}  # what a fact mark says beyond its words
    roles: tuple[tuple[str, Told], ...] = ()
    extra: dict[str, Any] = {}


class Delivered(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says beside its marks."""

    format: str
    offset_unit: OffsetUnit | None = None
    annotated_at: datetime | None = None
    states_facts: bool = True
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


def passed_over(name: str, *, notes: int, replies: int) -> tuple[Note, ...]:
    """What to say of annotations that are about a whole page, or about one another."""
    count = notes + replies
    return (NO_WORDS.at(name, count=count, notes=notes, replies=replies),) if count else ()


def addresses(source: str) -> tuple[str, str]:
    """What the address of an article may be, where this one may lead to a part of it."""
    return source, source.partition("#")[0]


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
            whole, without_part = addresses(one.source)
            held = f"{whole}{TEXT}" in document.parts
            by_source[whole if held else without_part].append(one)
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
    text = text_of(document.whole(f"{source}{TEXT}"), name, TEXT)
    said = json_of(document.whole(f"{source}{META}"), name, META)
    if not isinstance(said, dict):
        raise Refused(BAD_FIELD.at(name, META, reason="expected an object"))
    said = {field: value for field, value in said.items() if value is not None}
    header = typed(said, ArticleHeader, BAD_FIELD, name, META)
    article = AnnotatedArticle(
        document=name,
        format=delivered.format,
        header=header,
        text=text,
        **counting(said, name, META, unit=delivered.offset_unit),
        keeps_ids=True,
        annotated_at=delivered.annotated_at,
        states_facts=delivered.states_facts,
    )
    ground = Ground(name, text, _decided(article, pointing))
    if ground.counting.offset_unit != OffsetUnit.CODEPOINT:
        ground.notes.append(COUNTED.at(name, unit=ground.counting.offset_unit))
    refuse_beyond(sum(1 + len(one.roles) for one in pointing), name)
    accepted = {"", header.url, PurePosixPath(document.name).stem + TEXT}
    marks: list[Mark] = []
    refusals = list(delivered.refusals)
    first_use: dict[str, str] = {}
    for one in pointing:
        first = first_use.setdefault(one.id or one.place, one.place)
        try:
            if first != one.place:
                raise Refused(DUPLICATE_ID.at(name, one.place, id=one.id, first=first))
            if accepted.isdisjoint(addresses(one.source)):
                reason = f"its target is {one.source}, and the text beside it is {header.url}"
                raise Refused(BAD_MARK.at(name, one.place, reason=reason))
            marks.append(_mark(one, ground))
        except Refused as refused:
            refusals.append(refused.refusal)
    return msgspec.structs.replace(
        article,
        **msgspec.structs.asdict(ground.counting),
        in_code_points=True,
        marks=tuple(marks),
        refusals=tuple(refusals),
        notes=(*delivered.notes, *ground.notes),
    )


def _decided(article: AnnotatedArticle, pointing: list[Pointing]) -> Counting:
    """How the file counts, shown by the words that it gives both ways. Raises Refused."""
    both = [
        Mark(
            type=one.type, start=told.position.start, end=told.position.end, exact=told.quote.exact
        )
        for one in pointing
        for told in (one.told, *(told for _, told in one.roles))
        if told.quote and told.position and told.position.end is not None and not told.within
    ]
    return decide(msgspec.structs.replace(article, marks=tuple(both)))


def _mark(one: Pointing, ground: Ground) -> Mark:
    span = find(one.told, ground, one.place)
    told = {**msgspec.structs.asdict(span), "id": one.id, "type": one.type, "extra": one.extra}
    roles: list[RoleSpan] = []
    for number, (role, where) in enumerate(one.roles):
        found = find(where, ground, f"{one.place}/roles/{number}")
        roles.append(RoleSpan(role=role, **msgspec.structs.asdict(found)))
    return FactMark(**told, **one.fact, roles=tuple(roles)) if one.fact else Mark(**told)
