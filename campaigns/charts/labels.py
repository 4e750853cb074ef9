"""Names beside the points that they name: the nearest place at which one covers nothing. Pure."""

import cmath
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box

LINE = 16  # px of a line of letters
AWAY = (0, 12, 24, 38, 54, 72, 92, 116, 144)  # px between a point and its name, the nearest first
NEAR = (0, 180, 270, 90, 315, 45, 225, 135)  # degrees from the right on, downwards, the best first
FAR = (*NEAR, *(degrees for degrees in range(15, 360, 15) if degrees % 45))
DOT = 4  # px: how thick a leader is taken to be, and how far apart its points are looked at


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
    """What stands on a sheet already, where nothing else may stand."""

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)

    def is_free(self, box: Box, *, apart: float = 0) -> bool:
        """Whether a box lies on the sheet and reaches into nothing."""
        return self._holds(box) and not any(
            min(box.overlap(other, across=apart, down=apart)) > 0 for other in self.boxes
        )

    def _holds(self, box: Box) -> bool:
        across, down = box.width / 2, box.height / 2
        return across <= box.x <= self.width - across and down <= box.y <= self.height - down

    def place(
        self, words: str, at: Box, *, away: Sequence[float] = AWAY, apart: float = 0
    ) -> Label | None:
        """Take the nearest free place for words beside a box; None where there is none."""
        for label in _tried(words, at, away):
            dots = list(_dots(label))
            if self.is_free(label.box, apart=apart) and all(map(self.is_free, dots)):
                self.boxes += [label.box, *dots]
                return label
        return None


def _tried(words: str, at: Box, away: Sequence[float]) -> Iterator[Label]:
    width, radius, middle = width_of(words), at.width / 2, complex(at.x, at.y)
    for gap in away:
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


def _dots(label: Label) -> Iterable[Box]:
    """A leader as small boxes, clear of the point that it comes from and of its own name."""
    if label.leader:
        start, end = complex(*label.leader[:2]), complex(*label.leader[2:])
        steps = int(abs(end - start) // DOT)
        for step in range(1, steps):
            point = start + (end - start) * step / steps
            yield Box(DOT / 2, DOT / 2, point.real, point.imag)
