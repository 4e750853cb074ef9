"""An event on the sheet: where it goes from and to, its outline, and what can be hit. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from campaigns.charts import WIDTH
from campaigns.charts.timeline.axis import Axis, Reach
from campaigns.charts.timeline.words import Words, words_of

if TYPE_CHECKING:
    from campaigns.models import StatedFact

HALF, TARGET = 6, 28  # px of half a glyph, and of what is hit
ARROW, TIP = 24, 10  # px of an arrow, and of its head
DOUBT = frozenset("?~%")


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


def placed(fact: "StatedFact", axis: Axis, today: int | None, *, coming: bool) -> Happening:
    """An event across the sheet; how far down it stands is not known yet."""
    start, end = (axis.at(day) for day in span_of(fact))
    if fact.latest is None:
        end = min(start + ARROW, WIDTH - 1)
    elif fact.earliest is None:
        start = max(end - ARROW, 1)
    event = Happening(fact, start, end, 0, coming, None)
    return replace(event, words=words_of(fact, event.reach, today)) if coming else event


def span_of(fact: "StatedFact") -> Iterator[date]:
    """The first and the last day that are stated for it: twice the same where only one is, none
    where none is."""
    for day in (fact.earliest or fact.latest, fact.latest or fact.earliest):
        if day:
            yield day
