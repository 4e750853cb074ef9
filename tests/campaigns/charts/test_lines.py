from itertools import combinations, permutations

from campaigns.charts.lines import Stroke, draw, draw_all, lengthened
from campaigns.charts.placing import Box

TOP, BOTTOM = Box(80, 30, 180, 30), Box(80, 30, 180, 400)
SIZE, LETTERS = (50, 24), 15
WORD = SIZE, LETTERS


def test_a_line_runs_straight_from_border_to_border_with_its_word_halfway():
    line = draw(TOP, BOTTOM, *WORD, among=[TOP, BOTTOM], drawn=[])
    assert line.path == "M180,45Q180,215 180,385"
    assert (line.word.x, line.word.y) == (180, 215)
    assert line.head.startswith("180,385 ")


def test_a_line_bends_around_what_stands_between():
    between = Box(80, 30, 180, 215)
    line = draw(TOP, BOTTOM, *WORD, among=[TOP, BOTTOM, between], drawn=[])
    assert line.way.bend != 0
    assert not between.covers(line.way.at(0.5).real, line.way.at(0.5).imag)


def test_lines_between_the_same_two_never_lie_upon_each_other():
    drawn = []
    for one, other in ((TOP, BOTTOM), (BOTTOM, TOP), (TOP, BOTTOM), (BOTTOM, TOP)):
        drawn.append(draw(one, other, *WORD, among=[TOP, BOTTOM], drawn=drawn))
    assert len({line.way.at(0.5) for line in drawn}) == 4
    assert all(line.word.overlap(other.word)[0] for line in drawn for other in drawn)


def test_a_word_goes_along_its_line_to_where_nothing_stands():
    on_the_way = draw(TOP, BOTTOM, *WORD, among=[], drawn=[])
    sides = Box(40, 30, 20, 215), Box(40, 30, 340, 215)
    other = draw(*sides, *WORD, among=[], drawn=[on_the_way])
    assert min(on_the_way.word.overlap(other.word)) <= 0


def test_what_is_stated_of_someone_and_itself_is_a_loop():
    line = draw(TOP, TOP, *WORD, among=[TOP], drawn=[])
    assert "nan" not in line.path


def test_a_line_ends_before_its_word_and_goes_on_behind_it():
    line = draw(TOP, BOTTOM, *WORD, among=[TOP, BOTTOM], drawn=[])
    first, second = line.visible[1:].split("M")
    above, beneath = int(first.split(",")[-1]), int(second.split("Q")[0].split(",")[1])
    assert (above < 215 - LETTERS / 2, beneath > 215 + LETTERS / 2) == (True, True)
    assert (first[:6], second[-7:]) == ("180,45", "180,385")


def test_a_word_leaves_its_head_and_its_beginning_to_be_seen():
    line = draw(TOP, BOTTOM, *WORD, among=[TOP, BOTTOM], drawn=[])
    assert line.is_clear([TOP, BOTTOM], [])
    assert not Stroke(line.way, 0.07, *WORD).is_clear([TOP, BOTTOM], [])  # a stub before it
    assert not Stroke(line.way, 0.93, *WORD).is_clear([TOP, BOTTOM], [])  # no room for its head
    near = Box(80, 30, 180, 70)
    assert not draw(TOP, near, *WORD, among=[TOP, near], drawn=[]).is_clear([TOP, near], [])


def test_lines_that_are_drawn_together_keep_off_the_words_of_each_other():
    corners = [Box(40, 24, x, y) for x, y in ((40, 20), (320, 20), (40, 300), (320, 300))]
    pairs = [(corners[0], corners[3]), (corners[1], corners[2])]
    lines = draw_all(pairs, [WORD, WORD], among=corners)
    assert [a.is_clear(corners, [b]) for a, b in permutations(lines, 2)] == [True, True]
    assert [min(a.word.overlap(b.word)) <= 0 for a, b in combinations(lines, 2)] == [True]


def test_a_longer_word_takes_the_place_of_a_shorter_one_where_nothing_else_stands():
    boxes = [TOP, BOTTOM, Box(40, 24, 60, 215), Box(40, 24, 300, 215)]
    lines = draw_all([(TOP, BOTTOM), (boxes[2], boxes[3])], [WORD, WORD], among=boxes)
    longer = ((90, 40), 34)
    assert [line.told for line in lengthened(lines, [longer, WORD], among=boxes)] == [longer, WORD]
    filling = ((90, 400), 34)  # there is no place for it between the two
    assert lengthened(lines, [filling, WORD], among=boxes) == lines
