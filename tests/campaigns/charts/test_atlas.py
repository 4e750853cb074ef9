from itertools import combinations

import pytest

from campaigns.charts.atlas import WIDTH, atlas_of
from campaigns.charts.placing import Box
from campaigns.tables.towns import TOWNS, town_of

MOSUL, RAQQA, BAGHDAD = (town_of(name) for name in ("Mosul", "Raqqa", "Baghdad"))


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
    assert "Erbil" in [town.name for town in drawn.around]


def test_names_are_in_the_readers_script():
    assert set(by_name([MOSUL, RAQQA], "ar")) == {"الموصل", "الرقة"}


def test_the_scale_is_as_long_as_it_says():
    drawn = atlas_of([MOSUL, BAGHDAD], language="en")
    px, km = drawn.scale
    sites = {site.name: site for site in drawn.sites}
    down = sites["Baghdad"].y - sites["Mosul"].y
    assert km / px * down == pytest.approx(337, rel=0.05)  # 3.03 degrees of latitude


@pytest.mark.parametrize("towns", [[MOSUL], [MOSUL, RAQQA], TOWNS])
def test_every_place_and_its_name_lie_on_the_map(towns):
    drawn = atlas_of(towns, language="en")
    assert [site for site in drawn.sites if not 0 < site.x < WIDTH] == []
    assert [site for site in drawn.sites if not 0 < site.text_y < drawn.height] == []


def test_the_names_of_towns_around_cover_nothing():
    drawn = atlas_of([MOSUL, RAQQA], language="en")
    boxes = [_box(site) for site in [*drawn.sites, *drawn.around]]
    overlaps = [one.overlap(other) for one, other in combinations(boxes, 2)]
    assert [(a, d) for a, d in overlaps if a * d > 40 and min(a, d) > 0] == []


def _box(site):
    width = 7 * len(site.name)
    side = {"start": 1, "end": -1, "middle": 0}[site.anchor]
    return Box(width, 16, site.text_x + side * width / 2, site.text_y)


def test_the_land_has_a_coast_and_the_same_map_is_always_drawn_alike():
    one, again = (atlas_of([MOSUL, RAQQA], language="en") for _ in range(2))
    assert one == again
    assert (one.land[0], len(one.land) > 200) == ("M", True)


def test_no_town_is_no_map():
    assert atlas_of([], language="en") is None
