from campaigns.charts.labels import Taken, dotted
from campaigns.charts.placing import Box

RING = Box(12, 12, 180, 100)


def sheet(*boxes):
    return Taken(360, 200, [RING, *boxes])


def test_a_name_stands_right_of_its_point():
    label = sheet().place("Mosul", RING)
    assert (label.x, label.y, label.anchor, label.leader) == (189, 100, "start", None)


def test_at_the_edge_of_the_sheet_it_stands_on_the_other_side():
    at_the_edge = Box(12, 12, 350, 100)
    assert sheet().place("Mosul", at_the_edge).anchor == "end"


def test_no_name_stands_where_another_does():
    taken = sheet()
    labels = [taken.place("Mosul", RING) for _ in range(4)]
    assert len({(label.x, label.y) for label in labels}) == 4


def test_where_everything_beside_it_is_taken_a_line_leads_to_the_name():
    around = [Box(60, 16, 224, 100), Box(60, 16, 136, 100), Box(14, 16, 180, 82)]
    label = sheet(*around, Box(14, 16, 180, 118)).place("Mosul", RING)
    assert label.leader is not None


def test_of_places_as_near_that_one_is_taken_under_which_no_line_runs():
    river = Taken(360, 200, [RING], lines=[(210, 100)])
    assert river.place("Mosul", RING).anchor == "end"
    across_all = [(x, y) for x in range(100, 260, 5) for y in range(60, 140, 5)]
    label = Taken(360, 200, [RING], lines=across_all).place("Mosul", RING)
    assert (label.anchor, label.leader) == ("start", None)


def test_points_along_a_line_lie_close_together_from_its_start_to_its_end():
    points = list(dotted([(0, 0), (9, 0), (9, 3)]))
    assert points == [(0, 0), (3, 0), (6, 0), (9, 0), (9, 3)]


def test_where_nothing_is_free_there_is_no_name_and_nothing_is_taken():
    taken = Taken(40, 40, [RING])
    assert (taken.place("Mosul", RING), taken.boxes) == (None, [RING])
