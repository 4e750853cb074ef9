"""Lines from box to box, bent around what stands between, each with its word on it. Pure."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from campaigns.charts.placing import Box

WIDTH = 360  # px of the sheet: as wide as a telephone, so that no letter ever shrinks
BENDS = (0, 24, -24, 48, -48, 76, -76, 110, -110)  # px by which the middle of a line is pulled
ALONG = (0.5, 0.4, 0.6, 0.3, 0.7)  # where on its line a word is tried
BEHIND, CROSSED, SAME = 900.0, 60.0, 9000.0  # what it costs to run behind a box, a word, a line
SAMPLES = 14
HEAD = 9  # px of an arrow's head


@dataclass(frozen=True)
class Line:
    """One way to draw a line: how far it bends, and where on it its word stands."""

    one: Box
    other: Box
    bend: int
    along: float
    size: tuple[float, float]  # of the word

    @cached_property
    def curve(self) -> tuple[complex, complex, complex]:
        """Where it starts, what it bends to, where it ends."""
        one, other = complex(self.one.x, self.one.y), complex(self.other.x, self.other.y)
        if self.one is self.other:
            via = one + complex(self.one.width, -self.one.height)
        else:
            # Always to the same side of the same two, whichever comes first.
            side = 1 if (one.real, one.imag) < (other.real, other.imag) else -1
            via = (one + other) / 2 + (other - one) * 1j / abs(other - one) * self.bend * side
        start = complex(*self.one.edge_towards(via.real, via.imag))
        return start, via, complex(*self.other.edge_towards(via.real, via.imag))

    def at(self, share: float) -> complex:
        start, via, end = self.curve
        return (1 - share) ** 2 * start + 2 * share * (1 - share) * via + share**2 * end

    @cached_property
    def word(self) -> Box:
        on, half = self.at(self.along), self.size[0] / 2
        return Box(*self.size, min(max(on.real, half), WIDTH - half), on.imag)

    def detour(self, boxes: Sequence[Box], drawn: "Sequence[Line]") -> float:
        """What speaks against its course: the less it hides and is hidden by, the better."""
        others = [box for box in boxes if box not in (self.one, self.other)]
        behind = sum(box.covers(p.real, p.imag, 4) for box in others for p in self._points)
        crossed = sum(line.word.covers(p.real, p.imag) for line in drawn for p in self._points)
        same = sum(line.bend == self.bend for line in drawn if self._is_beside(line))
        outside = sum(not 0 <= point.real <= WIDTH for point in self._points)
        return BEHIND * (behind + outside) + CROSSED * crossed + SAME * same + abs(self.bend)

    def crowding(self, boxes: Sequence[Box], drawn: "Sequence[Line]") -> float:
        """What speaks against the place of its word; halfway is best."""
        taken = [*boxes, *(line.word for line in drawn)]
        return 4 * _covered(self.word, taken) + 40 * abs(self.along - 0.5)

    @cached_property
    def _points(self) -> list[complex]:
        return [self.at(number / SAMPLES) for number in range(1, SAMPLES)]

    def _is_beside(self, line: "Line") -> bool:
        return {id(self.one), id(self.other)} == {id(line.one), id(line.other)}

    @property
    def path(self) -> str:
        start, via, end = map(_told, self.curve)
        return f"M{start}Q{via} {end}"

    @property
    def head(self) -> str:
        """The arrow's head, as the points of a polygon."""
        _, via, end = self.curve
        way = (end - via) / (abs(end - via) or 1)
        back = end - way * HEAD
        return " ".join(map(_told, (end, back + way * 4j, back - way * 4j)))


def draw(
    one: Box, other: Box, size: tuple[float, float], *, among: Sequence[Box], drawn: Sequence[Line]
) -> Line:
    """The best line from one box to another, the word of this size on it."""

    def against(line: Line) -> float:
        return line.detour(among, drawn) + line.crowding(among, drawn)

    ways = [Line(one, other, bend, 0.5, size) for bend in BENDS]
    worded = [
        min(
            (replace(way, along=along) for along in ALONG),
            key=lambda line: line.crowding(among, drawn),
        )
        for way in ways
    ]
    return min(worded, key=against)


def _covered(box: Box, taken: Iterable[Box]) -> float:
    overlaps = (box.overlap(other) for other in taken)
    return sum(math.prod(overlap) for overlap in overlaps if min(overlap) > 0)


def _told(point: complex) -> str:
    return f"{point.real:.0f},{point.imag:.0f}"
