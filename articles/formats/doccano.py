"""doccano's JSONL export: `label` or `labels` with spans, or `entities` with `relations`.

A label `StatedFact:<measure>:<campaign>` makes a fact; a value and a date stand in no field of
doccano. A relation from it to other words gives them the role that it is named for. doccano does
not repeat the words of a mark, nor say what it counts in.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import msgspec

from articles.annotated import AnnotatedArticle, ArticleHeader, FactMark, Mark, RoleSpan
from articles.deliveries import Document
from articles.enums import MarkType, Quotes
from articles.errors import BAD_FIELD, BAD_MARK, DUPLICATE_ID, MISSING_ID, Refusal, Refused
from articles.formats.decoding import counting, typed
from articles.formats.json_records import first_as, records
from articles.formats.limits import numbered

SLUG = "doccano"
ROLE = "Role"  # the label of words that only play a part in a fact

_SHAPES = ("label", "labels", "entities")


class _Shape(msgspec.Struct, frozen=True):
    """What tells a record of doccano from other JSON."""

    text: Any = None
    data: Any = None
    label: Any = None
    labels: Any = None
    entities: Any = None
    annotations: Any = None

    @property
    def is_doccano(self) -> bool:
        marked = [self.label, self.labels, self.entities]
        return (
            (self.text is not None or isinstance(self.data, str))
            and self.annotations is None
            and any(isinstance(spans, list) for spans in marked)
        )


class _Entity(msgspec.Struct, frozen=True):
    label: str
    start_offset: int
    end_offset: int
    id: int | None = None

    @property
    def type(self) -> str:
        return self.label.partition(":")[0] if self.is_fact else self.label

    @property
    def is_fact(self) -> bool:
        return self.label.partition(":")[0] == MarkType.STATED_FACT

    @property
    def span(self) -> dict[str, Any]:
        return {"start": self.start_offset, "end": self.end_offset, "exact": ""}


class _Relation(msgspec.Struct, frozen=True):
    from_id: int
    to_id: int
    type: str


class _Record(msgspec.Struct, frozen=True):
    text: str
    label: list[Any] | None = None
    labels: list[Any] | None = None
    entities: list[Any] | None = None
    relations: list[Any] = []
    meta: dict[str, Any] = {}


def recognises(document: Document) -> bool:
    shape = first_as(_Shape, document)
    return shape is not None and shape.is_doccano


def read(document: Document, *, lenient: bool = False) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield the article of each record; a broken one is refused and its neighbours go on."""
    for name, place, data in records(document, lenient=lenient):
        try:
            yield _article(data() if callable(data) else data, name, place)
        except Refused as refused:
            yield refused.refusal


def _article(data: Any, name: str, place: str) -> AnnotatedArticle:
    if isinstance(data, dict) and isinstance(data.get("data"), str):
        data = {"text": data["data"], **data}  # as some releases call the text
    said = typed(data, _Record, BAD_FIELD, name, place)
    given = [shape for shape in _SHAPES if getattr(said, shape) is not None]
    if len(given) != 1:
        reason = f"one of {', '.join(_SHAPES)} is needed, and {len(given)} are there"
        raise Refused(BAD_FIELD.at(name, place, reason=reason))
    [shape] = given
    # Some releases write what was imported as `meta` beside the text.
    told = {key: one for key, one in {**data, **said.meta}.items() if one is not None}
    refusals: list[Refusal] = []
    entities = _entities(getattr(said, shape), name, f"{place}/{shape}", refusals)
    roles = _roles(said.relations, entities, name, f"{place}/relations", refusals)
    marks = list(_marks(entities, roles, name, refusals))
    counts = counting(told, name, place)
    return AnnotatedArticle(
        document=name,
        format=SLUG,
        header=typed(told, ArticleHeader, BAD_FIELD, name, place),
        text=said.text,
        offset_unit=counts["offset_unit"],
        crlf_is_one=counts["crlf_is_one"] is True,
        bom_counts=counts["bom_counts"] is not False,
        quotes=Quotes.NONE,
        keeps_ids=shape == "entities",
        states_facts=any(isinstance(mark, FactMark) for mark in marks),
        marks=tuple(marks),
        refusals=tuple(refusals),
    )


def _entities(
    spans: list[Any], name: str, place: str, refusals: list[Refusal]
) -> dict[str, tuple[str, _Entity]]:
    """The marked words with their places, by id; those without one by their place."""
    entities: dict[str, tuple[str, _Entity]] = {}
    for number, span in numbered(spans, name):
        here = f"{place}/{number}"
        if isinstance(span, list) and len(span) == 3:
            span = dict(zip(("start_offset", "end_offset", "label"), span, strict=True))
        try:
            entity = typed(span, _Entity, BAD_MARK, name, here)
        except Refused as refused:
            refusals.append(refused.refusal)
            continue
        id = here if entity.id is None else str(entity.id)
        first, _ = entities.setdefault(id, (here, entity))
        if first != here:
            refusals.append(DUPLICATE_ID.at(name, here, id=id, first=first))
    return entities


def _roles(
    relations: list[Any],
    entities: dict[str, tuple[str, _Entity]],
    name: str,
    place: str,
    refusals: list[Refusal],
) -> dict[str, list[tuple[str, str]]]:
    """Of each fact, the names of its roles and the ids of their words, however they point."""
    roles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for number, said in numbered(relations, name):
        here = f"{place}/{number}"
        try:
            relation = typed(said, _Relation, BAD_MARK, name, here)
            ends = [str(relation.from_id), str(relation.to_id)]
            for id in ends:
                if id not in entities:
                    raise Refused(MISSING_ID.at(name, here, id=id))
        except Refused as refused:
            refusals.append(refused.refusal)
            continue
        facts = [id for id in ends if entities[id][1].is_fact]
        if facts:
            part = ends[1] if facts[0] == ends[0] else ends[0]
            roles[facts[0]].append((relation.type.lower(), part))
    return roles


def _marks(
    entities: dict[str, tuple[str, _Entity]],
    roles: dict[str, list[tuple[str, str]]],
    name: str,
    refusals: list[Refusal],
) -> Iterator[Mark]:
    parts = {id for told in roles.values() for _, id in told}
    for id, (place, entity) in entities.items():
        if entity.label == ROLE and id in parts:
            continue
        mark = {**entity.span, "id": "" if entity.id is None else id}
        if not entity.is_fact:
            yield Mark(**mark, type=entity.type)
            continue
        slugs = entity.label.split(":")[1:]
        if len(slugs) != 2 or not all(slugs):
            reason = f"“{entity.label}” is not StatedFact:<measure>:<campaign>"
            refusals.append(BAD_MARK.at(name, place, reason=reason))
            continue
        yield FactMark(
            **mark,
            measure=slugs[0],
            campaign=slugs[1],
            roles=tuple(
                RoleSpan(**entities[part][1].span, role=role) for role, part in roles.get(id, [])
            ),
        )
