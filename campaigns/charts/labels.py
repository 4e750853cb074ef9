"""Names beside the points that they name: the nearest place at which one covers nothing, and lies
across no shore or river if another as near does not. Pure."""

import cmath
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box

LINE = 16  # px of a line of letters
AWAY = (0, 12, 24, 38, 54, 72, 92, 116, 144)  # px between a point and its name, the nearest first
NEAR = (0, 180, 270, 90, 315, 45, 225, 135)  # degrees from the right on, downwards, the best first
FAR = (*NEAR, *(degrees for degrees in range(15, 360, 15) if degrees % 45))
DOT = 4  # px: how thick a line is taken to be, and how far apart its points are looked at
Spot = tuple[int, int]  # a point of the sheet


@dataclass(frozen=True)
class Label:
    """A name: where its letters start, end or have their middle, and the line that leads to it."""

    x: int
    y: int
    anchor: str  # as SVG has it: start, middle or end
    box: Box = field(compare=False)
    leader: tuple[int, int, int, int] | None  # from the point; None where the name is beside it


@dataclass
class Taken:
    """What stands on a sheet already, where nothing else may stand; and points of the lines that a
    name had better not lie across."""

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    lines: Collection[tuple[float, float]] = ()

    def is_free(self, box: Box, *, apart: float = 0) -> bool:
        """Whether a box lies on the sheet and reaches into nothing."""
        return self._holds(box) and not any(box.touches(other, apart) for other in self.boxes)

    def crossed(self, box: Box) -> bool:
        """Whether a line runs through a box, or just beside it."""
        return any(box.covers(x, y, margin=1) for x, y in self.lines)

    def _holds(self, box: Box) -> bool:
        across, down = box.width / 2, box.height / 2
        return across <= box.x <= self.width - across and down <= box.y <= self.height - down

    def place(
        self, words: str, at: Box, *, away: Sequence[float] = AWAY, apart: float = 0
    ) -> Label | None:
        """Take the nearest free place for words beside a box; None where there is none."""
        for gap in away:
            free = (
                label
                for label in _tried(words, at, gap)
                if self.is_free(label.box, apart=apart) and all(map(self.is_free, _dots(label)))
            )
            if label := self.clearest(free):
                self.boxes += [label.box, *_dots(label)]
                return label
        return None

    def clearest(self, labels: Iterator[Label]) -> Label | None:
        """The first that lies across no line, else the first; None of none."""
        first = next(labels, None)
        if first is None or not self.crossed(first.box):
            return first
        return next((label for label in labels if not self.crossed(label.box)), first)


def _tried(words: str, at: Box, gap: float) -> Iterator[Label]:
    """The places for words at this distance from a box, the best first."""
    width, radius, middle = width_of(words), at.width / 2, complex(at.x, at.y)
    for degrees in FAR if gap else NEAR:
        way = cmath.rect(1, math.radians(degrees))
        end = middle + way * (radius + 3 + gap)
        side = 0 if abs(way.real) < 0.3 else math.copysign(1, way.real)
        x = end.real + side * (width / 2)
        y = end.imag if side else end.imag + math.copysign(LINE / 2, way.imag)
        start = middle + way * radius
        leader = round(start.real), round(start.imag), round(end.real), round(end.imag)
        yield Label(
            x=round(end.real),
            y=round(y),
            anchor={0: "middle", 1: "start", -1: "end"}[int(side)],
            box=Box(width, LINE, x, y),
            leader=leader if gap else None,
        )


def dotted(line: Sequence[Spot]) -> Iterator[tuple[float, float]]:
    """Points along a line, from its start to its end, none further than a dot from the next."""
    yield from line[:1]
    for (left, top), (right, bottom) in pairwise(line):
        steps = math.ceil(math.dist((left, top), (right, bottom)) / DOT)
        for step in range(1, steps + 1):
            yield left + (right - left) * step / steps, top + (bottom - top) * step / steps


def _dots(label: Label) -> Iterable[Box]:
    """A leader as small boxes, clear of the point that it comes from and of its own name."""
    if label.leader:
        for x, y in list(dotted([label.leader[:2], label.leader[2:]]))[1:-1]:
            yield Box(DOT / 2, DOT / 2, x, y)
