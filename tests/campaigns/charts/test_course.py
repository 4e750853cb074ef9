from datetime import date

from campaigns.charts.course import EDGE, HEIGHT, WIDTH, Spot, course_of
from campaigns.charts.marks import Mark


def mark(day, low, high, **said):
    told = {"accepted": True, "leads": False, "contests": False, "label": "", "address": ""}
    return Mark(first=day, last=day, low=low, high=high, **(told | said))


MAY, JUNE = date(2017, 5, 1), date(2017, 6, 1)


def test_statements_stand_in_order_of_time_on_one_scale():
    assert course_of([mark(JUNE, 6.0, 6.0, leads=True), mark(MAY, 12.0, 20.0, accepted=False)]) == [
        Spot(x=EDGE, top=EDGE, bottom=15.4, accepted=False, leads=False),
        Spot(x=WIDTH - EDGE, top=HEIGHT - EDGE, bottom=HEIGHT - EDGE, accepted=True, leads=True),
    ]


def test_an_open_bound_reaches_the_edge():
    [first, second] = course_of([mark(MAY, 6.0, None), mark(JUNE, None, 6.0)])
    assert (first.top, first.bottom) == (0.0, HEIGHT / 2)
    assert (second.top, second.bottom) == (HEIGHT / 2, HEIGHT)


def test_figures_that_are_all_the_same_lie_in_the_middle():
    assert [spot.top for spot in course_of([mark(MAY, 6, 6), mark(JUNE, 6, 6)])] == [14.0, 14.0]


def test_statements_about_one_day_are_no_course():
    assert course_of([mark(MAY, 6.0, 6.0), mark(MAY, 8.0, 8.0)]) == []
    assert course_of([]) == []
