"""Figures written beside their glyphs: of what stands first, and of what contests it. Pure.

None covers a glyph, an arrow, a line or another figure. What stands first always has its figure,
unless it is too long for any; what contests it has one where there is room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from campaigns.charts import WIDTH
from campaigns.charts.glyphs import Glyph
from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box
from campaigns.charts.plot import HIGH, Plot

LONGEST = 220  # px of a figure that is written at all
LINE = 15  # px of its letters
# px: half a glyph, of what leads, an arrow, half a bar, the sign
ROUND, LEADING, STEM, BAR, SIGN = 6, 8, 17, 6, 16
OVER = 8  # px by which a figure reaches over its glyph
HEADROOM = -34  # px above the ground: no figure stands higher


@dataclass(frozen=True)
class Figure:
    """Words by their distance from a bound of the glyph with this number."""

    number: int
    bound: str  # low or high
    align: str
    dx: float
    dy: float
    box: Box


def figures_of(glyphs: Sequence[Glyph], moments: Sequence[str], plot: Plot) -> list[Figure]:
    """Where figures stand; `moments` are those at which the glyphs are drawn."""
    taken = [
        box for glyph, at in zip(glyphs, moments, strict=True) for box in drawn(glyph, at, plot)
    ]
    placed = []
    for number in sorted(range(len(glyphs)), key=lambda n: not glyphs[n].leads):
        glyph = glyphs[number]
        if not (glyph.leads or glyph.contests) or width_of(glyph.stated) > LONGEST:
            continue
        tried = [_figure(number, glyph, plot.x(moments[number]), plot, way) for way in _ways(glyph)]
        tried = [figure for figure in tried if _is_on(figure.box)]
        free = (figure for figure in tried if _covered(figure.box, taken) == 0)
        least = min(tried, key=lambda figure: _covered(figure.box, taken), default=None)
        if figure := next(free, least if glyph.leads else None):
            taken.append(figure.box)
            placed.append(figure)
    return placed


def drawn(glyph: Glyph, at: str, plot: Plot) -> Iterator[Box]:
    """What a glyph takes: itself, its line back to its first day, and the sign that it contests."""
    x, (top, bottom) = plot.x(at), _ends(glyph, plot)
    half = BAR if glyph.is_range else LEADING if glyph.leads else ROUND
    yield Box(2 * half, bottom - top, x, (top + bottom) / 2)
    if glyph.first != glyph.last:
        start, y = plot.x(f"{glyph.first}T00:00:00+00:00"), plot.y(_bound(glyph))
        yield Box(abs(x - start), 4, (start + x) / 2, y)
    if glyph.contests:
        yield Box(SIGN, SIGN, x + SIGN, plot.y(_bound(glyph)))


def _bound(glyph: Glyph) -> float:
    """The bound at which its line and its sign stand."""
    return glyph.high if glyph.high is not None else glyph.low or 0


def _ends(glyph: Glyph, plot: Plot) -> tuple[float, float]:
    """How far down it begins and ends."""
    if glyph.low is None or glyph.high is None:
        foot = plot.y(_bound(glyph))
        return (foot - STEM, foot + 2) if glyph.high is None else (foot - 2, foot + STEM)
    half = 1 if glyph.is_range else LEADING if glyph.leads else ROUND
    return plot.y(glyph.high) - half, plot.y(glyph.low) + half


def _ways(glyph: Glyph) -> list[tuple[str, str]]:
    """Above and beneath, over its glyph to either side, and beside: away from an arrow first."""
    upright = ["below", "above"] if glyph.high is None else ["above", "below"]
    return [(place, align) for place in upright for align in ("right", "left", "center")] + [
        ("beside", "right"),
        ("beside", "left"),
    ]


def _figure(number: int, glyph: Glyph, x: float, plot: Plot, way: tuple[str, str]) -> Figure:
    place, align = way
    width, (top, bottom) = width_of(glyph.stated), _ends(glyph, plot)
    bound, foot = ("low", glyph.low) if place == "below" else ("high", glyph.high)
    foot = _bound(glyph) if foot is None else foot
    y = {"above": top - LINE / 2, "below": bottom + LINE / 2 + 1, "beside": plot.y(foot)}[place]
    side = {"right": 1, "left": -1, "center": 0}[align]
    over = -side * (LEADING + 3) if place == "beside" else side * OVER
    if place == "beside" and glyph.contests and align == "left":
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
