"""Days across the sheet, and the months that are named beneath it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from campaigns import wording
from campaigns.charts import WIDTH
from campaigns.charts.letters import width_of

LEFT, RIGHT = 10, 16  # px beside the first and the last day
CLEAR = 6  # px that stay free beside the line of the day asked for, and between names of months
# Months between the days that are named, up to three thousand years.
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 36_000)
TICKS = 4
ASIDE = 4  # the day asked for is drawn unless it lies this many times further off than all events


class Reach(NamedTuple):
    """From where to where something goes across the sheet, in px."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    def meets(self, other: "Reach") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Axis:
    """The first day on the sheet and the last."""

    first: date
    last: date

    def at(self, day: date) -> int:
        """How far across a day lies, in px."""
        share = (day - self.first) / max(self.last - self.first, timedelta(days=1))
        return round(LEFT + share * (WIDTH - LEFT - RIGHT))


def axis_of(days: list[date], on: date) -> Axis:
    """All days that are stated, and the day asked for where it is not far off; a little around."""
    first, last = min(days), max(days)
    span = max(last - first, timedelta(days=14))
    if max(first - on, on - last) <= ASIDE * span:
        first, last = min(first, on), max(last, on)
    around = max((last - first) * 0.04, timedelta(days=3))
    return Axis(first - min(around, first - date.min), last + min(around, date.max - last))


class Tick(NamedTuple):
    """A line at the first day of a month, and the month's name beneath it."""

    x: int
    month: str
    text_x: int


def ticks_of(axis: Axis) -> Iterator[Tick]:
    """The months that are named; one whose name would have no room has no line either."""
    free = 0.0
    for day in _firsts(axis.first, axis.last):
        x, month = axis.at(day), wording.short_month(day)
        half = width_of(month) / 2
        middle = min(max(x, half), WIDTH - half)
        if middle - half >= free:
            free = middle + half + CLEAR
            yield Tick(x, month, round(middle))


def _firsts(first: date, last: date) -> list[date]:
    """First days of months, a round number of months apart, a handful of them."""
    start, end = first.year * 12 + first.month, last.year * 12 + last.month
    for step in STEPS:
        months = range(start + -start % step, end, step)
        if len(months) <= TICKS:
            break
    return [date(month // 12, month % 12 + 1, 1) for month in months]
