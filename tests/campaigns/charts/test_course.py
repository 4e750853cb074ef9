from datetime import date

from campaigns.charts.course import EDGE, HEIGHT, WIDTH, Spot, course_of
from campaigns.charts.marks import Mark


def mark(day, low, high, **said):
    told = {
        "stated": "",
        "accepted": True,
        "leads": False,
        "contests": False,
        "label": "",
        "address": "",
    }
    return Mark(first=day, last=day, low=low, high=high, **(told | said))


MAY, JUNE = date(2017, 5, 1), date(2017, 6, 1)


def test_statements_stand_in_order_of_time_on_one_scale():
    assert course_of([mark(JUNE, 6.0, 6.0, leads=True), mark(MAY, 12.0, 20.0, accepted=False)]) == [
        Spot(x=EDGE, top=EDGE, bottom=17.6, accepted=False, leads=False),
        Spot(x=WIDTH - EDGE, top=HEIGHT - EDGE, bottom=HEIGHT - EDGE, accepted=True, leads=True),
    ]


def test_an_open_bound_reaches_the_edge():
    [first, second] = course_of([mark(MAY, 6.0, None), mark(JUNE, None, 6.0)])
    assert (first.top, first.bottom) == (0.0, HEIGHT / 2)
    assert (second.top, second.bottom) == (HEIGHT / 2, HEIGHT)


def test_figures_that_are_all_the_same_lie_in_the_middle():
    assert [spot.top for spot in course_of([mark(MAY, 6, 6), mark(JUNE, 6, 6)])] == [16.0, 16.0]


def test_statements_about_one_day_are_no_course():
    assert course_of([mark(MAY, 6.0, 6.0), mark(MAY, 8.0, 8.0)]) == []
    assert course_of([]) == []


def test_what_stands_first_is_drawn_larger_and_a_range_from_bound_to_bound():
    [dot, bar] = course_of([mark(MAY, 6.0, 6.0, leads=True), mark(JUNE, 6.0, 8.0)])
    assert (dot.left, dot.head, dot.width, dot.height) == (0.5, 22.5, 9.0, 9.0)
    assert (bar.left, bar.head, bar.width, bar.height) == (136.0, 2.0, 6.0, 28.0)
