import math
import re
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.charts import WIDTH
from campaigns.charts.atlas import CROSS, RING, atlas_of
from campaigns.charts.labels import LINE, dotted
from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box
from campaigns.charts.water import LETTERS
from campaigns.tables.towns import TOWNS, countries_in, town_of

MOSUL, RAQQA, BAGHDAD, TABQA, DAM = (
    town_of(name) for name in ("Mosul", "Raqqa", "Baghdad", "Tabqa", "Tabqa Dam")
)
BOTH = countries_in("Iraq and Syria")


def by_name(towns, language="en"):
    return {site.name: site for site in atlas_of(towns, language=language).sites}


def test_north_is_up_and_east_is_right():
    sites = by_name([MOSUL, RAQQA, BAGHDAD])
    assert sites["Raqqa"].x < sites["Mosul"].x < sites["Baghdad"].x
    assert sites["Mosul"].y < sites["Raqqa"].y < sites["Baghdad"].y


def test_one_town_alone_stands_in_the_middle_with_others_to_know_it_by():
    drawn = atlas_of([MOSUL], language="en")
    [site] = drawn.sites
    assert (site.x, abs(site.y - drawn.height / 2) < 5) == (WIDTH / 2, True)
    assert "Kirkuk" in [town.name for town in drawn.around]


def test_names_are_in_the_readers_script():
    assert set(by_name([MOSUL, RAQQA], "ar")) == {"الموصل", "الرقة"}


def test_the_scale_is_as_long_as_it_says():
    drawn = atlas_of([MOSUL, BAGHDAD], language="en")
    px, km = drawn.scale
    sites = {site.name: site for site in drawn.sites}
    down = sites["Baghdad"].y - sites["Mosul"].y
    assert km / px * down == pytest.approx(337, rel=0.05)  # 3.03 degrees of latitude


def test_places_on_one_spot_share_a_ring_and_those_beside_it_have_their_own():
    drawn = atlas_of([DAM, TABQA, RAQQA], language="en")
    assert [site.name for site in drawn.sites] == ["Tabqa Dam, Tabqa", "Raqqa"]
    assert drawn.joins
    assert not atlas_of([TABQA, RAQQA], language="en").joins


def test_a_town_around_that_is_too_near_to_a_meant_place_is_left_out():
    around = [town.name for town in atlas_of([TABQA], language="en").around]
    assert ("Tabqa Dam" in around, "Kobani" in around) == (False, True)


@pytest.mark.parametrize("language", ["en", "ar"])
@given(st.lists(st.sampled_from(TOWNS), min_size=1, unique=True), st.sampled_from([[], BOTH]))
def test_nothing_on_a_map_covers_anything_else(language, towns, region):
    drawn = atlas_of(towns, language=language, region=region)
    sites, around = drawn.sites, drawn.around
    assert {town for site in sites for town in site.towns} == set(towns)
    labels = [site.label for site in [*sites, *around] if site.label]
    assert len(labels) == len(sites) + len(around) or len(towns) > 4  # in a crowd one may lack room
    rings = [Box(RING, RING, site.x, site.y) for site in sites]
    boxes = [Box(CROSS, CROSS, town.x, town.y) for town in around]
    boxes += [label.box for label in labels]
    boxes += [line.number.box for line in [*drawn.meridians, *drawn.parallels] if line.number]
    boxes += _river_names(drawn)
    boxes.append(Box(drawn.scale[0], 24, 10 + drawn.scale[0] / 2, 20))
    assert [box for box in [*rings, *boxes] if not _is_within(box, drawn)] == []
    pairs = [*combinations(boxes, 2), *product(boxes, rings)]
    assert [pair for pair in pairs if min(pair[0].overlap(pair[1])) > 0] == []
    assert [pair for pair in combinations(rings, 2) if _apart(*pair) < RING] == []
    leaders = [point for label in labels if label.leader for point in _along(label.leader)]
    assert [at for box, at in product(boxes, leaders) if box.covers(*at, margin=-1)] == []
    shores = [*_points(drawn.rivers), *_points(drawn.land)]
    assert [at for box, at in product(_river_names(drawn), shores) if box.covers(*at)] == []


def _river_names(drawn):
    return [Box(width_of(w.line, LETTERS), LINE, w.x, w.y) for w in drawn.river_names]


def _points(path):
    """Points along the lines of a path."""
    lines = [re.findall(r"(-?\d+),(-?\d+)", line) for line in path.split("M")]
    return [at for line in lines for at in dotted([(int(x), int(y)) for x, y in line])]


def _apart(one, other):
    return math.dist((one.x, one.y), (other.x, other.y))


def _is_within(box, drawn):
    across, down = box.width / 2, box.height / 2
    return across <= box.x <= drawn.width - across and down <= box.y <= drawn.height - down


def _along(leader):
    """Points of a leader, without its ends, which touch a ring and a name."""
    left, top, right, bottom = leader
    for share in (0.2, 0.4, 0.6, 0.8):
        yield left + (right - left) * share, top + (bottom - top) * share


@given(st.lists(st.sampled_from(TOWNS), min_size=1, unique=True))
def test_a_ring_lies_on_the_place_that_it_is_for(towns):
    """The first of those that share it: an own ring moves off another by less than its radius."""
    drawn = atlas_of(towns, language="en")
    alone = {town: site for site in drawn.sites if len(site.towns) == 1 for town in site.towns}
    west, east = drawn.meridians[0], drawn.meridians[-1]
    px = (east.at - west.at) / (east.degrees - west.degrees)
    for town, site in alone.items():
        assert abs(site.x - (west.at + (town.longitude - west.degrees) * px)) <= RING / 2


@pytest.mark.parametrize(
    ("towns", "on_it"),
    [([RAQQA], "Raqqa"), ([RAQQA, MOSUL], "Mosul"), ([BAGHDAD], "Baghdad"), ([TABQA], "Tabqa")],
)
def test_a_town_on_a_river_has_it_within_its_ring(towns, on_it):
    drawn = atlas_of(towns, language="en")
    [site] = [site for site in drawn.sites if site.name == on_it]
    away = min(math.dist(at, (site.x, site.y)) for at in _points(drawn.rivers))
    assert away <= RING / 2
    assert "Z" not in drawn.rivers


def test_the_great_rivers_are_named_in_the_readers_script_where_there_is_room():
    drawn = [atlas_of([MOSUL, RAQQA], language=language) for language in ("en", "ar")]
    assert [[words.line for words in map_.river_names] for map_ in drawn] == [
        ["Euphrates", "Tigris"],
        ["الفرات", "دجلة"],
    ]


def test_names_need_no_leader_where_another_order_leaves_room_beside_each_ring():
    crowd = [town_of(name) for name in ("Ayn Issa", "Palmyra", "Raqqa")]
    sites = atlas_of(crowd, language="en").sites
    assert [site.name for site in sites if site.label.leader] == []


def test_a_sea_is_named_where_there_is_water_enough_and_nowhere_on_land():
    wide = atlas_of([MOSUL], language="en", region=countries_in("Iraq and Syria"))
    west = atlas_of([town_of("Aleppo")], language="en")
    assert [words.line for words in west.seas] == ["Mediterranean Sea"]
    assert (wide.seas, atlas_of([BAGHDAD], language="en").seas) == ([], [])


def test_the_map_of_a_region_holds_all_of_it_and_little_else():
    drawn = atlas_of([town_of("Palmyra")], language="en", region=BOTH)
    degrees = [line.degrees for line in drawn.meridians], [line.degrees for line in drawn.parallels]
    assert degrees == ([35, 40, 45], [30, 32, 34, 36])


def test_the_land_has_a_coast_and_the_same_map_is_always_drawn_alike():
    one, again = (atlas_of([MOSUL, RAQQA], language="en") for _ in range(2))
    assert one == again
    assert (one.land[0], len(one.land) > 200) == ("M", True)


def test_no_town_is_no_map():
    assert atlas_of([], language="en") is None
