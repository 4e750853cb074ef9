"""Where on a map the name of a river has room beside it. Pure."""

import math
from collections.abc import Iterable, Iterator, Sequence

from campaigns.charts.labels import LINE, Spot, Taken, dotted
from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box
from campaigns.charts.water import LETTERS, Extent, NameLine

BANK = 2  # px that stay free between a river and its name
STEP = 2  # points of a river from one beside which its name may stand to the next
CLEAR = 8  # px between that name and what it is not the name of
SIDES = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]  # of a spot, on which it may be


def beside(
    name: str, lines: Iterable[Sequence[Spot]], extent: Extent, taken: Taken
) -> Iterator[NameLine]:
    """A river's name where all of it is nearest to the river, whose lines are the only ones within
    this extent; nothing where it would touch anything, or lie across a line."""
    left, top, right, bottom = extent
    spots = [
        (x, y)
        for line in lines
        for x, y in dotted(line)
        if left <= x <= right and top <= y <= bottom
    ]
    wide = width_of(name, LETTERS)
    boxes = [
        Box(wide, LINE, x + across * (wide / 2 + BANK), y + down * (LINE / 2 + BANK))
        for x, y in spots[::STEP]
        for across, down in SIDES
    ]
    for box in sorted(boxes, key=lambda box: _away(box, spots)):
        if taken.is_free(box, apart=CLEAR) and not taken.crossed(box):
            taken.boxes.append(box)
            yield NameLine(round(box.x), round(box.y), name, upright=False)
            return


def _away(box: Box, spots: Iterable[tuple[float, float]]) -> float:
    """How far both ends and the middle of a box are from a river, in px, all together."""
    ends = [(box.x + share * box.width, box.y) for share in (-0.5, 0, 0.5)]
    return sum(min(math.dist(end, spot) for spot in spots) for end in ends)
