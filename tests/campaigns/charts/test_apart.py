from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from campaigns.charts.apart import NEAR, SIDEWAYS, ends_of, moved_apart
from tests.campaigns.charts.test_drawing import mark

DAY = date(2017, 5, 25)


def moments(*marks):
    return [moment[:10] for moment in moved_apart(marks, 360, 200)]


def test_marks_that_have_room_stay_at_their_days():
    marks = [mark(), mark(day=date(2017, 1, 2))]
    assert moments(*marks) == ["2017-05-25", "2017-01-02"]
    assert moments(mark(), mark(low=30.0, high=30.0)) == ["2017-05-25", "2017-05-25"]


def test_marks_of_one_day_and_figure_stand_at_places_of_their_own():
    marks = [mark()] * len(SIDEWAYS)
    assert len(set(moved_apart(marks, 360, 200))) == len(SIDEWAYS)


def test_a_mark_within_a_range_of_the_same_day_stands_beside_it():
    first, second = moved_apart([mark(low=2.0, high=10.0), mark()], 360, 200)
    assert first[:10] == DAY.isoformat()
    assert second < first


def test_no_mark_is_moved_off_the_ground():
    marks = [mark(day=date(2017, 1, 1)), *[mark()] * 12, *[mark(day=date(2017, 1, 1))] * 12]
    drawn = [moment[:10] for moment in moved_apart(marks, 360, 200)]
    assert (min(drawn), max(drawn)) == ("2017-01-01", "2017-05-25")


def test_more_marks_than_there_are_places_for_are_all_drawn():
    assert len(moments(*[mark()] * 40)) == 40


def test_an_axis_of_one_day_has_it_in_the_middle():
    assert ends_of([mark(), mark()]) == (date(2017, 5, 24), date(2017, 5, 26))


@given(
    st.lists(
        st.builds(
            mark,
            day=st.dates(date(2016, 1, 1), date(2017, 12, 31)),
            low=st.none() | st.floats(0, 100),
            high=st.just(100.0),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_no_mark_is_moved_further_than_the_places_beside_it(marks):
    first, last = ends_of(marks)
    most = (last - first).days * SIDEWAYS[-1] * NEAR / 360 + 1
    for one, moment in zip(marks, moments(*marks), strict=True):
        assert abs((date.fromisoformat(moment) - one.last).days) <= most
