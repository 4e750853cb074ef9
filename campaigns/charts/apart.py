"""Marks that would cover each other stand side by side: none hides, each can be hit. Pure."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from campaigns.charts.marks import Mark

NEAR = 30  # px: nearer than this, a finger hits both, on a narrow page too
SIDEWAYS = [0, *(step * side for step in range(1, 5) for side in (-1, 1))]  # the nearest first


def ends_of(marks: Sequence[Mark]) -> tuple[date, date]:
    """The first and the last day that an axis shows; one day alone stands in the middle."""
    first, last = min(mark.first for mark in marks), max(mark.last for mark in marks)
    aside = timedelta(days=1 if first == last else 0)
    return first - aside, last + aside


def moved_apart(marks: Sequence[Mark], width: int, height: int) -> list[str]:
    """When each mark is drawn, in their order: at its last day, or a few pixels beside it.

    Only the drawing moves: the label, the link and the span keep the day that is stated, and a
    line leads to it. Where all places beside it are taken, marks lie upon each other, and the
    table tells them apart.
    """
    first, last = ends_of(marks)
    days = (last - first).days
    top = max(max(mark.low or 0, mark.high or 0) for mark in marks) or 1
    taken: list[tuple[float, float, float]] = []
    drawn: list[str] = []
    for mark in marks:
        across = (mark.last - first).days / days * width
        low, high = (bound / top * height for bound in _reach(mark))
        free = (
            step
            for step in SIDEWAYS
            if 0 <= across + step * NEAR <= width and _free(across + step * NEAR, low, high, taken)
        )
        step = next(free, 0)
        taken.append((across + step * NEAR, low, high))
        drawn.append(moment(mark.last, timedelta(days=days * step * NEAR / width)))
    return drawn


def _reach(mark: Mark) -> Iterator[float]:
    """The bounds of what is drawn; an arrow has its foot at the only one that is stated."""
    yield mark.low if mark.low is not None else mark.high or 0
    yield mark.high if mark.high is not None else mark.low or 0


def _free(across: float, low: float, high: float, taken: list[tuple[float, float, float]]) -> bool:
    return all(
        abs(across - other) >= NEAR or low - above >= NEAR or below - high >= NEAR
        for other, below, above in taken
    )


def moment(day: date, aside: timedelta = timedelta()) -> str:
    """When a day begins, or so long after."""
    return (datetime.combine(day, time(), UTC) + aside).isoformat()
