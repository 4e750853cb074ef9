"""Land without borders: rings of longitudes and latitudes, cut to what a map shows. Pure.

`land.json` is the land of Natural Earth (public domain) at 1:10 million, as `world-atlas` (ISC)
packs it, around the towns of the gazetteer; `manage.py clip_land` wrote it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

Point = tuple[float, float]
Ring = Sequence[Point]
FILE = Path(__file__).parent / "land.json"


class Window(NamedTuple):
    """What a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north


@cache
def held() -> list[list[Point]]:
    """The rings that ship with the install: an edge of land, or of a lake in it."""
    rings = json.loads(FILE.read_text("utf-8"))["rings"]
    return [list(zip(ring[::2], ring[1::2], strict=True)) for ring in rings]


def clipped(rings: Iterable[Ring], window: Window) -> Iterator[list[Point]]:
    """The rings as far as they lie in a window; along its sides they are closed."""
    sides: list[tuple[int, Callable[[float], bool], float]] = [
        (0, lambda x: x >= window.west, window.west),
        (0, lambda x: x <= window.east, window.east),
        (1, lambda y: y >= window.south, window.south),
        (1, lambda y: y <= window.north, window.north),
    ]
    for ring in rings:
        left = list(ring)
        for axis, is_inside, at in sides:
            left = list(_cut(left, axis, is_inside, at))
        if len(left) > 2:
            yield left


def _cut(ring: Ring, axis: int, is_inside: Callable[[float], bool], at: float) -> Iterator[Point]:
    """A ring as far as it lies on the inner side of a line (Sutherland and Hodgman)."""
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if is_inside(before[axis]) != is_inside(point[axis]):
            share = (at - before[axis]) / (point[axis] - before[axis])
            across = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (at, across) if axis == 0 else (across, at)
        if is_inside(point[axis]):
            yield point


def rings_of(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """The rings of the land in a TopoJSON file, whose arcs are chains of small steps."""
    (scale_x, scale_y), (left, top) = topology["transform"].values()
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + left, y * scale_y + top))
        arcs.append(arc)
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                yield [p for n in ring for p in (arcs[n] if n >= 0 else arcs[~n][::-1])[:-1]]


def thinned(ring: Ring, apart: float) -> list[Point]:
    """The ring without points that are nearer than this, in degrees, to the last one kept."""
    kept: list[Point] = []
    for point in ring:
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= apart:
            kept.append(point)
    return kept
