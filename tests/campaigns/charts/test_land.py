from hypothesis import given
from hypothesis import strategies as st

from campaigns.charts.land import Window, clipped, held, rings_of, thinned
from campaigns.tables.towns import TOWNS

WINDOW = Window(0, 0, 10, 10)
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


def test_arcs_are_walked_step_by_step_and_backwards_where_their_number_is_turned():
    topology = {
        "transform": {"scale": [1, 1], "translate": [10, 20]},
        "arcs": [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0, ~1]]]}]}},
    }
    assert list(rings_of(topology)) == [[(10, 20), (14, 20), (14, 24), (10, 24)]]


def test_points_that_lie_close_together_are_thinned():
    assert thinned([(0, 0), (0.01, 0), (1, 0), (1, 0.02)], 0.03) == [(0, 0), (1, 0)]


def test_the_land_that_ships_reaches_beyond_every_town():
    points = [point for ring in held() for point in ring]
    assert min(x for x, _ in points) < min(town.longitude for town in TOWNS) - 10
    assert max(y for _, y in points) > max(town.latitude for town in TOWNS) + 10
