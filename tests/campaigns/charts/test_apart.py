from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from campaigns.charts.apart import NEAR, SIDEWAYS, ends_of, moved_apart
from tests.campaigns.charts.test_drawing import glyph

DAY = date(2017, 5, 25)


def moments(*glyphs):
    return [moment[:10] for moment in moved_apart(glyphs, 360, 200)]


def test_glyphs_that_have_room_stay_at_their_days():
    glyphs = [glyph(), glyph(day=date(2017, 1, 2))]
    assert moments(*glyphs) == ["2017-05-25", "2017-01-02"]
    assert moments(glyph(), glyph(low=30.0, high=30.0)) == ["2017-05-25", "2017-05-25"]


def test_glyphs_of_one_day_and_figure_stand_at_places_of_their_own():
    glyphs = [glyph()] * len(SIDEWAYS)
    assert len(set(moved_apart(glyphs, 360, 200))) == len(SIDEWAYS)


def test_a_glyph_within_a_range_of_the_same_day_stands_beside_it():
    first, second = moved_apart([glyph(low=2.0, high=10.0), glyph()], 360, 200)
    assert first[:10] == DAY.isoformat()
    assert second < first


def test_no_glyph_is_moved_off_the_ground():
    glyphs = [glyph(day=date(2017, 1, 1)), *[glyph()] * 12, *[glyph(day=date(2017, 1, 1))] * 12]
    drawn = [moment[:10] for moment in moved_apart(glyphs, 360, 200)]
    assert (min(drawn), max(drawn)) == ("2017-01-01", "2017-05-25")


def test_more_glyphs_than_there_are_places_for_are_all_drawn():
    assert len(moments(*[glyph()] * 40)) == 40


def test_an_axis_of_one_day_has_it_in_the_middle():
    assert ends_of([glyph(), glyph()]) == (date(2017, 5, 24), date(2017, 5, 26))


@given(
    st.lists(
        st.builds(
            glyph,
            day=st.dates(date(2016, 1, 1), date(2017, 12, 31)),
            low=st.none() | st.floats(0, 100),
            high=st.just(100.0),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_glyph_is_moved_further_than_the_places_beside_it(glyphs):
    first, last = ends_of(glyphs)
    most = (last - first).days * SIDEWAYS[-1] * NEAR / 360 + 1
    for one, moment in zip(glyphs, moments(*glyphs), strict=True):
        assert abs((date.fromisoformat(moment) - one.last).days) <= most
