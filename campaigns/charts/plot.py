"""The ground of a chart: where a day and a figure lie on it, in pixels. Pure."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from campaigns import wording
from campaigns.charts import WIDTH
from campaigns.charts.apart import ends_of, moment
from campaigns.charts.glyphs import Glyph
from campaigns.charts.letters import width_of

HIGH = 150  # px of the ground from the lowest figure to the highest
LEFT, RIGHT, BOTTOM = 2, 12, 26  # px around it; days stand beneath, figures before it
EDGE = 14  # px between an end of the ground and the first and last day
LETTERS, BEFORE = 12, 7  # px of letters at the axes, and between figures and the ground
BENT = 12  # px above the ground
FIGURES = 3  # about so many are named at the axis


@dataclass(frozen=True)
class Plot:
    """The ends of both axes, and the figures that are named at one of them."""

    first: date
    last: date
    least: float
    most: float
    named: list[float]

    @property
    def left(self) -> float:
        """Where the ground begins, behind the figures at its axis; nearly."""
        widest = max(width_of(f"{figure:,.10g}", LETTERS) for figure in self.named)
        return LEFT + widest + BEFORE

    @property
    def bend(self) -> float:
        """The figure at which a line from a glyph bends to the day that the glyph stands beside."""
        return self.least + (self.most - self.least) * BENT / HIGH

    def x(self, at: str) -> float:
        """How far across a moment lies."""
        start, end = (datetime.combine(day, time(), UTC) for day in (self.first, self.last))
        share = (datetime.fromisoformat(at) - start) / (end - start)
        return self.left + EDGE + share * (WIDTH - RIGHT - self.left - 2 * EDGE)

    def y(self, figure: float) -> float:
        """How far below the top of the ground a figure lies."""
        return (self.most - figure) / (self.most - self.least) * HIGH


def plot_of(glyphs: Sequence[Glyph]) -> Plot:
    """The ground on which all of these have a place, nought among its figures."""
    bounds = [bound for glyph in glyphs for bound in (glyph.low, glyph.high) if bound is not None]
    least, most = min(0.0, *bounds), max(0.0, *bounds)
    most = 1.0 if least == most else most
    step = _step(most - least)
    least, most = math.floor(least / step) * step, math.ceil(most / step) * step
    first, last = ends_of(glyphs)
    return Plot(first, last, _plain(least), _plain(most), list(_named(least, most)))


def days_named(glyphs: Sequence[Glyph], plot: Plot) -> list[date]:
    """The days that the axis names: the first and the last that is stated, and between them those
    of glyphs, where their words have room beside those already there."""
    first, last = min(glyph.first for glyph in glyphs), max(glyph.last for glyph in glyphs)
    width = width_of(wording.short_day(last), LETTERS)  # a little more than they take
    start, end = plot.x(moment(first)), plot.x(moment(last))
    taken = [start + width / 2, end - width / 2]  # middles of words; at the ends they lie within
    named = {first, last}
    for day in sorted({glyph.last for glyph in glyphs} - named):
        at = plot.x(moment(day))
        if all(abs(at - other) >= width for other in taken):
            taken.append(at)
            named.add(day)
    return sorted(named)


def _named(least: float, most: float) -> Iterator[float]:
    step = _step(most - least)
    first, last = math.ceil(least / step - 1e-9), math.floor(most / step + 1e-9)
    yield from (_plain(number * step) for number in range(first, last + 1))


def _step(length: float) -> float:
    """One, two or five of a power of ten, so that a length takes about as many as are named."""
    power = 10.0 ** math.floor(math.log10(length / FIGURES))
    times = length / FIGURES / power
    return power * next(
        factor
        for factor, least in ((10, math.sqrt(50)), (5, math.sqrt(10)), (2, math.sqrt(2)), (1, 0))
        if times >= least
    )


def _plain(figure: float) -> float:
    """Without what counting in floats leaves behind: 0.3, not 0.30000000000000004."""
    return float(f"{figure:.12g}")
