"""Figures written beside their marks: of what stands first, and of what contests it. Pure.

None covers a mark, an arrow, a line or another figure. What stands first always has its figure,
unless it is too long for any; what contests it has one where there is room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from campaigns.charts import WIDTH
from campaigns.charts.letters import width_of
from campaigns.charts.marks import Mark
from campaigns.charts.placing import Box
from campaigns.charts.plot import HIGH, Plot

LONGEST = 220  # px of a figure that is written at all
LINE = 15  # px of its letters
ROUND, LEADING, STEM, BAR, SIGN = 6, 8, 17, 6, 16  # px: half a mark, an arrow, half a bar, the sign
OVER = 8  # px by which a figure reaches over its mark
HEADROOM = -34  # px above the ground: no figure stands higher


@dataclass(frozen=True)
class Figure:
    """Words by their distance from a bound of the mark with this number."""

    number: int
    bound: str  # low or high
    align: str
    dx: float
    dy: float
    box: Box


def figures_of(marks: Sequence[Mark], moments: Sequence[str], plot: Plot) -> list[Figure]:
    """Where figures stand; `moments` are those at which the marks are drawn."""
    taken = [box for mark, at in zip(marks, moments, strict=True) for box in drawn(mark, at, plot)]
    placed = []
    for number in sorted(range(len(marks)), key=lambda n: not marks[n].leads):
        mark = marks[number]
        if not (mark.leads or mark.contests) or width_of(mark.stated) > LONGEST:
            continue
        tried = [_figure(number, mark, plot.x(moments[number]), plot, way) for way in _ways(mark)]
        tried = [figure for figure in tried if _is_on(figure.box)]
        free = (figure for figure in tried if _covered(figure.box, taken) == 0)
        least = min(tried, key=lambda figure: _covered(figure.box, taken), default=None)
        if figure := next(free, least if mark.leads else None):
            taken.append(figure.box)
            placed.append(figure)
    return placed


def drawn(mark: Mark, at: str, plot: Plot) -> Iterator[Box]:
    """What a mark takes: itself, its line back to its first day, and the sign that it contests."""
    x, (top, bottom) = plot.x(at), _ends(mark, plot)
    half = BAR if mark.is_range else LEADING if mark.leads else ROUND
    yield Box(2 * half, bottom - top, x, (top + bottom) / 2)
    if mark.first != mark.last:
        start, y = plot.x(f"{mark.first}T00:00:00+00:00"), plot.y(_bound(mark))
        yield Box(abs(x - start), 4, (start + x) / 2, y)
    if mark.contests:
        yield Box(SIGN, SIGN, x + SIGN, plot.y(_bound(mark)))


def _bound(mark: Mark) -> float:
    """The bound at which its line and its sign stand."""
    return mark.high if mark.high is not None else mark.low or 0


def _ends(mark: Mark, plot: Plot) -> tuple[float, float]:
    """How far down it begins and ends."""
    if mark.low is None or mark.high is None:
        foot = plot.y(_bound(mark))
        return (foot - STEM, foot + 2) if mark.high is None else (foot - 2, foot + STEM)
    half = 1 if mark.is_range else LEADING if mark.leads else ROUND
    return plot.y(mark.high) - half, plot.y(mark.low) + half


def _ways(mark: Mark) -> list[tuple[str, str]]:
    """Above and beneath, over its mark to either side, and beside: away from an arrow first."""
    upright = ["below", "above"] if mark.high is None else ["above", "below"]
    return [(place, align) for place in upright for align in ("right", "left", "center")] + [
        ("beside", "right"),
        ("beside", "left"),
    ]


def _figure(number: int, mark: Mark, x: float, plot: Plot, way: tuple[str, str]) -> Figure:
    place, align = way
    width, (top, bottom) = width_of(mark.stated), _ends(mark, plot)
    bound, foot = ("low", mark.low) if place == "below" else ("high", mark.high)
    foot = _bound(mark) if foot is None else foot
    y = {"above": top - LINE / 2, "below": bottom + LINE / 2 + 1, "beside": plot.y(foot)}[place]
    side = {"right": 1, "left": -1, "center": 0}[align]
    over = -side * (LEADING + 3) if place == "beside" else side * OVER
    if place == "beside" and mark.contests and align == "left":
        over += SIGN + 2
    return Figure(
        number=number,
        bound=bound,
        align=align,
        dx=over,
        dy=round(y - plot.y(foot), 1),
        box=Box(width, LINE, x + over - side * width / 2, y),
    )


def _is_on(box: Box) -> bool:
    left, right = box.x - box.width / 2, box.x + box.width / 2
    top, bottom = box.y - box.height / 2, box.y + box.height / 2
    return left >= 0 and right <= WIDTH - 2 and top >= HEADROOM and bottom <= HIGH + 1


def _covered(box: Box, taken: Sequence[Box]) -> float:
    overlaps = (box.overlap(other) for other in taken)
    return sum(across * down for across, down in overlaps if min(across, down) > 0)
