"""Events along time: what was stated to have happened, and what was stated to come. Pure.

Each measure has a lane, in which events that would cover each other lie in rows. A day is a round
mark, a span of days a bar, and what its source gives as uncertain or approximate tapers off.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from campaigns import wording
from campaigns.enums import STANDING

if TYPE_CHECKING:
    from campaigns.models import Measure, StatedFact

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 360, 10, 16, 30, 26  # px; axis and names stand at top and bottom
ROW, HEAD, HALF, TARGET = 28, 22, 6, 28  # a row, the name of a lane, half a mark, what is hit
LETTER = 6.8
MOST = 60  # events on a sheet, the nearest to the day asked for
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between the days that are named
TICKS = 4
ASIDE = 4  # the day asked for is drawn unless it lies this many times further off than all events
DOUBT = frozenset("?~%")


@dataclass(frozen=True)
class Happening:
    """An event in its lane."""

    fact: "StatedFact"
    start: int
    end: int
    y: int
    coming: bool
    words: str  # beside what is coming: its hedges and its time as stated

    @property
    def tapers(self) -> bool:
        return bool(DOUBT & set(self.fact.stated_for))

    @property
    def is_day(self) -> bool:
        return self.end - self.start < 2 * HALF

    @property
    def middle(self) -> int:
        return round((self.start + self.end) / 2)

    @property
    def shape(self) -> str:
        """The outline: blunt where the days are sure, pointed where they are not."""
        start, end = self.start, self.end
        if self.is_day:
            start, end = self.middle - HALF, self.middle + HALF
        tip = min(10, (end - start) // 2) if self.tapers else 0
        low, high = self.y + HALF, self.y - HALF
        return (
            f"M{start},{self.y}L{start + tip},{high}H{end - tip}"
            f"L{end},{self.y}L{end - tip},{low}H{start + tip}Z"
        )

    @property
    def target(self) -> dict[str, int]:
        """What can be hit: never smaller than a finger."""
        width = max(self.end - self.start, TARGET)
        return {"x": round(self.middle - width / 2), "y": self.y - TARGET // 2, "width": width}

    @property
    def words_before(self) -> bool:
        """Whether its words stand before it, since there is no room behind."""
        return self.end + 12 + len(self.words) * LETTER > WIDTH


@dataclass(frozen=True)
class Lane:
    """The events of one measure; its name stands above them."""

    measure: "Measure"
    y: int
    happenings: list[Happening]


@dataclass(frozen=True)
class Timeline:
    width: int
    height: int
    lanes: list[Lane]
    ticks: list[tuple[int, date]]
    today: int | None  # where the day asked for lies; None where it is far from all events
    apart: int  # events without a time, or without a place: they stand in the list alone


def timeline_of(
    past: Sequence["StatedFact"], coming: Sequence["StatedFact"], *, on: date
) -> Timeline | None:
    """The drawing of these events; None where none of them names a day."""
    ahead = {id(fact) for fact in coming}
    facts = [fact for fact in (*coming, *past) if _is_placed(fact)][:MOST]
    if not facts:
        return None
    axis = _axis([day for fact in facts for day in _span(fact)], on)
    lanes = list(_lanes(facts, axis, ahead))
    height = max(item.y for lane in lanes for item in lane.happenings) + ROW // 2 + BOTTOM
    is_near = axis.first <= on <= axis.last
    return Timeline(
        width=WIDTH,
        height=height,
        lanes=lanes,
        ticks=[(axis.at(day), day) for day in _ticks(axis.first, axis.last)],
        today=axis.at(on) if is_near else None,
        apart=len(past) + len(coming) - len(facts),
    )


@dataclass(frozen=True)
class Axis:
    first: date
    last: date

    def at(self, day: date) -> int:
        share = (day - self.first) / max(self.last - self.first, timedelta(days=1))
        return round(LEFT + share * (WIDTH - LEFT - RIGHT))


def _axis(days: list[date], on: date) -> Axis:
    """All days that are stated, and the day asked for where it is not far off; a little around."""
    first, last = min(days), max(days)
    span = max(last - first, timedelta(days=14))
    if first - ASIDE * span <= on <= last + ASIDE * span:
        first, last = min(first, on), max(last, on)
    around = max((last - first) * 0.04, timedelta(days=3))
    return Axis(first - around, last + around)


def _is_placed(fact: "StatedFact") -> bool:
    """Whether it names a day; never what was taken back, whoever asks."""
    stands = fact.review in STANDING
    return stands and (fact.earliest or fact.latest) is not None


def _span(fact: "StatedFact") -> Iterator[date]:
    for day in (fact.earliest or fact.latest, fact.latest or fact.earliest):
        if day:
            yield day


def _lanes(facts: Iterable["StatedFact"], axis: Axis, ahead: set[int]) -> Iterator[Lane]:
    by_measure: dict[Measure, list[StatedFact]] = {}
    for fact in sorted(facts, key=lambda one: (one.measure.position, one.measure.slug)):
        by_measure.setdefault(fact.measure, []).append(fact)
    top = TOP
    for measure, own in by_measure.items():
        rows: list[list[tuple[float, float]]] = []
        happenings = []
        for fact in sorted(own, key=lambda one: (*_span(one), one.pk or 0)):
            start, end = (axis.at(day) for day in _span(fact))
            words = _words(fact) if id(fact) in ahead else ""
            placed = Happening(fact, start, end, 0, id(fact) in ahead, words)
            row = _row(_reach(placed), rows)
            y = top + HEAD + row * ROW + ROW // 2
            happenings.append(Happening(fact, start, end, y, placed.coming, words))
        yield Lane(measure, top + HEAD // 2 + 2, happenings)
        top += HEAD + len(rows) * ROW


def _words(fact: "StatedFact") -> str:
    """What is coming never stands without its hedges: "perhaps, as early as · September 2017"."""
    return " · ".join(part for part in (", ".join(fact.hedges), wording.stated_time(fact)) if part)


def _reach(placed: Happening) -> tuple[float, float]:
    """How far an event and its words take up a row."""
    words = len(placed.words) * LETTER + 12 if placed.words else 0
    half = max(placed.end - placed.start, TARGET) / 2
    start, end = placed.middle - half, placed.middle + half
    return (start - words, end) if placed.words_before else (start, end + words)


def _row(reach: tuple[float, float], rows: list[list[tuple[float, float]]]) -> int:
    """The first row that is free there; a new one where none is."""
    for number, row in enumerate(rows):
        if all(reach[0] >= end or reach[1] <= start for start, end in row):
            row.append(reach)
            return number
    rows.append([reach])
    return len(rows) - 1


def _ticks(first: date, last: date) -> list[date]:
    """First days of months, a round number of months apart, a handful of them."""
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    for step in STEPS:
        found = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
        if len(found) <= TICKS:
            break
    return found
