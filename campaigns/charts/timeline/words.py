"""What is written beside an event that is to come, or beneath it, and where. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns import wording
from campaigns.charts import WIDTH
from campaigns.charts.letters import width_of
from campaigns.charts.timeline.axis import CLEAR, Reach

if TYPE_CHECKING:
    from campaigns.models import StatedFact

LINE, BESIDE = 16, 4  # px of a line of words, and between what is hit and its words
NARROW = 110  # px: in less, words would stand one beneath the other


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


def words_of(fact: "StatedFact", event: Reach, today: int | None) -> Words:
    """What is coming never stands without its hedges: "perhaps as early as · September 2017".

    They stand behind it or before it on one line, where that fits on its own side of the day asked
    for; else beneath it, in as many lines as they need there.
    """
    parts = [wording.listed(wording.hedges(fact)), wording.stated_time(fact)]
    told = " · ".join(part for part in parts if part)
    width, sides = width_of(told), _sides(today)
    after, before = round(event.end + BESIDE), round(event.start - BESIDE)
    for x, anchor, reach in (
        (after, "start", Reach(after, after + width)),
        (before, "end", Reach(before - width, before)),
    ):
        if any(side.start <= reach.start and reach.end <= side.end for side in sides):
            return Words([told], x, 0, anchor, reach, _is_ahead(x, today))
    own = next((side for side in sides if side.start <= event.middle <= side.end), sides[0])
    side = own if own.end - own.start > NARROW else max(sides, key=lambda one: one.end - one.start)
    room = side.end - side.start
    lines = [told] if width <= room else [line for part in parts for line in _wrapped(part, room)]
    half = max(map(width_of, lines)) / 2
    x = round(min(max(event.middle, side.start + half), side.end - half))
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
