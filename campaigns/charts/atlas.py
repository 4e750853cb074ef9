"""A small map: land, sea and rivers, a grid of degrees, a scale, and places with their names. Pure.

No border is drawn: which lines are borders is what campaigns are about. The projection is
Mercator's, in which north is up and a region keeps its shape.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from campaigns import wording
from campaigns.charts import WIDTH
from campaigns.charts.labels import Label, Spot, Taken, dotted
from campaigns.charts.land import Point, Window, clipped, clipped_lines, held
from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box
from campaigns.charts.rivers import beside
from campaigns.charts.water import Extent, NameLine, Water, water_of
from campaigns.tables.towns import RIVERS, SEAS, TOWNS, Area, Town

TALL, FLAT = 1.0, 0.62  # a map is between as high as wide and less than two thirds of it
NARROWEST = 13.0  # degrees across: closer, there is no coast or town to know a place by
AROUND, BEYOND = 0.22, 0.06  # of what lies between the outermost places, or of a region: each side
RING, CROSS, TARGET = 12, 7, 28  # px across the glyph of a place, of a town, what is hit
APART = 3  # px that stay free between names and all else
NUDGES = (0, 2, 4)  # px by which a ring may be moved off another: it still holds its place
ABOVE = 16  # px of letters above a line of the grid, or above the edge
STEPS = (1, 2, 5, 10)  # degrees between the lines of the grid
LENGTHS = (50, 100, 200, 500, 1000)  # km of a scale
KM_A_DEGREE = 111.2
Rings = dict[Spot, list[Town]]
Labels = dict[Spot, Label]
Flaws = tuple[int, int]
KEPT = 200  # maps, and outlines of land: each process draws one once


@dataclass(frozen=True)
class Site:
    """A ring for a place, or for several that lie on one spot, and the name beside it."""

    towns: list[Town]
    x: int
    y: int
    name: str
    label: Label | None  # None where there is no room at all: its link says it
    reach: int  # px around its middle that lead to it: as far as halfway to the next


@dataclass(frozen=True)
class Degree:
    """A line of the grid at its place across or down; its number stands beside it, if it can."""

    at: int
    degrees: int
    number: Label | None


@dataclass(frozen=True)
class Atlas:
    width: int
    height: int
    land: str  # a path
    rivers: str  # another, open
    seas: list[NameLine]
    river_names: list[NameLine]
    meridians: list[Degree]
    parallels: list[Degree]
    sites: list[Site]
    around: list[Site]  # towns that are not meant, to know the others by
    scale: tuple[int, int]  # px, km

    @property
    def joins(self) -> bool:
        """Whether one ring is for several places."""
        return any(len(site.towns) > 1 for site in self.sites)


def atlas_of(towns: Sequence[Town], *, language: str, region: Sequence[Area] = ()) -> Atlas | None:
    """The map of these towns, and of all of a region; None where there are no towns."""
    return _atlas(tuple(towns), language, tuple(region)) if towns else None


@lru_cache(maxsize=KEPT)
def _atlas(towns: tuple[Town, ...], language: str, region: tuple[Area, ...]) -> Atlas:
    window = _window(towns, region)
    ground = _ground(window)
    sheet = ground.sheet
    scale = _scale(window)
    scale_box = Box(scale[0] + 20, 36, scale[0] / 2 + 10, 18)
    taken = Taken(WIDTH, sheet.height, [scale_box], ground.dots)
    rings = _rings(towns, sheet)
    taken.boxes += [Box(RING, RING, *at) for at in rings]
    meridians = list(_meridians(sheet, taken))
    parallels = list(_parallels(sheet, taken))
    sites = list(_sites(rings, language, taken))
    seas = [
        line
        for sea in SEAS
        for line in ground.water.named(sea.name_in(language), sheet.extent(sea), taken)
    ]
    river_names = [
        words
        for river in RIVERS
        for words in beside(river.name_in(language), ground.rivers, sheet.extent(river), taken)
    ]
    others = [town for town in TOWNS if town not in towns and window.holds(_point(town))]
    return Atlas(
        width=WIDTH,
        height=sheet.height,
        land="".join(f"{_path(ring)}Z" for ring in ground.land),
        rivers="".join(map(_path, ground.rivers)),
        seas=seas,
        river_names=river_names,
        meridians=meridians,
        parallels=parallels,
        sites=sites,
        around=list(_around(others, sheet, language, taken)),
        scale=scale,
    )


@dataclass(frozen=True)
class Sheet:
    window: Window
    height: int

    def at(self, point: Point) -> Spot:
        window = self.window
        across = (point[0] - window.west) / (window.east - window.west)
        top, bottom = _up(window.north), _up(window.south)
        return round(across * WIDTH), round((top - _up(point[1])) / (top - bottom) * self.height)

    def extent(self, area: Area) -> Extent:
        return *self.at((area.west, area.north)), *self.at((area.east, area.south))


@dataclass(frozen=True)
class Ground:
    """What lies under everything else on a sheet."""

    sheet: Sheet
    land: list[list[Spot]]  # rings
    rivers: list[list[Spot]]  # lines
    water: Water
    dots: set[tuple[float, float]]  # along shores and rivers


def _window(towns: Sequence[Town], region: Sequence[Area]) -> Window:
    """What to show: the towns and something around, neither flat nor tall, within land we hold."""
    west = min([t.longitude for t in towns] + [a.west for a in region])
    east = max([t.longitude for t in towns] + [a.east for a in region])
    south = min([t.latitude for t in towns] + [a.south for a in region])
    north = max([t.latitude for t in towns] + [a.north for a in region])
    around = BEYOND if region else AROUND
    middle = (west + east) / 2, (south + north) / 2
    across = max((east - west) * (1 + 2 * around), NARROWEST)
    squeeze = math.cos(math.radians(middle[1]))
    down = max((north - south) * (1 + 2 * around), across * squeeze * FLAT)
    across = max(across, down / TALL / squeeze)
    return Window(
        middle[0] - across / 2, middle[1] - down / 2, middle[0] + across / 2, middle[1] + down / 2
    )


@lru_cache(maxsize=KEPT)
def _ground(window: Window) -> Ground:
    breadth = math.radians(window.east - window.west)
    height = round((_up(window.north) - _up(window.south)) / breadth * WIDTH)
    sheet = Sheet(window, height)
    land = [list(map(sheet.at, ring)) for ring in clipped(held("land"), window)]
    rivers = [list(map(sheet.at, line)) for line in clipped_lines(held("rivers"), window)]
    dots = {
        (x, y)
        for line in [*land, *rivers]
        for x, y in dotted(line)
        if 0 < x < WIDTH and 0 < y < height  # the edge of the sheet is no shore
    }
    return Ground(sheet, land, rivers, water_of(land, WIDTH, height), dots)


def _path(points: Sequence[Spot]) -> str:
    return f"M{'L'.join(f'{x},{y}' for x, y in points)}"


def _up(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _point(town: Town) -> Point:
    return town.longitude, town.latitude


def _degrees(first: float, last: float) -> Iterator[int]:
    step = next((step for step in STEPS if (last - first) / step <= 5), STEPS[-1])
    yield from (d for d in range(math.ceil(first), math.ceil(last)) if d % step == 0)


def _meridians(sheet: Sheet, taken: Taken) -> Iterator[Degree]:
    """Lines from north to south, each number at their foot, on the side where there is room."""
    window = sheet.window
    for degrees in _degrees(window.west, window.east):
        x, _ = sheet.at((degrees, window.south))
        y = sheet.height - ABOVE / 2
        yield Degree(x, degrees, _number(degrees, taken, (x + 3, y, "start"), (x - 3, y, "end")))


def _parallels(sheet: Sheet, taken: Taken) -> Iterator[Degree]:
    """Lines from west to east, each number at their end, above them or beneath."""
    window, x = sheet.window, WIDTH - 4
    for degrees in _degrees(window.south, window.north):
        _, y = sheet.at((window.west, degrees))
        above, beneath = y - ABOVE / 2, y + ABOVE / 2
        yield Degree(y, degrees, _number(degrees, taken, (x, above, "end"), (x, beneath, "end")))


def _number(degrees: int, taken: Taken, *tried: tuple[int, float, str]) -> Label | None:
    """The number of a line at the first place where it is whole and covers nothing, and is clear of
    lines if it can be."""
    width = width_of(f"{degrees}°")
    boxes = (
        Box(width, ABOVE, x + (width if anchor == "start" else -width) / 2, y)
        for x, y, anchor in tried
    )
    labels = (
        Label(x, round(y), anchor, box, None)
        for (x, y, anchor), box in zip(tried, boxes, strict=True)
    )
    number = taken.clearest(label for label in labels if taken.is_free(label.box))
    if number:
        taken.boxes.append(number.box)
    return number


def _scale(window: Window) -> tuple[int, int]:
    """The longest round length that takes less than a third of the map, in its middle."""
    middle = math.radians((window.south + window.north) / 2)
    px = WIDTH / (window.east - window.west) / (KM_A_DEGREE * math.cos(middle))
    length = max([LENGTHS[0], *(km for km in LENGTHS if km * px < WIDTH / 3)])
    return round(length * px), length


def _rings(towns: Sequence[Town], sheet: Sheet) -> Rings:
    """Where the rings stand and what each is for. None touches another: it moves aside by so
    little that its place is still within it, or else one ring is for both."""
    rings: Rings = {}
    for town in towns:
        x, y = sheet.at(_point(town))
        tried = [
            (x + across, y + down)
            for step in NUDGES
            for across in (0, step, -step)
            for down in (0, step, -step)
        ]
        free = (at for at in tried if all(math.dist(at, ring) > RING + 1 for ring in rings))
        at = next(free, None) or min(rings, key=lambda ring: math.dist(ring, (x, y)))
        rings.setdefault(at, []).append(town)
    return rings


def _sites(rings: Rings, language: str, taken: Taken) -> Iterator[Site]:
    """The rings with their names, in an order in which all of them find room beside their ring and
    clear of lines, or else most."""
    names = {at: _named(towns, language) for at, towns in rings.items()}
    tried: list[tuple[Flaws, Taken, Labels]] = []
    for order in _orders(list(rings)):
        room, labels = _named_in(order, names, taken)
        tried.append((_flaws(names, labels, taken), room, labels))
        if not any(tried[-1][0]):
            break
    _, room, labels = min(tried, key=itemgetter(0))
    taken.boxes[:] = room.boxes
    for at, towns in rings.items():
        away = min((math.dist(at, other) for other in rings if other != at), default=math.inf)
        yield Site(towns, *at, names[at], labels.get(at), reach=round(min(TARGET, away) / 2))


def _named_in(order: Sequence[Spot], names: dict[Spot, str], taken: Taken) -> tuple[Taken, Labels]:
    """What is taken, and the names that find room, if they are placed in an order."""
    room, labels = replace(taken, boxes=list(taken.boxes)), {}
    for at in order:
        shunned = [point for ring in names if ring != at for point in _beside(ring)]
        mindful = replace(room, lines=[*room.lines, *shunned])
        if label := mindful.place(names[at], Box(RING, RING, *at), apart=APART):
            labels[at] = label
    return room, labels


def _beside(ring: Spot) -> tuple[Spot, Spot]:
    """Where a name would seem to be that of this ring."""
    return (ring[0] - RING, ring[1]), (ring[0] + RING, ring[1])


def _flaws(names: dict[Spot, str], labels: Labels, taken: Taken) -> Flaws:
    """How many names have no room; and how many have a leader or lie across a line."""
    marred = (label.leader is not None or taken.crossed(label.box) for label in labels.values())
    return len(names) - len(labels), sum(marred)


def _orders(rings: list[Spot]) -> Iterator[list[Spot]]:
    """As they come; and, where that leaves a flaw, from every side, from the middle
    outwards and inwards, and those first that stand closest to others."""
    yield rings
    for degrees in range(0, 360, 45):
        across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        yield sorted(rings, key=lambda at: across * at[0] + down * at[1])
    middle = sum(x for x, _ in rings) / len(rings), sum(y for _, y in rings) / len(rings)
    yield sorted(rings, key=lambda at: math.dist(at, middle))
    yield sorted(rings, key=lambda at: -math.dist(at, middle))
    yield sorted(rings, key=lambda at: sum(math.dist(at, ring) for ring in rings))


def _named(towns: Sequence[Town], language: str) -> str:
    return wording.listed(town.name_in(language) for town in towns)


def _around(towns: Sequence[Town], sheet: Sheet, language: str, taken: Taken) -> Iterator[Site]:
    """Towns that have room for their cross and for their name right beside it."""
    for town in towns:
        name, cross = town.name_in(language), Box(CROSS, CROSS, *sheet.at(_point(town)))
        if not taken.is_free(cross, apart=APART):
            continue
        taken.boxes.append(cross)
        if label := taken.place(name, cross, away=(0,), apart=APART):
            yield Site([town], round(cross.x), round(cross.y), name, label, reach=0)
        else:
            taken.boxes.remove(cross)
