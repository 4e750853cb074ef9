from datetime import date

from campaigns.charts.course import ABOVE, EDGE, HEIGHT, WIDTH, Spot, course_of
from campaigns.charts.glyphs import Glyph


def glyph(day, low, high, **said):
    told = {
        "stated": "",
        "accepted": True,
        "leads": False,
        "contests": False,
        "label": "",
        "address": "",
    }
    return Glyph(first=day, last=day, low=low, high=high, **(told | said))


MAY, JUNE = date(2017, 5, 1), date(2017, 6, 1)


def test_statements_stand_in_order_of_time_on_one_scale():
    assert course_of(
        [glyph(JUNE, 6.0, 6.0, leads=True), glyph(MAY, 12.0, 20.0, accepted=False)]
    ) == [
        Spot(x=EDGE, top=ABOVE, bottom=17.6, accepted=False, leads=False),
        Spot(x=WIDTH - EDGE, top=24.8, bottom=24.8, accepted=True, leads=True),
    ]


def test_an_open_bound_reaches_the_edge():
    [first, second] = course_of([glyph(MAY, 6.0, None), glyph(JUNE, None, 6.0)])
    assert (first.top, first.bottom) == (0.0, ABOVE)
    assert (second.top, second.bottom) == (ABOVE, HEIGHT)


def test_nought_lies_on_the_line_beneath_and_half_as_much_half_as_high():
    nought, half, most = course_of(
        [glyph(MAY, 0, 0), glyph(date(2017, 5, 9), 6, 6), glyph(JUNE, 12, 12)]
    )
    assert (nought.top, half.top, most.top) == (HEIGHT, (HEIGHT + ABOVE) / 2, ABOVE)
    assert [spot.top for spot in course_of([glyph(MAY, 0, 0), glyph(JUNE, 0, 0)])] == [HEIGHT] * 2


def test_statements_about_one_day_are_no_course():
    assert course_of([glyph(MAY, 6.0, 6.0), glyph(MAY, 8.0, 8.0)]) == []
    assert course_of([]) == []


def test_what_stands_first_is_drawn_larger_and_a_range_from_bound_to_bound():
    [dot, bar] = course_of([glyph(MAY, 6.0, 6.0, leads=True), glyph(JUNE, 6.0, 8.0)])
    assert (dot.left, dot.head, dot.width, dot.height) == (0.5, 9.5, 9.0, 9.0)
    assert (bar.left, bar.head, bar.width, bar.height) == (136.0, 5.0, 6.0, 12.0)
