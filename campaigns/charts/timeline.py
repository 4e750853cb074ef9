"""Events along time: what was stated to have happened, and what was stated to come. Pure.

Each measure has a lane, in which events that would cover each other lie in rows. A day is a round
mark, a span of days a bar, what its source gives as uncertain or approximate tapers off, and what
is stated with one end alone is an arrow to where the other is open. The words of what is to come
stand beside it or beneath, never across the line of the day asked for.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from campaigns import terms, wording
from campaigns.charts.letters import width_of
from campaigns.enums import STANDING

if TYPE_CHECKING:
    from campaigns.models import Measure, StatedFact

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 360, 10, 16, 30, 24  # px; axis and names stand at top and bottom
ROW, HEAD, HALF, TARGET = 28, 22, 6, 28  # a row, the name of a lane, half a mark, what is hit
LINE, BESIDE = 16, 4  # px of a line of words, and between what is hit and its words
NARROW = 110  # px: in less, words would stand one beneath the other
CLEAR = 6  # px that stay free beside the line of the day asked for, and between names of months
ARROW, TIP = 24, 10  # px of an arrow, and of its head
MOST = 60  # events on a sheet, the nearest to the day asked for
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between the days that are named
TICKS = 4
ASIDE = 4  # the day asked for is drawn unless it lies this many times further off than all events
DOUBT = frozenset("?~%")


class Reach(NamedTuple):
    """From where to where something goes across the sheet, in px."""

    start: float
    end: float

    def meets(self, other: "Reach") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Words:
    """What is written beside an event, or beneath it."""

    lines: list[str]
    x: int  # of their start or end beside an event, of their middle beneath it
    y: int  # of the first line
    anchor: str  # as SVG has it: start, end or middle
    reach: Reach
    ahead: bool  # it stands behind the day asked for, on the ground of what is to come

    @property
    def beneath(self) -> bool:
        return self.anchor == "middle"

    @property
    def text(self) -> list[tuple[int, str]]:
        return [(self.y + number * LINE, line) for number, line in enumerate(self.lines)]


@dataclass(frozen=True)
class Happening:
    """An event in its lane."""

    fact: "StatedFact"
    start: int
    end: int
    y: int
    coming: bool
    words: Words | None  # of what is coming: its hedges and its time as stated

    @property
    def tapers(self) -> bool:
        return bool(DOUBT & set(self.fact.stated_for))

    @property
    def is_open(self) -> bool:
        """Whether only its beginning is stated, or only its end."""
        return self.fact.earliest is None or self.fact.latest is None

    @property
    def is_day(self) -> bool:
        return not self.is_open and self.end - self.start < 2 * HALF

    @property
    def middle(self) -> int:
        return round((self.start + self.end) / 2)

    @property
    def shape(self) -> str:
        """The outline: blunt where the days are sure, pointed where they are not, an arrow where
        they are not stated."""
        start, end, y = self.start, self.end, self.y
        low, high = y + HALF, y - HALF
        if self.is_open:
            foot, tip = (start, end) if self.fact.latest is None else (end, start)
            neck = tip - TIP if tip > foot else tip + TIP
            return f"M{foot},{y - 4}H{neck}V{high - 2}L{tip},{y}L{neck},{low + 2}V{y + 4}H{foot}Z"
        if self.is_day:
            start, end = self.middle - HALF, self.middle + HALF
        tip = min(TIP, (end - start) // 2) if self.tapers else 0
        left, right = start + tip, end - tip
        return f"M{start},{y}L{left},{high}H{right}L{end},{y}L{right},{low}H{left}Z"

    @property
    def target(self) -> dict[str, int]:
        """What can be hit: never smaller than a finger."""
        width = max(self.end - self.start, TARGET)
        return {"x": round(self.middle - width / 2), "y": self.y - TARGET // 2, "width": width}

    @property
    def reach(self) -> Reach:
        """How far it and its words take up a row."""
        half = max(self.end - self.start, TARGET) / 2
        own = Reach(self.middle - half, self.middle + half)
        words = self.words.reach if self.words else own
        return Reach(min(own.start, words.start), max(own.end, words.end))


@dataclass(frozen=True)
class Lane:
    """The events of one measure; its name stands above them."""

    measure: "Measure"
    y: int
    ahead: bool  # whether its name stands on the ground of what is to come
    happenings: list[Happening]


class Tick(NamedTuple):
    """A line at the first day of a month, and the month's name beneath it."""

    x: int
    month: str
    text_x: int


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
    axis = _axis([day for fact in facts for day in _span(fact)], on)
    today = axis.at(on) if axis.first <= on <= axis.last else None
    lanes, foot = _lanes(facts, axis, ahead, today)
    half = width_of(wording.day(on)) / 2
    return Timeline(
        width=WIDTH,
        height=foot + BOTTOM,
        lanes=lanes,
        ticks=list(_ticks(axis)),
        today=today,
        day_x=round(min(max(today or 0, half), WIDTH - half)),
        day_lines=list(_day_lines(lanes, today, foot)),
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


def _lanes(
    facts: Iterable["StatedFact"], axis: Axis, ahead: set[int], today: int | None
) -> tuple[list[Lane], int]:
    """The lanes, and where the last of them ends."""
    by_measure: dict[Measure, list[StatedFact]] = {}
    for fact in sorted(facts, key=lambda one: (one.measure.position, one.measure.slug)):
        by_measure.setdefault(fact.measure, []).append(fact)
    lanes, top = [], TOP
    for measure, own in by_measure.items():
        rows: list[list[Happening]] = []
        for fact in sorted(own, key=lambda one: (*_span(one), one.pk or 0)):
            placed = _placed(fact, axis, today, coming=id(fact) in ahead)
            _row(placed, rows).append(placed)
        y, happenings = top + HEAD, []
        for row in rows:
            happenings += [_lowered(placed, y + ROW // 2) for placed in row]
            y += ROW + LINE * max(_lines_beneath(placed) for placed in row)
        is_ahead = today is not None and today < _name_width(measure) / 2
        lanes.append(Lane(measure, top + HEAD // 2 + 2, is_ahead, happenings))
        top = y
    return lanes, top + 4


def _placed(fact: "StatedFact", axis: Axis, today: int | None, *, coming: bool) -> Happening:
    """An event across the sheet; how far down it stands is not known yet."""
    start, end = (axis.at(day) for day in _span(fact))
    if fact.latest is None:
        end = min(start + ARROW, WIDTH - 1)
    elif fact.earliest is None:
        start = max(end - ARROW, 1)
    placed = Happening(fact, start, end, 0, coming, None)
    return replace(placed, words=_words(placed, today)) if coming else placed


def _words(placed: Happening, today: int | None) -> Words:
    """What is coming never stands without its hedges: "perhaps, as early as · September 2017".

    They stand behind it or before it on one line, where that fits on its own side of the day asked
    for; else beneath it, in as many lines as they need there.
    """
    parts = [", ".join(placed.fact.hedges), wording.stated_time(placed.fact)]
    told = " · ".join(part for part in parts if part)
    width, sides = width_of(told), _sides(today)
    after, before = round(placed.reach.end + BESIDE), round(placed.reach.start - BESIDE)
    for x, anchor, reach in (
        (after, "start", Reach(after, after + width)),
        (before, "end", Reach(before - width, before)),
    ):
        if any(side.start <= reach.start and reach.end <= side.end for side in sides):
            return Words([told], x, 0, anchor, reach, _is_ahead(x, today))
    own = next((side for side in sides if side.start <= placed.middle <= side.end), sides[0])
    side = own if own.end - own.start > NARROW else max(sides, key=lambda one: one.end - one.start)
    room = side.end - side.start
    lines = [told] if width <= room else [line for part in parts for line in _wrapped(part, room)]
    half = max(map(width_of, lines)) / 2
    x = round(min(max(placed.middle, side.start + half), side.end - half))
    return Words(lines, x, 0, "middle", Reach(x - half, x + half), _is_ahead(x, today))


def _sides(today: int | None) -> list[Reach]:
    """What lies before the line of the day asked for, and what behind it."""
    if today is None:
        return [Reach(2, WIDTH - 2)]
    return [Reach(2, today - CLEAR), Reach(today + CLEAR, WIDTH - 2)]


def _is_ahead(x: float, today: int | None) -> bool:
    return today is not None and x > today


def _wrapped(words: str, room: float) -> Iterator[str]:
    """Words in lines that are no wider than this, but for a word that is."""
    line = ""
    for word in words.split():
        if line and width_of(f"{line} {word}") > room:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def _row(placed: Happening, rows: list[list[Happening]]) -> list[Happening]:
    """The first row that is free there; a new one where none is."""
    for row in rows:
        if not any(placed.reach.meets(other.reach) for other in row):
            return row
    rows.append([])
    return rows[-1]


def _lines_beneath(placed: Happening) -> int:
    return len(placed.words.lines) if placed.words and placed.words.beneath else 0


def _lowered(placed: Happening, y: int) -> Happening:
    if not placed.words:
        return replace(placed, y=y)
    first = y + (ROW + LINE) // 2 - 2 if placed.words.beneath else y
    return replace(placed, y=y, words=replace(placed.words, y=first))


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


def _ticks(axis: Axis) -> Iterator[Tick]:
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
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    for step in STEPS:
        found = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
        if len(found) <= TICKS:
            break
    return found
