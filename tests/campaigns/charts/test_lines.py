from campaigns.charts.lines import draw
from campaigns.charts.placing import Box

TOP, BOTTOM = Box(80, 30, 180, 30), Box(80, 30, 180, 400)
WORD = (50, 24)


def test_a_line_runs_straight_from_border_to_border_with_its_word_halfway():
    line = draw(TOP, BOTTOM, WORD, among=[TOP, BOTTOM], drawn=[])
    assert line.path == "M180,45Q180,215 180,385"
    assert (line.word.x, line.word.y) == (180, 215)
    assert line.head.startswith("180,385 ")


def test_a_line_bends_around_what_stands_between():
    between = Box(80, 30, 180, 215)
    line = draw(TOP, BOTTOM, WORD, among=[TOP, BOTTOM, between], drawn=[])
    assert line.bend != 0
    assert not between.covers(line.at(0.5).real, line.at(0.5).imag)


def test_lines_between_the_same_two_never_lie_upon_each_other():
    drawn = []
    for one, other in ((TOP, BOTTOM), (BOTTOM, TOP), (TOP, BOTTOM), (BOTTOM, TOP)):
        drawn.append(draw(one, other, WORD, among=[TOP, BOTTOM], drawn=drawn))
    assert len({line.at(0.5) for line in drawn}) == 4
    assert all(line.word.overlap(other.word)[0] for line in drawn for other in drawn)


def test_a_word_goes_along_its_line_to_where_nothing_stands():
    on_the_way = draw(TOP, BOTTOM, WORD, among=[], drawn=[])
    sides = Box(40, 30, 20, 215), Box(40, 30, 340, 215)
    other = draw(*sides, WORD, among=[], drawn=[on_the_way])
    assert min(on_the_way.word.overlap(other.word)) <= 0


def test_what_is_stated_of_someone_and_itself_is_a_loop():
    line = draw(TOP, TOP, WORD, among=[TOP], drawn=[])
    assert "nan" not in line.path
