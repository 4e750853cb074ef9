"""Events along time: what was stated to have happened, and what was stated to come. Pure.

Each measure has a lane, in which events that would cover each other lie in rows. A day is a round
glyph, a span of days a bar, what its source gives as uncertain or approximate tapers off, and what
is stated with one end alone is an arrow to where the other is open. The words of what is to come
stand beside it or beneath, never across the line of the day asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from campaigns import terms, wording
from campaigns.charts import WIDTH
from campaigns.charts.letters import width_of
from campaigns.charts.timeline.axis import CLEAR, Axis, Tick, axis_of, ticks_of
from campaigns.charts.timeline.happenings import Happening, placed, span_of
from campaigns.charts.timeline.words import LINE
from campaigns.enums import STANDING

if TYPE_CHECKING:
    from campaigns.models import Measure, StatedFact

TOP, BOTTOM = 30, 24  # px above the lanes and beneath them: there stand the day and the months
ROW, HEAD = 28, 22  # px of a row, and of the name of a lane
MOST, ROWS = 60, 8  # events on a sheet, the nearest to the day asked for; rows of a lane


@dataclass(frozen=True)
class Lane:
    """The events of one measure; its name stands above them."""

    measure: "Measure"
    y: int
    ahead: bool  # whether its name stands on the ground of what is to come
    happenings: list[Happening]


@dataclass(frozen=True)
class Timeline:
    width: int
    height: int
    lanes: list[Lane]
    ticks: list[Tick]
    today: int | None  # where the day asked for lies; None where it is far from all events
    day_x: int  # the middle of its name, which stands above its line
    day_lines: list[tuple[int, int]]  # the parts of that line: it leaves out the names of lanes
    apart: int  # events without a time, or without a place: they stand in the list alone

    @property
    def foot(self) -> int:
        """Where lines end, above the names of months."""
        return self.height - BOTTOM


def timeline_of(
    past: Sequence["StatedFact"], coming: Sequence["StatedFact"], *, on: date
) -> Timeline | None:
    """The drawing of these events; None where none of them names a day."""
    ahead = {id(fact) for fact in coming}
    facts = [fact for fact in (*coming, *past) if _is_placed(fact)][:MOST]
    if not facts:
        return None
    axis = axis_of([day for fact in facts for day in span_of(fact)], on)
    today = axis.at(on) if axis.first <= on <= axis.last else None
    lanes, foot = _lanes(facts, axis, ahead, today)
    half = width_of(wording.day(on)) / 2
    return Timeline(
        width=WIDTH,
        height=foot + BOTTOM,
        lanes=lanes,
        ticks=list(ticks_of(axis)),
        today=today,
        day_x=round(min(max(today or 0, half), WIDTH - half)),
        day_lines=list(_day_lines(lanes, today, foot)),
        apart=len(past) + len(coming) - sum(len(lane.happenings) for lane in lanes),
    )


def _is_placed(fact: "StatedFact") -> bool:
    """Whether it names a day; never what was taken back, whoever asks."""
    stands = fact.review in STANDING
    return stands and (fact.earliest or fact.latest) is not None


def _lanes(
    facts: Iterable["StatedFact"], axis: Axis, ahead: set[int], today: int | None
) -> tuple[list[Lane], int]:
    """The lanes, and where the last of them ends.

    Of what would lie upon each other, the nearest to the day asked for has a row; what is left when
    all rows are taken has none.
    """
    by_measure: dict[Measure, list[StatedFact]] = {}
    for fact in sorted(facts, key=lambda one: (one.measure.position, one.measure.slug)):
        by_measure.setdefault(fact.measure, []).append(fact)
    lanes, top = [], TOP
    for measure, own in by_measure.items():
        rows: list[list[Happening]] = []
        for fact in own:
            _seat(placed(fact, axis, today, coming=id(fact) in ahead), rows)
        y, happenings = top + HEAD, []
        for row in rows:
            in_order = sorted(row, key=lambda event: (event.start, event.end))
            happenings += [_lowered(event, y + ROW // 2) for event in in_order]
            y += ROW + LINE * max(_lines_beneath(event) for event in row)
        is_ahead = today is not None and today < _name_width(measure) / 2
        lanes.append(Lane(measure, top + HEAD // 2 + 2, is_ahead, happenings))
        top = y
    return lanes, top + 4


def _seat(event: Happening, rows: list[list[Happening]]) -> None:
    """Into the first row that is free there; into a new one where none is and one more has room."""
    for row in rows:
        if not any(event.reach.meets(other.reach) for other in row):
            row.append(event)
            return
    if len(rows) < ROWS:
        rows.append([event])


def _lines_beneath(event: Happening) -> int:
    return len(event.words.lines) if event.words and event.words.beneath else 0


def _lowered(event: Happening, y: int) -> Happening:
    if not event.words:
        return replace(event, y=y)
    first = y + (ROW + LINE) // 2 - 2 if event.words.beneath else y
    return replace(event, y=y, words=replace(event.words, y=first))


def _name_width(measure: "Measure") -> float:
    return 2 + width_of(terms.label(measure))


def _day_lines(lanes: Iterable[Lane], today: int | None, foot: int) -> Iterator[tuple[int, int]]:
    """From the name of the day down, but for the names of lanes that lie in the way."""
    if today is None:
        return
    top = TOP - 12
    for lane in lanes:
        if today < _name_width(lane.measure) + CLEAR:
            yield top, lane.y - LINE // 2
            top = lane.y + LINE // 2
    yield top, foot
