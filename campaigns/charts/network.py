"""A network on a sheet: a box for each who is named, an arrow for each relation. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from campaigns.charts import WIDTH
from campaigns.charts.letters import cut, width_of
from campaigns.charts.lines import Stroke, Told, draw_all, lengthened
from campaigns.charts.placing import EDGE, Box, arrange
from campaigns.charts.relations import Party, Tie

if TYPE_CHECKING:
    from campaigns.models import StatedFact

MOST_NAMES, MOST_TIES = 20, 40  # that a sheet can hold: the others stand in the list alone
LINE, LINES = 17, 3  # px of a line; lines of a name
DATE_LINES = 5  # of "from 15 September 2016, uncertain and approximate": nothing of it is cut
SPREADS = (1, 1.25, 1.5, 1.9)  # how much room there is between boxes
NAME_LENGTH, KIND_LENGTH = 17, 14  # letters of a line
TARGET = 28  # px: on a narrow page still 24
MANY = 12  # ties: of more, some words lie on lines at any height that can be looked over
KEPT = 500  # drawings: the same names and relations are laid out once by each process

Written = tuple[tuple[str, ...], ...]  # what is written on each tie, in lines


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
    line: Stroke
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
    undated: int  # lines whose date found no place, and stands in the list alone
    timeless: int  # lines whose words give no date


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
    kinds = [tuple(cut(tie.kind, KIND_LENGTH, LINES)) for tie in drawn]
    dated = [(*kind, *_date(tie)) for kind, tie in zip(kinds, drawn, strict=True)]
    height, boxes, lines, words = _laid_out(names, pairs, tuple(kinds), tuple(dated))
    return Network(
        width=WIDTH,
        height=height,
        nodes=[
            Node(*named[key], box, cut(name, NAME_LENGTH, LINES))
            for key, name, box in zip(keys, names, boxes, strict=True)
        ],
        edges=[
            Edge(tie, line, list(written))
            for tie, written, line in zip(drawn, words, lines, strict=True)
        ],
        apart=len(ties) - len(drawn),
        undated=sum(told != full for told, full in zip(words, dated, strict=True)),
        timeless=sum(not tie.when for tie in drawn),
    )


def _date(tie: Tie) -> list[str]:
    """The time of a tie in lines; none where none is stated."""
    return cut(tie.when, KIND_LENGTH, DATE_LINES) if tie.when else []


@lru_cache(maxsize=KEPT)
def _laid_out(
    names: tuple[str, ...], pairs: tuple[tuple[int, int], ...], kinds: Written, dated: Written
) -> tuple[int, list[Box], list[Stroke], list[tuple[str, ...]]]:
    """How high all of it is, its boxes and lines, and what is written on each line: its kind and
    its date, or where not all of them are clear, its kind and such dates as find room."""
    short, full = _measured(kinds), _measured(dated)
    are_few = len(pairs) <= MANY
    boxes, lines, are_clear = _drawn(names, pairs, full if are_few else short)
    if are_few and not are_clear:
        boxes, lines, _ = _drawn(names, pairs, short)
    lines = lengthened(lines, full, among=boxes)
    words = [
        date if line.told == size else kind
        for line, kind, date, size in zip(lines, kinds, dated, full, strict=True)
    ]
    return *_trimmed(boxes, lines), words


def _measured(words: Written) -> list[Told]:
    sizes = [_box(lines, around=8) for lines in words]
    return [
        ((box.width, box.height), len(lines) * LINE)
        for box, lines in zip(sizes, words, strict=True)
    ]


def _drawn(
    names: tuple[str, ...], pairs: tuple[tuple[int, int], ...], words: Sequence[Told]
) -> tuple[list[Box], list[Stroke], bool]:
    """The boxes and lines at the smallest spread at which every word is clear, or else at the
    greatest; and whether every word is."""
    least = max((width for (width, _), _ in words), default=0)
    for spread in SPREADS if len(pairs) <= MANY else SPREADS[:2]:
        boxes = [_box(cut(name, NAME_LENGTH, LINES), around=16) for name in names]
        arrange(boxes, pairs, width=WIDTH, least=least, spread=spread)
        lines = draw_all([(boxes[a], boxes[b]) for a, b in pairs], words, among=boxes)
        are_clear = all(
            line.is_clear(boxes, [one for one in lines if one is not line]) for line in lines
        )
        if are_clear:
            break
    return boxes, lines, are_clear


def _trimmed(boxes: list[Box], lines: list[Stroke]) -> tuple[int, list[Box], list[Stroke]]:
    """All of it moved up to the top of the sheet; its height ends where it does."""
    drawn = [*boxes, *(line.word for line in lines)]
    points = [point.imag for line in lines for point in line.way.points]
    tops = [box.y - box.height / 2 for box in drawn] + points
    ends = [box.y + box.height / 2 for box in drawn] + points
    if not drawn:
        return 0, boxes, lines
    up = EDGE - min(tops)
    for box in boxes:
        box.y += up
    moved = [line.moved() for line in lines]
    return math.ceil(max(ends) + up + EDGE), boxes, moved


def _box(lines: Sequence[str], *, around: int) -> Box:
    width = max(map(width_of, lines)) + around
    return Box(round(width), max(len(lines) * LINE + around / 2, TARGET))


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
