import pytest

from campaigns.charts.labels import LINE, Taken, dotted
from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box
from campaigns.charts.rivers import beside
from campaigns.charts.water import LETTERS

WIDTH, HEIGHT = 300, 200
ALL = (0, 0, WIDTH, HEIGHT)
DOWN, ACROSS = [(150, 0), (150, 200)], [(0, 100), (300, 100)]
WINDING = [(40, 0), (40, 120), (260, 120), (260, 200)]


def named(line, extent=ALL, boxes=()):
    taken = Taken(WIDTH, HEIGHT, list(boxes), lines=list(dotted(line)))
    return list(beside("Euphrates", [line], extent, taken)), taken


@pytest.mark.parametrize("line", [DOWN, ACROSS, WINDING, [(0, 0), (300, 200)]])
def test_the_name_of_a_river_stands_close_beside_it_and_touches_nothing(line):
    ring = Box(12, 12, 150, 100)
    [words], taken = named(line, boxes=[ring])
    box = Box(width_of("Euphrates", LETTERS), LINE, words.x, words.y)
    near = [at for at in dotted(line) if box.covers(*at, margin=5)]
    assert (near != [], [at for at in near if box.covers(*at)]) == (True, [])
    assert min(box.overlap(ring)) < 0
    assert (taken.boxes[1].x, taken.boxes[1].y) == pytest.approx((words.x, words.y), abs=0.5)


def test_it_stands_where_the_river_runs_as_it_is_read():
    [words], _ = named(WINDING)
    assert (40 < words.x < 260, abs(words.y - 120)) == (True, LINE / 2 + 2)


def test_it_stands_at_the_stretch_that_is_its_own():
    [words], _ = named(WINDING, extent=(200, 130, 300, 200))
    assert words.y > 120


def test_without_room_or_river_there_is_no_name():
    everything = Box(WIDTH, HEIGHT, WIDTH / 2, HEIGHT / 2)
    assert named(DOWN, boxes=[everything])[0] == []
    assert named(DOWN, extent=(0, 0, 100, 200))[0] == []
