"""Glyphs that would cover each other stand side by side: none hides, each can be hit. Pure."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from campaigns.charts.glyphs import Glyph

NEAR = 30  # px: nearer than this, a finger hits both, on a narrow page too
SIDEWAYS = [0, *(step * side for step in range(1, 5) for side in (-1, 1))]  # the nearest first


def ends_of(glyphs: Sequence[Glyph]) -> tuple[date, date]:
    """The first and the last day that an axis shows; one day alone stands in the middle."""
    first, last = min(glyph.first for glyph in glyphs), max(glyph.last for glyph in glyphs)
    aside = timedelta(days=1 if first == last else 0)
    return first - aside, last + aside


def moved_apart(glyphs: Sequence[Glyph], width: int, height: int) -> list[str]:
    """When each glyph is drawn, in their order: at its last day, or a few pixels beside it.

    Only the drawing moves: the label, the link and the span keep the day that is stated, and a
    line leads to it. Where all places beside it are taken, glyphs lie upon each other, and the
    table tells them apart.
    """
    first, last = ends_of(glyphs)
    days = (last - first).days
    top = max(max(glyph.low or 0, glyph.high or 0) for glyph in glyphs) or 1
    taken: list[tuple[float, float, float]] = []
    drawn: list[str] = []
    for glyph in glyphs:
        across = (glyph.last - first).days / days * width
        low, high = (bound / top * height for bound in _reach(glyph))
        free = (
            step
            for step in SIDEWAYS
            if 0 <= across + step * NEAR <= width and _free(across + step * NEAR, low, high, taken)
        )
        step = next(free, 0)
        taken.append((across + step * NEAR, low, high))
        drawn.append(moment(glyph.last, timedelta(days=days * step * NEAR / width)))
    return drawn


def _reach(glyph: Glyph) -> Iterator[float]:
    """The bounds of what is drawn; an arrow has its foot at the only one that is stated."""
    yield glyph.low if glyph.low is not None else glyph.high or 0
    yield glyph.high if glyph.high is not None else glyph.low or 0


def _free(across: float, low: float, high: float, taken: list[tuple[float, float, float]]) -> bool:
    return all(
        abs(across - other) >= NEAR or low - above >= NEAR or below - high >= NEAR
        for other, below, above in taken
    )


def moment(day: date, aside: timedelta = timedelta()) -> str:
    """When a day begins, or so long after."""
    return (datetime.combine(day, time(), UTC) + aside).isoformat()
