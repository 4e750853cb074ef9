"""The result of one annotation in Label Studio: regions, what is said of them, and relations.

A fact is a region labelled `StatedFact`. Its roles are regions that a relation ties to it, and the
relation's label names the role. A region labelled `Role` is nothing but that; any other is a mark
of its own as well. What is said of a region has its id, and the name of the control that says it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from articles.annotated import FactMark, Mark, RoleSpan, StatedValue
from articles.enums import MarkType
from articles.errors import BAD_MARK, MARKED_HTML, MISSING_ID, Refusal, Refused
from articles.formats.decoding import typed

ROLE = "Role"  # the label of words that only play a part in a fact
LOW_OPEN, HIGH_OPEN, NO_FIGURE = "low_open", "high_open", "no_figure"  # what `bounds` offers
# In the `meta` of a region, our own files keep what Label Studio has no control for.
ID, EXTRA = "id", "extra"
_OF_A_FACT = {"measure", "campaign", "modality", "low", "high", "unit", "bounds", "edtf"}


class _Item(msgspec.Struct, frozen=True):
    type: str
    id: str = ""
    from_name: str = ""
    value: dict[str, Any] = {}
    meta: dict[str, Any] = {}
    from_id: str = ""
    to_id: str = ""
    labels: list[str] | None = None


class _Words(msgspec.Struct, frozen=True):
    start: int
    end: int
    labels: list[str]
    text: str = ""  # a project may be set not to store it

    @property
    def type(self) -> str:
        if not self.labels:
            return ""
        return MarkType.STATED_FACT if MarkType.STATED_FACT in self.labels else self.labels[0]

    @property
    def span(self) -> dict[str, Any]:
        return {"start": self.start, "end": self.end, "exact": self.text}


@dataclass
class Regions:
    """What one annotation marked, by the ids of its regions."""

    document: str
    words: dict[str, tuple[str, _Words]] = field(default_factory=dict)  # with their places
    meta: dict[str, dict[str, Any]] = field(default_factory=dict)
    said: dict[str, dict[str, list[Any]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    roles: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    refusals: list[Refusal] = field(default_factory=list)

    @cached_property
    def ids_from_here(self) -> set[str]:
        return {meta[ID] for meta in self.meta.values() if isinstance(meta.get(ID), str)}

    def marks(self) -> Iterator[tuple[str, Mark]]:
        """Each mark with its place; one that cannot be read is refused alone."""
        parts = {id for roles in self.roles.values() for _, id in roles}
        for id, (place, words) in self.words.items():
            if words.type == ROLE and id in parts:
                continue
            try:
                yield place, self._mark(id, words, place)
            except Refused as refused:
                self.refusals.append(refused.refusal)

    def _mark(self, id: str, words: _Words, place: str) -> Mark:
        kept = self.meta.get(id, {})
        given = kept.get(ID)
        mark = {
            **words.span,
            "id": given if isinstance(given, str) else id,
            "extra": self._extra(id, words),
        }
        if words.type != MarkType.STATED_FACT:
            return Mark(**mark, type=words.type)
        for needed in ("measure", "campaign"):
            if not self.said[id][needed]:
                raise Refused(BAD_MARK.at(self.document, place, reason=f"it has no {needed}"))
        return FactMark(
            **mark,
            measure=self._one(id, "measure", place) or "",
            campaign=self._one(id, "campaign", place) or "",
            modality=self._one(id, "modality", place) or "",
            value=self._value(id, place),
            stated_for=self._one(id, "edtf", place) or "",
            roles=tuple(
                RoleSpan(**self.words[part][1].span, role=role) for role, part in self.roles[id]
            ),
        )

    def _extra(self, id: str, words: _Words) -> dict[str, Any]:
        """What is said of a region beyond what a mark holds."""
        is_fact = words.type == MarkType.STATED_FACT
        other = {
            name: values
            for name, values in self.said[id].items()
            if values and not (is_fact and name in _OF_A_FACT)
        }
        labels = [label for label in words.labels if label != words.type]
        meta = self.meta.get(id, {})
        rest = {key: value for key, value in meta.items() if key not in (ID, EXTRA)}
        extra = meta.get(EXTRA)
        return {
            **other,
            **({"labels": labels} if labels else {}),
            **({"meta": rest} if rest else {}),
            **(extra if isinstance(extra, dict) else {}),
        }

    def _one(self, id: str, name: str, place: str) -> Any:
        values = self.said[id][name]
        if any(value != values[0] for value in values):
            reason = f"it has two values of {name}"
            raise Refused(BAD_MARK.at(self.document, place, reason=reason))
        value = values[0] if values else None
        if name not in ("low", "high") and not isinstance(value, str | None):
            raise Refused(BAD_MARK.at(self.document, place, reason=f"its {name} is no text"))
        return value

    def _value(self, id: str, place: str) -> StatedValue | None:
        bounds = self.said[id]["bounds"]
        told = {
            "low": self._one(id, "low", place),
            "high": self._one(id, "high", place),
            "low_open": LOW_OPEN in bounds,
            "high_open": HIGH_OPEN in bounds,
            "unit": self._one(id, "unit", place) or "",
        }
        if not any(told[name] not in (None, "", False) for name in told) and not bounds:
            return None
        return typed(told, StatedValue, BAD_MARK, self.document, place)


def sorted_regions(result: list[Any], document: str, place: str) -> Regions:
    """Put each item of a result with its kind. Raises Refused where it marks no plain text."""
    regions = Regions(document)
    relations: list[tuple[str, _Item]] = []
    for number, said in enumerate(result):
        here = f"{place}/{number}"
        try:
            item = typed(said, _Item, BAD_MARK, document, here)
            if item.type == "relation":
                relations.append((here, item))
            else:
                _sort(item, here, regions)
        except Refused as refused:
            if refused.refusal.whole_document:
                raise
            regions.refusals.append(refused.refusal)
    for here, item in relations:
        _relate(item, here, regions)
    for id in regions.said.keys() - regions.words.keys():
        regions.refusals.append(MISSING_ID.at(document, place, id=f"the region {id}"))
    return regions


def _sort(item: _Item, place: str, regions: Regions) -> None:
    value = item.value
    if item.type == "hypertextlabels" or "startOffset" in value:
        raise Refused(MARKED_HTML.at(regions.document, place))
    if item.type == "labels":
        regions.words[item.id] = (place, typed(value, _Words, BAD_MARK, regions.document, place))
        regions.meta[item.id] = item.meta
    elif "start" in value:  # others are about the whole text
        told = value.get("text" if item.type == "textarea" else item.type)
        regions.said[item.id][item.from_name] += told if isinstance(told, list) else [told]


def _relate(item: _Item, place: str, regions: Regions) -> None:
    """Tie words to the fact that they play a part in, whichever way the arrow was drawn."""
    for id in (item.from_id, item.to_id):
        if id not in regions.words:
            regions.refusals.append(MISSING_ID.at(regions.document, place, id=f"the region {id}"))
            return
    facts = [
        id for id in (item.from_id, item.to_id) if regions.words[id][1].type == MarkType.STATED_FACT
    ]
    if not facts:
        return
    if not item.labels:
        reason = "a relation of a fact has no label that names the role"
        regions.refusals.append(BAD_MARK.at(regions.document, place, reason=reason))
        return
    part = item.to_id if facts[0] == item.from_id else item.from_id
    regions.roles[facts[0]] += [(label.lower(), part) for label in item.labels]
