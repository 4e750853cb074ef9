"""A small map: land, a grid of degrees, a scale, and places with their names. Pure.

No border is drawn: which lines are borders is what campaigns are about. The projection is
Mercator's, in which north is up and a region keeps its shape.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from campaigns.charts.land import Point, Window, clipped, held
from campaigns.charts.placing import Box
from campaigns.tables.towns import TOWNS, Town

WIDTH = 360
TALL, FLAT = 1.0, 0.62  # a map is between as high as wide and less than two thirds of it
NARROWEST = 13.0  # degrees across: closer, there is no coast or town to know a place by
AROUND = 0.22  # of what lies between the outermost places, on every side
DOT, LETTER, LINE, TARGET = 7, 7, 16, 28
NUMBER = 28, 16  # what the number of a line of the grid takes, beside the line and above the edge
CROWDED = 40  # px² of others' names that the name of a town around may cover, at most
STEPS = (1, 2, 5, 10)  # degrees between the lines of the grid
LENGTHS = (50, 100, 200, 500, 1000)  # km of a scale
KM_A_DEGREE = 111.2
KEPT = 200  # outlines of land, one for each window that is asked for


@dataclass(frozen=True)
class Site:
    """A place on the map: where it lies, and where its name stands beside it."""

    town: Town
    x: int
    y: int
    name: str
    text_x: int
    text_y: int
    anchor: str


@dataclass(frozen=True)
class Atlas:
    width: int
    height: int
    land: str  # a path
    meridians: list[tuple[int, int]]  # (x, degrees east)
    parallels: list[tuple[int, int]]  # (y, degrees north)
    sites: list[Site]
    around: list[Site]  # towns that are not meant, to know the others by
    scale: tuple[int, int]  # px, km


def atlas_of(towns: Sequence[Town], *, language: str) -> Atlas | None:
    """The map of these towns; None where there are none."""
    if not towns:
        return None
    window = _window(towns)
    height, land = _drawn(window)
    sheet = Sheet(window, height)
    scale = _scale(window)
    others = [town for town in TOWNS if town not in towns and window.holds(_point(town))]
    taken = [Box(2 * DOT, 2 * DOT, *sheet.at(_point(town))) for town in (*towns, *others)]
    taken.append(Box(scale[0] + 20, 36, scale[0] / 2 + 10, 18))
    meridians = [(sheet.at((d, window.south))[0], d) for d in _degrees(window.west, window.east)]
    parallels = [
        (y, degrees)
        for degrees in _degrees(window.south, window.north)
        if (y := sheet.at((window.west, degrees))[1]) > LINE  # its number stands above it
    ]
    taken += [Box(*NUMBER, x + NUMBER[0] / 2, height - LINE / 2) for x, _ in meridians]
    taken += [Box(*NUMBER, WIDTH - NUMBER[0] / 2, y - LINE / 2) for y, _ in parallels]
    sites = [site for town in towns if (site := _site(town, sheet, language, taken))]
    around = [_site(town, sheet, language, taken, at_most=CROWDED) for town in others]
    return Atlas(
        width=WIDTH,
        height=height,
        land=land,
        meridians=meridians,
        parallels=parallels,
        sites=sites,
        around=[site for site in around if site],
        scale=scale,
    )


@dataclass(frozen=True)
class Sheet:
    window: Window
    height: int

    def at(self, point: Point) -> tuple[int, int]:
        window = self.window
        across = (point[0] - window.west) / (window.east - window.west)
        top, bottom = _up(window.north), _up(window.south)
        return round(across * WIDTH), round((top - _up(point[1])) / (top - bottom) * self.height)


def _window(towns: Sequence[Town]) -> Window:
    """What to show: the towns and something around, neither flat nor tall, within land we hold."""
    west, east = min(t.longitude for t in towns), max(t.longitude for t in towns)
    south, north = min(t.latitude for t in towns), max(t.latitude for t in towns)
    middle = (west + east) / 2, (south + north) / 2
    across = max((east - west) * (1 + 2 * AROUND), NARROWEST)
    squeeze = math.cos(math.radians(middle[1]))
    down = max((north - south) * (1 + 2 * AROUND), across * squeeze * FLAT)
    across = max(across, down / TALL / squeeze)
    return Window(
        middle[0] - across / 2, middle[1] - down / 2, middle[0] + across / 2, middle[1] + down / 2
    )


@lru_cache(maxsize=KEPT)
def _drawn(window: Window) -> tuple[int, str]:
    """How high the map is, and the outline of its land."""
    breadth = math.radians(window.east - window.west)
    height = round((_up(window.north) - _up(window.south)) / breadth * WIDTH)
    sheet = Sheet(window, height)
    rings = ([sheet.at(point) for point in ring] for ring in clipped(held(), window))
    return height, "".join(f"M{'L'.join(f'{x},{y}' for x, y in ring)}Z" for ring in rings)


def _up(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _point(town: Town) -> Point:
    return town.longitude, town.latitude


def _degrees(first: float, last: float) -> Iterator[int]:
    step = next((step for step in STEPS if (last - first) / step <= 5), STEPS[-1])
    yield from (d for d in range(math.ceil(first), math.ceil(last)) if d % step == 0)


def _scale(window: Window) -> tuple[int, int]:
    """The longest round length that takes less than a third of the map, in its middle."""
    middle = math.radians((window.south + window.north) / 2)
    px = WIDTH / (window.east - window.west) / (KM_A_DEGREE * math.cos(middle))
    length = max([LENGTHS[0], *(km for km in LENGTHS if km * px < WIDTH / 3)])
    return round(length * px), length


def _site(
    town: Town, sheet: Sheet, language: str, taken: list[Box], *, at_most: float = math.inf
) -> Site | None:
    """A place and its name, on the side where it covers least; None where that is too much."""
    x, y = sheet.at(_point(town))
    name = town.name_in(language)
    width = len(name) * LETTER
    sides = [
        ("start", x + DOT + 4, y, x + DOT + 4 + width / 2),
        ("end", x - DOT - 4, y, x - DOT - 4 - width / 2),
        ("middle", x, y - DOT - 9, x),
        ("middle", x, y + DOT + 9, x),
    ]
    boxes = [Box(width, LINE, middle, text_y) for _, _, text_y, middle in sides]
    costs = [_cost(box, taken, sheet.height) for box in boxes]
    if min(costs) > at_most:
        return None
    best = costs.index(min(costs))
    taken.append(boxes[best])
    anchor, text_x, text_y, _ = sides[best]
    return Site(town, x, y, name, round(text_x), round(text_y), anchor)


def _cost(box: Box, taken: Iterable[Box], height: int) -> float:
    overlaps = (box.overlap(other) for other in taken)
    covered = sum(math.prod(overlap) for overlap in overlaps if min(overlap) > 0)
    left, right = box.x - box.width / 2, box.x + box.width / 2
    outside = max(-left, 0) + max(right - WIDTH, 0) + max(8 - box.y, 0) + max(box.y + 8 - height, 0)
    return covered + 100 * outside
