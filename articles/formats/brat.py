"""brat standoff: `<name>.txt`, `<name>.ann` and `<name>.meta.json` are one document.

A fact is an event whose trigger is a `StatedFact`; attributes carry its measure, campaign and
modality, notes its value and date. Text-bound lines that no event uses are marks of their own.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from articles.annotated import (
    AnnotatedArticle,
    ArticleHeader,
    FactMark,
    Mark,
    RoleSpan,
    StatedValue,
)
from articles.deliveries import Document
from articles.enums import MarkType, OffsetUnit, Quotes
from articles.errors import (
    BAD_FIELD,
    BAD_MARK,
    BAD_OFFSET,
    MISSING_ID,
    MISSING_PART,
    PIECES_SORTED,
    Refusal,
    Refused,
)
from articles.formats.brat_lines import Lines, astray, sorted_lines
from articles.formats.decoding import counting, json_of, text_of, typed

SLUG = "brat"

_ARGUMENT = re.compile(r"(?P<role>\D+?)\d*:(?P<target>\S+)")
_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)


def recognises(document: Document) -> bool:
    return bool({".ann", ".meta.json"} & document.parts.keys())


def read(document: Document, *, lenient: bool = False) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield the one article of the three files."""
    for ending in (".ann", ".txt", ".meta.json"):
        if ending not in document.parts:
            part = document.name.removesuffix(".ann") + ending
            raise Refused(MISSING_PART.at(document.name, part=part))
    text = text_of(document.whole(".txt"), document.name, ".txt")
    lines = sorted_lines(document, lenient)
    lines.refusals += astray(lines, document.name)
    meta = _meta(document)
    marks = [*_facts(lines, text, document.name), *_plain(lines, text, document.name)]
    yield AnnotatedArticle(
        document=document.name,
        format=SLUG,
        header=typed(meta, ArticleHeader, BAD_FIELD, document.name, ".meta.json"),
        text=text,
        **counting(meta, document.name, ".meta.json", unit=OffsetUnit.CODEPOINT),
        quotes=Quotes.ONE_LINE,
        marks=tuple(marks),
        refusals=tuple(lines.refusals),
        notes=tuple(lines.notes.values()),
    )


def _meta(document: Document) -> dict[str, Any]:
    said = json_of(document.whole(".meta.json"), document.name, ".meta.json")
    if not isinstance(said, dict):
        raise Refused(BAD_FIELD.at(document.name, ".meta.json", reason="expected an object"))
    return {key: value for key, value in said.items() if value is not None}


def _facts(lines: Lines, text: str, name: str) -> Iterator[Mark]:
    for number, event in lines.events.values():
        if event["type"] != MarkType.STATED_FACT:
            continue
        try:
            yield _fact(event, f".ann line {number}", lines, text, name)
        except Refused as refused:
            lines.refusals.append(refused.refusal)


def _fact(event: re.Match[str], place: str, lines: Lines, text: str, name: str) -> FactMark:
    def said(what: str) -> str:
        values = {value for _, value in lines.said.get((event["id"], what), [])}
        if len(values) > 1:
            raise Refused(BAD_MARK.at(name, place, reason=f"it has two values of {what}"))
        return next(iter(values), "")

    for needed in ("Measure", "Campaign"):
        if not said(needed):
            raise Refused(BAD_MARK.at(name, place, reason=f"it has no attribute {needed}"))
    value = said("NormalizedValue")
    return FactMark(
        **_span(event["trigger"], place, lines, text, name),
        id=event["id"],
        measure=said("Measure"),
        campaign=said("Campaign"),
        modality=said("Modality"),
        value=_value(value, name, place) if value else None,
        roles=tuple(_roles(event, place, lines, text, name)),
        stated_for=said("EDTF"),
    )


def _value(written: str, name: str, place: str) -> StatedValue:
    try:
        data = json_of(written.encode(), name, place)
    except Refused as refused:
        reason = "its NormalizedValue is no JSON"
        raise Refused(BAD_MARK.at(name, place, reason=reason)) from refused
    return typed(data, StatedValue, BAD_MARK, name, place)


def _roles(
    event: re.Match[str], place: str, lines: Lines, text: str, name: str
) -> Iterator[RoleSpan]:
    for argument in event["arguments"].split():
        match = _ARGUMENT.fullmatch(argument)
        if match is None:
            raise Refused(BAD_MARK.at(name, place, reason=f"“{argument}” is no argument"))
        if match["target"] in lines.events:
            reason = f"{match['target']} is an event, and a role must be words"
            raise Refused(BAD_MARK.at(name, place, reason=reason))
        yield RoleSpan(
            **_span(match["target"], place, lines, text, name), role=match["role"].lower()
        )


def _span(target: str, place: str, lines: Lines, text: str, name: str) -> dict[str, Any]:
    """Where a text-bound line lies, and its words as the text has them."""
    if target not in lines.spans:
        raise Refused(MISSING_ID.at(name, place, id=target))
    number, record = lines.spans[target]
    given = [_fragment(piece, name, place) for piece in record["places"].split(";")]
    fragments = sorted(given)
    if fragments != given:
        lines.notes[target] = PIECES_SORTED.at(name, f".ann line {number}", id=target)
    if any(second < last for (_, last), (second, _) in pairwise(fragments)):
        raise Refused(BAD_MARK.at(name, place, reason=f"pieces of {target} overlap"))
    start, end = fragments[0][0], fragments[-1][1]
    words = record["words"] or ""
    # brat writes the fragments with a space between them, and each newline as a space. A mark in
    # several pieces is taken from its first word to its last.
    covered = " ".join(text[first:last] for first, last in fragments)
    if len(fragments) > 1 and _in_one_line(covered) == _in_one_line(words):
        return {"start": start, "end": end, "exact": text[start:end]}
    return {"start": start, "end": end, "exact": words}


def _in_one_line(words: str) -> str:
    return words.replace("\n", " ").replace("\r", " ")


def _fragment(piece: str, name: str, place: str) -> tuple[int, int]:
    numbers = piece.split(" ")
    if len(numbers) != 2 or not all(_NUMBER.fullmatch(number) for number in numbers):
        raise Refused(BAD_OFFSET.at(name, place, start=numbers[0], end=numbers[-1]))
    return int(numbers[0]), int(numbers[1])


def _plain(lines: Lines, text: str, name: str) -> Iterator[Mark]:
    """Text-bound lines that no fact uses."""
    used = {
        target
        for _, event in lines.events.values()
        if event["type"] == MarkType.STATED_FACT
        for target in (event["trigger"], *re.findall(r":(\S+)", event["arguments"]))
    }
    for number, record in lines.spans.values():
        if record["id"] in used:
            continue
        try:
            span = _span(record["id"], f".ann line {number}", lines, text, name)
            yield Mark(**span, type=record["type"], id=record["id"])
        except Refused as refused:
            lines.refusals.append(refused.refusal)
