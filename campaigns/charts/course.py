"""The course of a figure in little: its statements in order of time, beside what stands first.

A statement is a dot, a range a bar, an open bound a bar to the edge, each hollow until it is
accepted; nothing is joined to a line, since nothing was stated in between. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.charts.glyphs import Glyph

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


def course_of(glyphs: Sequence[Glyph]) -> list[Spot]:
    """Places for glyphs on one scale, the oldest first; nothing where they are not at two days."""
    if len({glyph.last for glyph in glyphs}) < FEWEST:
        return []
    days = [glyph.last.toordinal() for glyph in glyphs]
    bounds = [bound for glyph in glyphs for bound in (glyph.low, glyph.high) if bound is not None]
    return [
        Spot(
            x=_placed(glyph.last.toordinal(), min(days), max(days)),
            top=_height(glyph.high, bounds, open_at=0.0),
            bottom=_height(glyph.low, bounds, open_at=HEIGHT),
            accepted=glyph.accepted,
            leads=glyph.leads,
        )
        for glyph in sorted(glyphs, key=lambda glyph: (glyph.last, glyph.first))
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
