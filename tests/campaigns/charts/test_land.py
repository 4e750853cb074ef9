import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from campaigns.charts.land import (
    Window,
    clipped,
    clipped_lines,
    held,
    lines_of,
    rings_of,
    thinned,
)
from campaigns.tables.towns import TOWNS

WINDOW, INNER = Window(0, 0, 10, 10), Window(0.001, 0.001, 9.999, 9.999)
DEGREES = st.floats(-20, 20).map(lambda degrees: round(degrees, 2))


def test_a_ring_within_the_window_stays_as_it_is():
    ring = [(1, 1), (9, 1), (9, 9), (1, 9)]
    assert list(clipped([ring], WINDOW)) == [ring]


def test_a_ring_outside_the_window_is_gone_and_one_around_it_is_the_window():
    beside = [(20, 20), (30, 20), (30, 30)]
    around = [(-5, -5), (15, -5), (15, 15), (-5, 15)]
    [all_of_it] = clipped([beside, around], WINDOW)
    assert set(all_of_it) == {(0, 0), (10, 0), (10, 10), (0, 10)}


@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=12))
def test_nothing_of_what_is_cut_lies_outside_the_window(ring):
    for cut in clipped([ring], WINDOW):
        assert all(-1e-9 <= degrees <= 10 + 1e-9 for point in cut for degrees in point)


def test_a_line_ends_at_the_side_where_it_leaves_and_begins_again_where_it_comes_back():
    within = [(1, 1), (9, 9)]
    away_and_back = [(5, 5), (15, 5), (15, 8), (5, 8)]
    through = [(-5, 2), (15, 2)]
    beside = [(20, 0), (20, 10)]
    assert list(clipped_lines([within, away_and_back, through, beside], WINDOW)) == [
        within,
        [(5, 5), (10, 5)],
        [(10, 8), (5, 8)],
        [(0, 2), (10, 2)],
    ]


@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=2, max_size=12))
def test_all_of_a_line_within_the_window_is_left_and_nothing_else(line):
    pieces = list(clipped_lines([line], WINDOW))
    left = [at for piece in pieces for at in _middles(piece)]
    assert all(_is_on([line], at) for at in left)
    assert all(-1e-9 <= degrees <= 10 + 1e-9 for at in left for degrees in at)
    assert all(_is_on(pieces, at) for at in _middles(line) if INNER.holds(at))


def _middles(line):
    return [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(line)]


def _is_on(lines, at):
    """Whether the way from one point of a line to the next is no longer by way of this one."""
    steps = (step for line in lines for step in pairwise(line))
    return any(math.dist(a, at) + math.dist(at, b) - math.dist(a, b) < 1e-6 for a, b in steps)


TOPOLOGY = {
    "transform": {"scale": [1, 1], "translate": [10, 20]},
    "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
    "objects": {
        "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0, ~1]]]}]},
        "lakes": {"geometries": [{"type": "Polygon", "arcs": [[0, ~1]]}]},
        "rivers": {
            "geometries": [
                {"type": "LineString", "arcs": [1]},
                {"type": "MultiLineString", "arcs": [[~0], [0, ~1]]},
            ]
        },
    },
}


def test_arcs_are_walked_step_by_step_and_backwards_where_their_number_is_turned():
    ring = [(10, 20), (14, 20), (14, 24), (10, 24)]
    assert list(rings_of(TOPOLOGY, "land")) == list(rings_of(TOPOLOGY, "lakes")) == [ring]


def test_a_river_of_several_arcs_is_one_line_and_is_not_closed():
    assert list(lines_of(TOPOLOGY, "rivers")) == [
        [(10, 20), (10, 24), (14, 24)],
        [(14, 24), (14, 20), (10, 20)],
        [(10, 20), (14, 20), (14, 24), (10, 24), (10, 20)],
    ]


def test_points_that_lie_close_together_are_thinned():
    assert thinned([(0, 0), (0.01, 0), (1, 0), (1, 0.02)], 0.03) == [(0, 0), (1, 0)]


def test_the_land_that_ships_reaches_beyond_every_town():
    points = [point for ring in held("land") for point in ring]
    assert min(x for x, _ in points) < min(town.longitude for town in TOWNS) - 10
    assert max(y for _, y in points) > max(town.latitude for town in TOWNS) + 10
