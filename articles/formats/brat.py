"""brat standoff: `<name>.txt`, `<name>.ann` and `<name>.meta.json` are one document.

A fact is an event whose trigger is a `StatedFact`; attributes carry its measure, campaign and
modality, notes its value and date. Text-bound lines that no event uses are marks of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from articles.annotated import (
    AnnotatedArticle,
    ArticleHeader,
    FactMark,
    Mark,
    RoleSpan,
    StatedValue,
)
from articles.deliveries import Document
from articles.enums import MarkType
from articles.errors import (
    BAD_FIELD,
    BAD_LINE,
    BAD_MARK,
    BAD_OFFSET,
    DUPLICATE_ID,
    MISSING_ID,
    MISSING_PART,
    Refusal,
    Refused,
)
from articles.formats.decoding import json_of, text_of, typed

SLUG = "brat"

_TEXT_BOUND = re.compile(r"(?P<id>T\S+)\t(?P<type>\S+) (?P<places>[^\t]+)\t(?P<words>.*)", re.S)
_EVENT = re.compile(r"(?P<id>E\S+)\t(?P<type>[^\s:]+):(?P<trigger>\S+)(?P<arguments>.*)")
_ATTRIBUTE = re.compile(r"(?P<id>[AM]\S+)\t(?P<name>\S+) (?P<of>\S+)(?: (?P<value>.+))?")
_NOTE = re.compile(r"(?P<id>#\S*)\t(?P<name>\S+) (?P<of>\S+)\t(?P<value>.*)", re.S)
_OTHER = re.compile(r"(?:R\S+\t\S+( \S+:\S+)+\s*|\*\t\S+( \S+)+|N\S+\t\S+ \S+ \S+(\t.*)?)")
_ARGUMENT = re.compile(r"(?P<role>\D+?)\d*:(?P<target>\S+)")
_NUMBER = re.compile(r"[0-9]{1,12}", re.ASCII)


@dataclass
class _Lines:
    """The records of an `.ann` file by kind, each with the number of its line."""

    spans: dict[str, tuple[int, re.Match[str]]] = field(default_factory=dict)
    events: dict[str, tuple[int, re.Match[str]]] = field(default_factory=dict)
    said: dict[tuple[str, str], str] = field(default_factory=dict)  # (event, name) → value
    refusals: list[Refusal] = field(default_factory=list)


def recognises(document: Document) -> bool:
    return ".ann" in document.parts


def read(document: Document, *, lenient: bool = False) -> Iterator[AnnotatedArticle | Refusal]:
    """Yield the one article of the three files."""
    for ending in (".txt", ".meta.json"):
        if ending not in document.parts:
            part = document.name.removesuffix(".ann") + ending
            raise Refused(MISSING_PART.at(document.name, part=part))
    text = text_of(document.parts[".txt"], document.name, ".txt")
    lines = _sorted_lines(document, lenient)
    marks = [*_facts(lines, text, document.name), *_plain(lines, text, document.name)]
    yield AnnotatedArticle(
        document=document.name,
        format=SLUG,
        header=_header(document),
        text=text,
        marks=tuple(marks),
        refusals=tuple(lines.refusals),
    )


def _header(document: Document) -> ArticleHeader:
    said = json_of(document.parts[".meta.json"], document.name, ".meta.json")
    if not isinstance(said, dict):
        raise Refused(BAD_FIELD.at(document.name, ".meta.json", reason="expected an object"))
    told = {key: value for key, value in said.items() if value is not None}
    return typed(told, ArticleHeader, BAD_FIELD, document.name, ".meta.json")


def _sorted_lines(document: Document, lenient: bool) -> _Lines:
    lines = _Lines()
    written = text_of(document.parts[".ann"], document.name, ".ann").removeprefix("\ufeff")
    for number, line in enumerate(written.split("\n"), start=1):
        line = line.removesuffix("\r")
        if line.strip() and not _sort(line, number, lines, document.name):
            refusal = BAD_LINE.at(document.name, f".ann line {number}", line=line[:80])
            if not lenient:
                raise Refused(refusal)
            lines.refusals.append(msgspec.structs.replace(refusal, whole_document=False))
    return lines


def _sort(line: str, number: int, lines: _Lines, name: str) -> bool:
    """Put a line with its kind; False when it is no record of this format."""
    for pattern, kept in ((_TEXT_BOUND, lines.spans), (_EVENT, lines.events)):
        if record := pattern.fullmatch(line):
            first, _ = kept.setdefault(record["id"], (number, record))
            if first != number:
                where = f".ann line {number}"
                refusal = DUPLICATE_ID.at(name, where, id=record["id"], first=f"line {first}")
                lines.refusals.append(refusal)
            return True
    if record := _ATTRIBUTE.fullmatch(line) or _NOTE.fullmatch(line):
        lines.said[record["of"], record["name"]] = record["value"] or ""
        return True
    return _OTHER.fullmatch(line) is not None


def _facts(lines: _Lines, text: str, name: str) -> Iterator[Mark]:
    for number, event in lines.events.values():
        if event["type"] != MarkType.STATED_FACT:
            continue
        try:
            yield _fact(event, f".ann line {number}", lines, text, name)
        except Refused as refused:
            lines.refusals.append(refused.refusal)


def _fact(event: re.Match[str], place: str, lines: _Lines, text: str, name: str) -> FactMark:
    def said(what: str) -> str:
        return lines.said.get((event["id"], what), "")

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
    return typed(json_of(written.encode(), name, place), StatedValue, BAD_MARK, name, place)


def _roles(
    event: re.Match[str], place: str, lines: _Lines, text: str, name: str
) -> Iterator[RoleSpan]:
    for argument in event["arguments"].split():
        match = _ARGUMENT.fullmatch(argument)
        if match is None:
            raise Refused(BAD_MARK.at(name, place, reason=f"“{argument}” is no argument"))
        yield RoleSpan(
            **_span(match["target"], place, lines, text, name), role=match["role"].lower()
        )


def _span(target: str, place: str, lines: _Lines, text: str, name: str) -> dict[str, Any]:
    """Where a text-bound line lies, and its words as the text has them."""
    if target not in lines.spans:
        raise Refused(MISSING_ID.at(name, place, id=target))
    _, record = lines.spans[target]
    fragments = sorted(_fragment(piece, name, place) for piece in record["places"].split(";"))
    start, end = fragments[0][0], fragments[-1][1]
    covered = [text[first:last] for first, last in fragments]
    # brat writes the fragments with a space between them, and each newline as a space.
    if " ".join(covered).replace("\n", " ").replace("\r", " ") == record["words"].replace(
        "\r", " "
    ):
        return {"start": start, "end": end, "exact": text[start:end]}
    return {"start": start, "end": end, "exact": record["words"]}


def _fragment(piece: str, name: str, place: str) -> tuple[int, int]:
    numbers = piece.split(" ")
    if len(numbers) != 2 or not all(_NUMBER.fullmatch(number) for number in numbers):
        raise Refused(BAD_OFFSET.at(name, place, start=numbers[0], end=numbers[-1]))
    return int(numbers[0]), int(numbers[1])


def _plain(lines: _Lines, text: str, name: str) -> Iterator[Mark]:
    """Text-bound lines that no fact uses."""
    used = {
        target
        for _, event in lines.events.values()
        if event["type"] == MarkType.STATED_FACT
        for target in (event["trigger"], *re.findall(r":(\S+)", event["arguments"]))
    }
    for number, record in lines.spans.values():
        if record["id"] in used or record["type"] == MarkType.STATED_FACT:
            continue
        try:
            span = _span(record["id"], f".ann line {number}", lines, text, name)
            yield Mark(**span, type=record["type"], id=record["id"])
        except Refused as refused:
            lines.refusals.append(refused.refusal)
