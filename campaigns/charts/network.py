"""A network on a sheet: a box for each who is named, an arrow for each relation. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import TYPE_CHECKING

from campaigns import terms
from campaigns.charts.lines import WIDTH, Line, draw
from campaigns.charts.placing import Box, place
from campaigns.charts.relations import Party, Tie

if TYPE_CHECKING:
    from campaigns.models import StatedFact

MOST_NAMES, MOST_TIES = 20, 40  # that a sheet can hold: the others stand in the list alone
LETTER, LINE, LINES = 7, 15, 3  # px of a letter and a line; lines of a name
NAME_LENGTH, KIND_LENGTH = 17, 14  # letters of a line
TARGET = 28  # px: on a narrow page still 24
KEPT = 500  # drawings: the same names and relations are laid out once by each process


@dataclass(frozen=True)
class Node:
    party: Party
    fact: "StatedFact"  # the first that names it
    box: Box
    lines: list[str]

    @property
    def text(self) -> list[tuple[int, str]]:
        """Each line of the name, and how far down it stands."""
        return _stacked(self.lines, self.box.y)

    @property
    def rect(self) -> dict[str, int]:
        return _rect(self.box)


@dataclass(frozen=True)
class Edge:
    tie: Tie
    line: Line
    lines: list[str]

    @property
    def text(self) -> list[tuple[int, str]]:
        return _stacked(self.lines, self.line.word.y)

    @property
    def rect(self) -> dict[str, int]:
        return _rect(self.line.word)


@dataclass(frozen=True)
class Network:
    width: int
    height: int
    nodes: list[Node]
    edges: list[Edge]
    apart: int  # relations that found no place, and stand in the list alone


def network_of(ties: Sequence[Tie]) -> Network:
    """The drawing of these relations; the same for the same relations."""
    named: dict[str, tuple[Party, StatedFact]] = {}
    for tie in ties:
        for party in (tie.subject, tie.object):
            named.setdefault(party.key, (party, tie.fact))
    keys = list(named)[:MOST_NAMES]
    drawn = [tie for tie in ties if {tie.subject.key, tie.object.key} <= set(keys)][:MOST_TIES]
    names = tuple(named[key][0].name for key in keys)
    pairs = tuple((keys.index(tie.subject.key), keys.index(tie.object.key)) for tie in drawn)
    kinds = tuple(terms.label(tie.fact.measure).lower() for tie in drawn)
    height, boxes, lines = _laid_out(names, pairs, kinds)
    return Network(
        width=WIDTH,
        height=height,
        nodes=[
            Node(*named[key], box, _cut(name, NAME_LENGTH))
            for key, name, box in zip(keys, names, boxes, strict=True)
        ],
        edges=[
            Edge(tie, line, _cut(kind, KIND_LENGTH))
            for tie, kind, line in zip(drawn, kinds, lines, strict=True)
        ],
        apart=len(ties) - len(drawn),
    )


@lru_cache(maxsize=KEPT)
def _laid_out(
    names: tuple[str, ...], pairs: tuple[tuple[int, int], ...], kinds: tuple[str, ...]
) -> tuple[int, list[Box], list[Line]]:
    height = 70 + 44 * len(names) + 10 * len(pairs)
    boxes = [_box(_cut(name, NAME_LENGTH), around=16) for name in names]
    place(boxes, pairs, width=WIDTH, height=height)
    lines: list[Line] = []
    for (one, other), kind in zip(pairs, kinds, strict=True):
        word = _box(_cut(kind, KIND_LENGTH), around=6)
        size = word.width, word.height
        lines.append(draw(boxes[one], boxes[other], size, among=boxes, drawn=lines))
    return height, boxes, lines


def _box(lines: list[str], *, around: int) -> Box:
    width = max(len(line) for line in lines) * LETTER + around
    return Box(width, max(len(lines) * LINE + around / 2, TARGET))


def _cut(words: str, length: int) -> list[str]:
    lines = wrap(words, length) or [""]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1][:-1]}…"]


def _rect(box: Box) -> dict[str, int]:
    """A box as SVG has it: whole pixels, by its corner."""
    return {
        "x": round(box.x - box.width / 2),
        "y": round(box.y - box.height / 2),
        "width": round(box.width),
        "height": round(box.height),
    }


def _stacked(lines: list[str], middle: float) -> list[tuple[int, str]]:
    top = middle - (len(lines) - 1) * LINE / 2
    return [(round(top + number * LINE), line) for number, line in enumerate(lines)]
