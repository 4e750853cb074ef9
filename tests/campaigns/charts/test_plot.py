from datetime import date, timedelta

import pytest

from campaigns.charts import WIDTH
from campaigns.charts.plot import HIGH, days_named, plot_of
from tests.campaigns.charts.test_drawing import glyph


@pytest.mark.parametrize(
    ("figure", "named"),
    [
        (700.0, [0, 200, 400, 600, 800]),
        (922.0, [0, 500, 1000]),
        (15.0, [0, 5, 10, 15]),
        (0.6, [0, 0.2, 0.4, 0.6]),
        (0.0, [0, 0.5, 1]),
    ],
)
def test_a_few_round_figures_from_nought_on_are_named_at_the_axis(figure, named):
    plot = plot_of([glyph(low=figure, high=figure)])
    assert plot.named == named
    assert plot.least <= figure <= plot.most


def test_the_highest_figure_lies_at_the_top_and_nought_at_the_bottom():
    plot = plot_of([glyph(low=800.0, high=800.0)])
    assert (plot.y(800), plot.y(0)) == (0, HIGH)


def days(*stated):
    glyphs = [glyph(day=day) for day in stated]
    return days_named(glyphs, plot_of(glyphs))


def test_days_that_are_stated_are_named_where_their_words_have_room():
    assert days(date(2017, 1, 8), date(2017, 1, 9), date(2017, 1, 10)) == [
        date(2017, 1, 8),
        date(2017, 1, 9),
        date(2017, 1, 10),
    ]
    weeks = [date(2017, 1, 1) + timedelta(weeks=week) for week in range(20)]
    assert days(*weeks) == [weeks[0], weeks[8], weeks[19]]


def test_a_day_alone_and_two_near_ones_are_named_once_each():
    assert days(date(2017, 1, 8), date(2017, 1, 8)) == [date(2017, 1, 8)]
    assert days(date(2017, 1, 8), date(2017, 1, 9)) == [date(2017, 1, 8), date(2017, 1, 9)]


def test_later_days_lie_further_right_and_all_within_the_drawing():
    plot = plot_of([glyph(day=date(2017, 5, 1)), glyph(day=date(2017, 5, 31))])
    places = [plot.x(f"2017-05-{day}T00:00:00+00:00") for day in ("01", "16", "31")]
    assert sorted(places) == places
    assert (places[0] > plot.left, places[-1] < WIDTH) == (True, True)
