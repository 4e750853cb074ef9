"""The course of a figure in little: its statements in order of time, beside what stands first.

A statement is a dot, a range a bar, an open bound a bar to the edge, each hollow until it is
accepted; nothing is joined to a line, since nothing was stated in between. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.charts.marks import Mark

WIDTH, HEIGHT, EDGE = 144.0, 32.0, 5.0  # of the drawing, in its own units
ABOVE = 8.0  # what is open beyond the highest bound is seen there
ROUND, LEADING = 3.0, 4.5  # half as wide as a dot
FEWEST = 2  # one place is no course


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A statement in the drawing: its place along time, and the ends of its range."""

    x: float
    top: float
    bottom: float
    accepted: bool
    leads: bool

    @property
    def radius(self) -> float:
        return LEADING if self.leads else ROUND

    @property
    def left(self) -> float:
        return self.x - self.radius

    @property
    def head(self) -> float:
        return self.top - self.radius

    @property
    def width(self) -> float:
        return 2 * self.radius

    @property
    def height(self) -> float:
        return self.bottom - self.top + self.width


def course_of(marks: Sequence[Mark]) -> list[Spot]:
    """Places for marks on one scale, the oldest first; nothing where they are not at two days."""
    if len({mark.last for mark in marks}) < FEWEST:
        return []
    days = [mark.last.toordinal() for mark in marks]
    bounds = [bound for mark in marks for bound in (mark.low, mark.high) if bound is not None]
    return [
        Spot(
            x=_placed(mark.last.toordinal(), min(days), max(days)),
            top=_height(mark.high, bounds, open_at=0.0),
            bottom=_height(mark.low, bounds, open_at=HEIGHT),
            accepted=mark.accepted,
            leads=mark.leads,
        )
        for mark in sorted(marks, key=lambda mark: (mark.last, mark.first))
    ]


def _height(bound: float | None, bounds: Sequence[float], *, open_at: float) -> float:
    """How far down a bound lies; nought is the line beneath, unless something is less."""
    if bound is None:
        return open_at
    least, most = min(0.0, *bounds), max(0.0, *bounds)
    share = (bound - least) / ((most - least) or 1)
    return round(HEIGHT - share * (HEIGHT - ABOVE), 1)


def _placed(day: int, first: int, last: int) -> float:
    """Where a day lies between the edges."""
    return round(EDGE + (day - first) / (last - first) * (WIDTH - 2 * EDGE), 1)
