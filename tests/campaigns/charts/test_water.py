from campaigns.charts.labels import Taken
from campaigns.charts.placing import Box
from campaigns.charts.water import water_of

WIDTH, HEIGHT = 300, 200
ALL = (0, 0, WIDTH, HEIGHT)
ISLAND = [(120, 80), (180, 80), (180, 120), (120, 120)]


def named(name, *rings, extent=ALL, taken=None):
    water = water_of(rings, WIDTH, HEIGHT)
    return water.named(name, extent, taken or Taken(WIDTH, HEIGHT))


def test_what_a_ring_encloses_is_land_and_a_ring_in_it_a_lake():
    coast = [(0, 0), (200, 0), (200, 200), (0, 200)]
    lake = [(40, 40), (160, 40), (160, 160), (40, 160)]
    water = water_of([coast, lake], WIDTH, HEIGHT)
    boxes = Box(20, 20, 250, 100), Box(20, 20, 100, 100), Box(20, 20, 20, 100)
    assert [water.covers(box) for box in boxes] == [True, True, False]


def test_the_name_of_a_sea_stands_in_its_middle_on_one_line():
    [words] = named("Black Sea")
    assert (words.line, abs(words.x - 150) < 6, abs(words.y - 100) < 6) == ("Black Sea", True, True)


def test_it_never_stands_on_land_nor_on_what_is_taken():
    [words] = named("Black Sea", ISLAND)
    assert not Box(60, 40, 150, 100).covers(words.x, words.y)
    everything = Taken(WIDTH, HEIGHT, [Box(WIDTH, HEIGHT, WIDTH / 2, HEIGHT / 2)])
    assert named("Black Sea", taken=everything) == []


def test_in_a_narrow_water_its_words_stand_beneath_each_other_or_upright():
    def strip(width):
        return [(width, 0), (WIDTH, 0), (WIDTH, HEIGHT), (width, HEIGHT)]

    assert [words.line for words in named("Caspian Sea", strip(60))] == ["Caspian", "Sea"]
    [words] = named("Caspian Sea", strip(30))
    assert words.upright
    assert named("Caspian Sea", strip(12)) == []


def test_a_sea_that_does_not_reach_so_far_is_not_named():
    assert named("Black Sea", extent=(-90, -90, -10, -10)) == []
