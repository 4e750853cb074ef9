from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.charts import WIDTH
from campaigns.charts.apart import moved_apart
from campaigns.charts.beside import drawn, figures_of
from campaigns.charts.plot import HIGH, plot_of
from tests.campaigns.charts.test_drawing import glyph

LEADS = {"leads": True, "stated": "about 300 square miles"}
RIVAL = {"contests": True, "stated": "more than 700 square miles"}


def placed(*glyphs):
    """The figures by the numbers of their glyphs, and what the glyphs take."""
    plot, moments = plot_of(glyphs), moved_apart(glyphs, WIDTH, HIGH)
    taken = [box for each, at in zip(glyphs, moments, strict=True) for box in drawn(each, at, plot)]
    return {figure.number: figure for figure in figures_of(glyphs, moments, plot)}, taken


def test_a_rival_has_its_figure_as_what_stands_first_has():
    figures, _ = placed(glyph(low=300.0, high=300.0, **LEADS), glyph(low=700.0, high=None, **RIVAL))
    assert set(figures) == {0, 1}


def test_other_statements_have_none():
    figures, _ = placed(glyph(low=300.0, high=300.0, **LEADS), glyph(low=100.0, high=100.0))
    assert set(figures) == {0}


def test_the_figure_of_an_arrow_stands_at_its_foot_and_not_on_it():
    up, taken = placed(glyph(low=40.0, high=None, leads=True, stated="at least 40"))
    assert up[0].dy > 0
    assert min(up[0].box.overlap(taken[0])) <= 0
    down, taken = placed(glyph(low=None, high=40.0, leads=True, stated="at most 40"))
    assert down[0].dy < 0
    assert min(down[0].box.overlap(taken[0])) <= 0


def test_a_figure_that_is_too_long_is_left_to_the_table():
    figures, _ = placed(glyph(leads=True, stated="no more than some 500 to 700 fighters"))
    assert figures == {}


BOUND = st.none() | st.integers(0, 900).map(float)
MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20), BOUND, BOUND), max_size=8)


@given(MARKS)
def test_no_figure_of_a_rival_covers_a_glyph_or_a_figure_and_none_leaves_the_drawing(spans):
    rivals = [
        glyph(
            day=date(2017, 3, 1) + timedelta(days),
            first=date(2017, 3, 1) + timedelta(days - back),
            low=low if low is None or high is None else min(low, high),
            high=high if low is None or high is None else max(low, high),
            **RIVAL,
        )
        for days, back, low, high in spans
        if low is not None or high is not None
    ]
    figures, taken = placed(glyph(low=300.0, high=300.0, **LEADS), *rivals)
    for number, figure in figures.items():
        left, right = figure.box.x - figure.box.width / 2, figure.box.x + figure.box.width / 2
        assert (left >= 0, right <= WIDTH, figure.box.y < HIGH) == (True, True, True)
        covered = [box for box in taken if min(figure.box.overlap(box)) > 0]
        assert covered == [] or number == 0
    pairs = combinations((figure.box for figure in figures.values()), 2)
    assert [pair for pair in pairs if min(pair[0].overlap(pair[1])) > 0] == []
