"""Lines from box to box, bent around what stands between, each with its word on it. Pure.

A line ends before its word and goes on behind it, and no other line is to cross it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from campaigns.charts import WIDTH
from campaigns.charts.placing import Box

BENDS = (0, 24, -24, 48, -48, 76, -76, 110, -110)
ALONG = (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75)
BEHIND, CROSSED, SAME = 900.0, 400.0, 9000.0  # what it costs to run behind a box, a word, a line
SAMPLES = 20  # points at which the course of a line is looked at
ROUNDS = 3  # in which each line is drawn again, now that it is known where the others are
FINE = 80  # points at which it is looked for where a line meets its word
AROUND = 8  # px that stay free between a line and its own word
HEAD = 9  # px of an arrow's head
SEEN = 12  # px of a line that are seen before its word at least: less would be a stub

Told = tuple[tuple[float, float], float]  # the size of a word, and how high its letters are


@dataclass(frozen=True)
class Way:
    """One way to go from box to box: how far it bends."""

    one: Box
    other: Box
    bend: int

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
    def points(self) -> list[complex]:
        return [self.at(number / SAMPLES) for number in range(1, SAMPLES)]

    def lies_on(self, box: Box, margin: float = 0) -> int:
        """How many of its points lie on a box."""
        left, top, right, bottom = self._extent
        across, down = box.width / 2 + margin, box.height / 2 + margin
        if not (left <= box.x + across and box.x - across <= right):
            return 0
        if not (top <= box.y + down and box.y - down <= bottom):
            return 0
        return sum(box.covers(point.real, point.imag, margin) for point in self.points)

    @cached_property
    def _extent(self) -> tuple[float, float, float, float]:
        across, down = [p.real for p in self.points], [p.imag for p in self.points]
        return min(across), min(down), max(across), max(down)

    def detour(self, boxes: Sequence[Box], drawn: "Sequence[Stroke]") -> float:
        """What speaks against it: the less it hides and is hidden by, the better."""
        behind = sum(
            self.lies_on(box, 4) for box in boxes if box is not self.one and box is not self.other
        )
        crossed = sum(self.lies_on(line.word) for line in drawn)
        same = sum(line.way.bend == self.bend for line in drawn if self._is_beside(line.way))
        outside = sum(not 0 <= point.real <= WIDTH for point in self.points)
        return BEHIND * (behind + outside) + CROSSED * crossed + SAME * same + abs(self.bend)

    def _is_beside(self, way: "Way") -> bool:
        return {id(self.one), id(self.other)} == {id(way.one), id(way.other)}

    def part(self, first: float, last: float) -> str:
        """A part of it as a path: between two points of a curve of this kind lies one again."""
        start, via, end = self.curve
        bend = (1 - first) * (1 - last) * start + first * last * end
        bend += ((1 - first) * last + first * (1 - last)) * via
        return f"M{_told(self.at(first))}Q{_told(bend)} {_told(self.at(last))}"


@dataclass(frozen=True)
class Stroke:
    """What is drawn: a way, and where on it its word stands."""

    way: Way
    along: float
    size: tuple[float, float]  # of the word
    letters: float  # how high what is written is, within that size

    @property
    def told(self) -> Told:
        return self.size, self.letters

    @cached_property
    def word(self) -> Box:
        on, half = self.way.at(self.along), self.size[0] / 2
        return Box(*self.size, min(max(on.real, half), WIDTH - half), on.imag)

    @cached_property
    def _written(self) -> Box:
        return Box(self.size[0], self.letters, self.word.x, self.word.y)

    def crowding(self, boxes: Sequence[Box], drawn: "Sequence[Stroke]") -> float:
        """What speaks against the place of its word; halfway is best."""
        hidden = sum(line.way.lies_on(self.word) for line in drawn) + 2 * self._hides_an_end
        covered = _covered(self.word, boxes) + _covered(self.word, (line.word for line in drawn))
        return 6 * covered + CROSSED * hidden + 40 * abs(self.along - 0.5)

    def is_clear(self, boxes: Sequence[Box], drawn: "Sequence[Stroke]") -> bool:
        """Whether its word lies on nothing, no other line crosses it, and both ends are seen."""
        if self._hides_an_end or _covered(self.word, [*boxes, *(line.word for line in drawn)]):
            return False
        return not any(line.way.lies_on(self.word) for line in drawn)

    @cached_property
    def _hides_an_end(self) -> bool:
        """Whether its word leaves no room for its head, or for where it comes from."""
        start, _, end = self.way.curve
        return self._written.covers(end.real, end.imag, AROUND + HEAD + 2) or self._written.covers(
            start.real, start.imag, AROUND + SEEN
        )

    @property
    def path(self) -> str:
        return self.way.part(0, 1)

    @property
    def visible(self) -> str:
        """Its path but for what lies behind its word."""
        points = [(share, self.way.at(share)) for share in (n / FINE for n in range(FINE + 1))]
        behind = [share for share, at in points if self._written.covers(at.real, at.imag, AROUND)]
        if not behind:
            return self.path
        return self.way.part(0, min(behind)) + self.way.part(max(behind), 1)

    @property
    def head(self) -> str:
        """The arrow's head, as the points of a polygon."""
        _, via, end = self.way.curve
        way = (end - via) / (abs(end - via) or 1)
        back = end - way * HEAD
        return " ".join(map(_told, (end, back + way * 4j, back - way * 4j)))

    def moved(self) -> "Stroke":
        """The same between the same boxes, where they stand now."""
        return replace(self, way=replace(self.way))


def draw_all(
    pairs: Sequence[tuple[Box, Box]],
    words: Sequence[Told],
    *,
    among: Sequence[Box],
) -> list[Stroke]:
    """The lines between these pairs of boxes, each with its word."""
    lines: list[Stroke] = []
    for (one, other), (size, letters) in zip(pairs, words, strict=True):
        lines.append(draw(one, other, size, letters, among=among, drawn=lines))
    for _ in range(ROUNDS):
        for number, line in enumerate(lines):
            others, way = lines[:number] + lines[number + 1 :], line.way
            if not line.is_clear(among, others):
                lines[number] = draw(
                    way.one, way.other, line.size, line.letters, among=among, drawn=others
                )
    return lines


def lengthened(
    lines: Sequence[Stroke], words: Sequence[Told], *, among: Sequence[Box]
) -> list[Stroke]:
    """The same lines with these longer words, but for those on which one would not be clear, or
    whose course would then be hidden or lie across another word: they stay as they are."""
    longer = list(lines)
    for number, (line, told) in enumerate(zip(lines, words, strict=True)):
        if line.told == told:
            continue
        others, way = longer[:number] + longer[number + 1 :], line.way
        tried = draw(way.one, way.other, *told, among=among, drawn=others)
        if tried.is_clear(among, others) and tried.way.detour(among, others) < CROSSED:
            longer[number] = tried
    return longer


def draw(
    one: Box,
    other: Box,
    size: tuple[float, float],
    letters: float,
    *,
    among: Sequence[Box],
    drawn: Sequence[Stroke],
) -> Stroke:
    """The best line from one box to another, the word of this size on it."""
    found, cost = None, math.inf
    for way in (Way(one, other, bend) for bend in BENDS):
        detour = way.detour(among, drawn)
        if detour >= cost:
            continue
        for line in (Stroke(way, along, size, letters) for along in ALONG):
            against = detour + line.crowding(among, drawn)
            if against < cost:
                found, cost = line, against
    if found is None:
        raise ValueError("Some way leads from each box to each.")
    return found


def _covered(box: Box, taken: Iterable[Box]) -> float:
    overlaps = (box.overlap(other) for other in taken)
    return sum(math.prod(overlap) for overlap in overlaps if min(overlap) > 0)


def _told(point: complex) -> str:
    return f"{point.real:.0f},{point.imag:.0f}"
