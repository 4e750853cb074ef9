"""Where on a map there is water, and where the name of a sea has room in it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from campaigns.charts.labels import LINE, Taken
from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box

CELL = 6  # px: how finely a map is looked at
LETTERS = 12  # px: how high they are
SHORE = 2  # px that stay free between a name and the land
Ring = Sequence[tuple[int, int]]
Extent = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class NameLine:
    """A line of a name by its middle."""

    x: int
    y: int
    line: str
    upright: bool  # it is read from below


@dataclass(frozen=True)
class Water:
    """A map in square cells, each of them water or land."""

    cells: list[list[bool]]

    def covers(self, box: Box) -> bool:
        """Whether there is nothing but water under a box."""
        left, right = box.x - box.width / 2 - SHORE, box.x + box.width / 2 + SHORE
        top, bottom = box.y - box.height / 2 - SHORE, box.y + box.height / 2 + SHORE
        rows = self.cells[max(int(top // CELL), 0) : int(bottom // CELL) + 1]
        return all(
            all(row[max(int(left // CELL), 0) : int(right // CELL) + 1]) and any(row)
            for row in rows
        )

    def named(self, name: str, extent: Extent, taken: Taken) -> list[NameLine]:
        """The lines of a sea's name, in the middle of the water within its extent: on one line,
        with each of its words on its own, or upright along a narrow shore; none without room."""
        spots = list(self._within(extent))
        if not spots:
            return []
        middle = complex(
            sum(spot.real for spot in spots) / len(spots),
            sum(spot.imag for spot in spots) / len(spots),
        )
        spots.sort(key=lambda spot: abs(spot - middle))
        for lines, upright in (([name], False), (name.split(), False), ([name], True)):
            wide, high = max(width_of(line, LETTERS) for line in lines), LINE * len(lines)
            for spot in spots:
                across, down = (high, wide) if upright else (wide, high)
                box = Box(across, down, spot.real, spot.imag)
                if self.covers(box) and taken.is_free(box):
                    taken.boxes.append(box)
                    return list(_stacked(lines, box, upright))
        return []

    def _within(self, extent: Extent) -> Iterator[complex]:
        left, top, right, bottom = extent
        for down, row in enumerate(self.cells):
            y = (down + 0.5) * CELL
            for across, is_water in enumerate(row):
                x = (across + 0.5) * CELL
                if is_water and left <= x <= right and top <= y <= bottom:
                    yield complex(x, y)


def water_of(rings: Iterable[Ring], width: int, height: int) -> Water:
    """What no ring of land encloses; what lies in an even number of rings is a lake."""
    edges = [
        edge
        for ring in rings
        for edge in zip(ring, [*ring[1:], ring[0]], strict=True)
        if edge[0][1] != edge[1][1]
    ]
    return Water([_row((down + 0.5) * CELL, edges, width) for down in range(-(-height // CELL))])


def _row(
    y: float, edges: Iterable[tuple[tuple[int, int], tuple[int, int]]], width: int
) -> list[bool]:
    """One row of cells: water until the first shore, and changing at each."""
    shores = [
        one[0] + (y - one[1]) / (other[1] - one[1]) * (other[0] - one[0])
        for one, other in edges
        if (one[1] > y) != (other[1] > y)
    ]
    middles = [(across + 0.5) * CELL for across in range(-(-width // CELL))]
    return [sum(shore < x for shore in shores) % 2 == 0 for x in middles]


def _stacked(lines: Sequence[str], box: Box, upright: bool) -> Iterator[NameLine]:
    top = box.y - (len(lines) - 1) * LINE / 2
    for number, line in enumerate(lines):
        yield NameLine(round(box.x), round(top + number * LINE), line, upright)
