"""The lines of a brat `.ann` file, sorted by kind; what they mean together is `brat`'s to say."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from articles.deliveries import Document
from articles.errors import BAD_LINE, BAD_MARK, DUPLICATE_ID, MISSING_ID, Note, Refusal, Refused
from articles.formats.decoding import text_of
from articles.formats.limits import numbered

MOST_BAD_LINES = 1000  # of a file with more, nothing is taken even leniently: it is another format

_TEXT_BOUND = re.compile(
    r"(?P<id>T\S+)\t(?P<type>\S+) (?P<places>[^\t]+)(?:\t(?P<words>.*))?", re.S
)
_EVENT = re.compile(r"(?P<id>E\S+)\t(?P<type>[^\s:]+):(?P<trigger>\S+)(?P<arguments>.*)")
_ATTRIBUTE = re.compile(r"(?P<id>[AM]\S+)\t(?P<name>\S+) (?P<of>\S+)(?: (?P<value>.+))?")
_NOTE = re.compile(r"(?P<id>#\S*)\t(?P<name>\S+) (?P<of>\S+)\t(?P<value>.*)", re.S)
_RELATION = re.compile(r"(?P<id>R\S+)\t\S+ [^\s:]+:(?P<one>\S+) [^\s:]+:(?P<other>\S+)\s*")
_OTHER = re.compile(r"(?:\*\t\S+( \S+)+|N\S+\t\S+ \S+ \S+(\t.*)?)")


@dataclass
class Lines:
    """The records of an `.ann` file by kind, each with the number of its line."""

    spans: dict[str, tuple[int, re.Match[str]]] = field(default_factory=dict)
    events: dict[str, tuple[int, re.Match[str]]] = field(default_factory=dict)
    relations: dict[str, tuple[int, re.Match[str]]] = field(default_factory=dict)
    # What attributes and notes say, by whom they are about and their name: line and value.
    said: dict[tuple[str, str], list[tuple[int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    refusals: list[Refusal] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)  # by the id of what they are about


def sorted_lines(document: Document, lenient: bool) -> Lines:
    """The records of the file. A line that is none refuses it; with `lenient`, only very many."""
    lines = Lines()
    bad = 0
    for number, line in numbered(_written(document), document.name, start=1):
        if line.strip() and not _sort(line, number, lines, document.name):
            refusal = BAD_LINE.at(document.name, f".ann line {number}", line=line[:80])
            bad += 1
            if not lenient or bad > MOST_BAD_LINES:
                raise Refused(refusal)
            lines.refusals.append(msgspec.structs.replace(refusal, whole_document=False))
    return lines


def _written(document: Document) -> Iterator[str]:
    text_of(document.whole(".ann"), document.name, ".ann")  # whole first: it may be no text
    with document.open(".ann") as file:
        for number, line in enumerate(file):
            said = line.decode().removesuffix("\n").removesuffix("\r")
            yield said if number else said.removeprefix("\ufeff")


def _sort(line: str, number: int, lines: Lines, name: str) -> bool:
    """Put a line with its kind; False when it is no record of this format."""
    for pattern, kept in (
        (_TEXT_BOUND, lines.spans),
        (_EVENT, lines.events),
        (_RELATION, lines.relations),
    ):
        if record := pattern.fullmatch(line):
            first, _ = kept.setdefault(record["id"], (number, record))
            if first != number:
                where = f".ann line {number}"
                refusal = DUPLICATE_ID.at(name, where, id=record["id"], first=f"line {first}")
                lines.refusals.append(refusal)
            return True
    if record := _ATTRIBUTE.fullmatch(line) or _NOTE.fullmatch(line):
        lines.said[record["of"], record["name"]].append((number, record["value"] or ""))
        return True
    return _OTHER.fullmatch(line) is not None


def astray(lines: Lines, name: str) -> Iterator[Refusal]:
    """Records that point to nothing, or to themselves."""
    there = lines.spans.keys() | lines.events.keys() | lines.relations.keys()
    for number, relation in lines.relations.values():
        place = f".ann line {number}"
        for end in (relation["one"], relation["other"]):
            if end not in there:
                yield MISSING_ID.at(name, place, id=end)
        if relation["one"] == relation["other"]:
            yield BAD_MARK.at(name, place, reason="it relates words to themselves")
    for (of, _), told in lines.said.items():
        if of not in there:
            yield from (MISSING_ID.at(name, f".ann line {number}", id=of) for number, _ in told)
