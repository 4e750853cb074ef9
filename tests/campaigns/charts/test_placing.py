from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.charts.placing import Box, arrange, place

SIZES = st.tuples(st.integers(30, 130), st.integers(24, 60))


def placed(sizes, ties, width=360, height=700):
    boxes = [Box(*size) for size in sizes]
    place(boxes, ties, width=width, height=height)
    return boxes


def test_two_that_are_tied_stand_one_above_the_other_with_room_for_a_word():
    one, other = placed([(100, 30), (100, 30)], [(0, 1)], height=200)
    assert abs(one.y - other.y) >= 30 + 50


def test_what_is_tied_to_both_stands_between_them():
    one, between, other = placed([(60, 30)] * 3, [(0, 1), (1, 2)])
    assert min(one.y, other.y) < between.y < max(one.y, other.y)


def test_one_alone_and_none_are_placed_too():
    assert placed([], []) == []
    [alone] = placed([(60, 30)], [(0, 0)])
    assert (0 <= alone.x <= 360, 0 <= alone.y <= 700) == (True, True)


@given(st.lists(SIZES, min_size=1, max_size=10), st.data())
def test_boxes_stay_on_the_sheet_and_at_the_same_places(sizes, data):
    numbers = st.integers(0, len(sizes) - 1)
    ties = data.draw(st.lists(st.tuples(numbers, numbers), max_size=12))
    boxes = placed(sizes, ties)
    assert boxes == placed(sizes, ties)
    for box in boxes:
        assert box.width / 2 - 0.1 <= box.x <= 360 - box.width / 2 + 0.1
        assert box.height / 2 - 0.1 <= box.y <= 700 - box.height / 2 + 0.1


@given(st.lists(SIZES, min_size=2, max_size=7), st.data())
def test_no_box_covers_another_where_the_sheet_has_room(sizes, data):
    numbers = st.integers(0, len(sizes) - 1)
    ties = data.draw(st.lists(st.tuples(numbers, numbers), max_size=3))
    for one, other in combinations(placed(sizes, ties, height=1200), 2):
        assert min(one.overlap(other)) <= 1


def arranged(sizes, ties, **room):
    boxes = [Box(*size) for size in sizes]
    arrange(boxes, ties, width=360, **room)
    return boxes


def test_what_is_not_joined_stands_side_by_side():
    a, b, c, d = arranged([(100, 30)] * 4, [(0, 1), (2, 3)])
    assert max(a.x, b.x) < min(c.x, d.x)
    assert abs(min(a.y, b.y) - min(c.y, d.y)) < 1


def test_a_pair_is_no_wider_than_its_names_and_its_word():
    one, other = arranged([(60, 30), (60, 30)], [(0, 1)], least=90)
    assert max(one.x, other.x) <= 90


def test_what_is_tied_in_a_chain_stands_straight_beneath_each_other():
    a, b, c = arranged([(100, 30), (60, 30), (80, 30)], [(0, 1), (1, 2)])
    assert a.x == b.x == c.x
    d, e, f = arranged([(60, 30)] * 3, [(0, 1), (1, 2), (2, 0)], least=200)
    assert len({d.x, e.x, f.x}) > 1


def test_the_greater_the_spread_the_further_apart_are_two_that_are_tied():
    (a, b), (c, d) = (arranged([(60, 30)] * 2, [(0, 1)], spread=spread) for spread in (1, 2))
    assert abs(c.y - d.y) > abs(a.y - b.y)


@given(st.lists(SIZES, min_size=1, max_size=9), st.data())
def test_every_group_stays_on_the_sheet_and_off_the_others(sizes, data):
    numbers = st.integers(0, len(sizes) - 1)
    ties = data.draw(st.lists(st.tuples(numbers, numbers), max_size=5))
    boxes = arranged(sizes, ties)
    for box in boxes:
        assert (box.x - box.width / 2 >= 0, box.x + box.width / 2 <= 360) == (True, True)
        assert box.y - box.height / 2 >= 0
    for one, other in combinations(boxes, 2):
        assert min(one.overlap(other)) <= 1
