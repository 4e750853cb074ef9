"""Where boxes that are tied to each other stand on a sheet: the same for the same boxes. Pure.

What hangs together is placed together, and its groups side by side or one beneath the other. Boxes
of a group are as far apart as there are ties between them, as nearly as a plane allows (stress
majorisation), then drawn out over its ground, then pushed off each other. Nothing is drawn by lot.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

ROUNDS = 80  # enough for two dozen boxes to come to rest
PUSHES = 200
GAP = 12  # px that stay free between boxes
TIED_GAP = 58  # between two that are tied, one above the other, so that words fit on their line
BETWEEN = 26  # px between groups
COLUMN = 3  # boxes of a group that stand one beneath the other, as wide as the widest
EDGE = 2  # px between a box and the edge of the sheet, for its border


@dataclass
class Box:
    """A box by its middle, in pixels."""

    width: float
    height: float
    x: float = 0
    y: float = 0

    def covers(self, x: float, y: float, margin: float = 0) -> bool:
        across, down = abs(x - self.x), abs(y - self.y)
        return across <= self.width / 2 + margin and down <= self.height / 2 + margin

    def overlap(self, other: "Box", *, across: float = 0, down: float = 0) -> tuple[float, float]:
        """How far two boxes reach into each other either way; both positive where they touch."""
        return (
            (self.width + other.width) / 2 + across - abs(self.x - other.x),
            (self.height + other.height) / 2 + down - abs(self.y - other.y),
        )

    def touches(self, other: "Box", apart: float) -> bool:
        """Whether two boxes reach into each other, or come nearer than this."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + apart
            and abs(self.y - other.y) < (self.height + other.height) / 2 + apart
        )

    def edge_towards(self, x: float, y: float) -> tuple[float, float]:
        """Where a line from the middle to a point leaves the box."""
        across, down = x - self.x, y - self.y
        shares = [
            half / abs(way)
            for half, way in ((self.width / 2, across), (self.height / 2, down))
            if way
        ]
        share = min([1.0, *shares])
        return self.x + across * share, self.y + down * share


def arrange(
    boxes: Sequence[Box],
    ties: Collection[tuple[int, int]],
    *,
    width: float,
    least: float = 0,
    spread: float = 1,
) -> None:
    """Move boxes to their places on a sheet of this width, as high as it has to be.

    `ties` are pairs of their numbers. No group is narrower than `least`, which its words need;
    the greater the `spread`, the more room there is for them between the boxes.
    """
    right, top, bottom = 0.0, float(EDGE), 0.0
    for group in sorted(_groups(len(boxes), ties), key=len, reverse=True):
        own = [boxes[number] for number in group]
        tied = [(group.index(a), group.index(b)) for a, b in ties if a in group]
        widest = max(least, *(box.width for box in own)) + 2 * EDGE
        pairs = {frozenset(tie) for tie in tied if tie[0] != tie[1]}
        in_a_column = len(pairs) < len(own) <= COLUMN  # without a way around, they are a chain
        across = widest if in_a_column else width
        if right + across > width:
            right, top = 0.0, bottom + BETWEEN
        height = (70 + 44 * len(own) + 10 * len(tied)) * spread
        place(own, tied, width=min(across, width), height=height, gap=TIED_GAP * spread)
        if in_a_column and _is_chain(own, pairs):
            for box in own:
                box.x = across / 2
        highest = min(box.y - box.height / 2 for box in own)
        for box in own:
            box.x, box.y = box.x + right, box.y + top - highest
        bottom = max(bottom, *(box.y + box.height / 2 for box in own))
        right += across + BETWEEN


def _is_chain(boxes: Sequence[Box], pairs: Collection[frozenset[int]]) -> bool:
    """Whether each is tied to the next one beneath it alone: their lines can run straight down."""
    order = sorted(range(len(boxes)), key=lambda number: boxes[number].y)
    return all(abs(order.index(a) - order.index(b)) == 1 for a, b in pairs)


def _groups(count: int, ties: Collection[tuple[int, int]]) -> list[list[int]]:
    """The numbers of what hangs together, each group and its members in their order."""
    group = list(range(count))
    for one, other in ties:
        kept, gone = sorted((group[one], group[other]))
        group = [kept if name == gone else name for name in group]
    return [[n for n in range(count) if group[n] == name] for name in dict.fromkeys(group)]


def place(
    boxes: Sequence[Box],
    ties: Collection[tuple[int, int]],
    *,
    width: float,
    height: float,
    gap: float = TIED_GAP,
) -> None:
    """Move boxes to their places on a sheet; two that are tied keep a gap one above the other."""
    points = _at_rest(_steps(len(boxes), ties))
    _draw_out(boxes, points, width, height)
    tied = {frozenset(tie) for tie in ties}
    for _ in range(PUSHES):
        if not _push_apart(boxes, tied, gap):
            break
        for box in boxes:
            box.x = min(max(box.x, box.width / 2 + EDGE), width - box.width / 2 - EDGE)
            box.y = min(max(box.y, box.height / 2 + EDGE), height - box.height / 2 - EDGE)


def _steps(count: int, ties: Collection[tuple[int, int]]) -> list[list[float]]:
    """How many ties lead from each to each; what is not joined stands a little further off."""
    steps = [[0.0 if a == b else math.inf for b in range(count)] for a in range(count)]
    for a, b in ties:
        if a != b:
            steps[a][b] = steps[b][a] = 1.0
    for via in range(count):
        for a in range(count):
            for b in range(count):
                steps[a][b] = min(steps[a][b], steps[a][via] + steps[via][b])
    furthest = max((step for row in steps for step in row if step < math.inf), default=0)
    return [[min(step, furthest + 0.5) for step in row] for row in steps]


def _at_rest(steps: list[list[float]]) -> list[complex]:
    """Points whose distances come as near to these steps as they can, from a circle on."""
    count = len(steps)
    points = [
        complex(math.cos(2 * math.pi * n / count), math.sin(2 * math.pi * n / count))
        for n in range(count)
    ]
    for _ in range(ROUNDS):
        points = [_pulled(n, points, steps[n]) for n in range(count)]
    return points


def _pulled(one: int, points: list[complex], steps: list[float]) -> complex:
    """Where all others, the nearest the strongest, would have a point stand."""
    weighed, place = 0.0, 0j
    for other, point in enumerate(points):
        if other != one:
            away = points[one] - point
            pull = steps[other] ** -2
            weighed += pull
            place += pull * (point + steps[other] * away / max(abs(away), 1e-9))
    return place / weighed if weighed else points[one]


def _draw_out(boxes: Sequence[Box], points: list[complex], width: float, height: float) -> None:
    """Fill the sheet, the longer way of the points along its longer side."""
    spread_x = _spread([point.real for point in points])
    spread_y = _spread([point.imag for point in points])
    if (spread_x > spread_y) != (width > height):
        points = [complex(point.imag, point.real) for point in points]
    left = min((point.real for point in points), default=0)
    top = min((point.imag for point in points), default=0)
    across = _spread([point.real for point in points]) or 1
    down = _spread([point.imag for point in points]) or 1
    for box, point in zip(boxes, points, strict=True):
        box.x = box.width / 2 + (width - box.width) * (point.real - left) / across
        box.y = box.height / 2 + (height - box.height) * (point.imag - top) / down


def _spread(along: list[float]) -> float:
    return max(along, default=0) - min(along, default=0)


def _push_apart(boxes: Sequence[Box], tied: Collection[frozenset[int]], gap: float) -> bool:
    """Push each two that are too near apart the shorter way; whether there were any."""
    pushed = False
    for number, one in enumerate(boxes):
        for offset, other in enumerate(boxes[number + 1 :], number + 1):
            are_tied = frozenset((number, offset)) in tied
            across, down = one.overlap(other, across=GAP, down=gap if are_tied else GAP)
            if down > 0.5 and (across > 0.5 or are_tied):
                pushed = True
                if across < down and not are_tied:
                    step = across / 2 if one.x >= other.x else -across / 2
                    one.x, other.x = one.x + step, other.x - step
                else:
                    step = down / 2 if one.y >= other.y else -down / 2
                    one.y, other.y = one.y + step, other.y - step
    return pushed
