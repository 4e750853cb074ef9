from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from campaigns.charts.letters import width_of
from campaigns.charts.placing import Box
from campaigns.charts.timeline import MOST, ROWS, timeline_of
from campaigns.enums import Kind, Review
from campaigns.models import Measure, StatedFact

ON = date(2017, 5, 31)
BEGAN = Measure(id=1, slug="operation-began", label="Operation began", kind=Kind.EVENT, position=20)
VOTE = Measure(id=2, slug="vote-scheduled", label="Vote scheduled", kind=Kind.EVENT, position=10)


def event(first, last=None, *, edtf="", measure=BEGAN, **said):
    last = first if last is None else last
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return StatedFact(
        measure=measure,
        article=Article(language="en"),
        stated_for=edtf or first or "",
        earliest=days[0],
        latest=days[1],
        **{"review": Review.ACCEPTED, "hedges": [], **said},
    )


VOTING = event(
    "2017-09-01",
    "2017-09-30",
    edtf="2017-09?",
    measure=VOTE,
    quote="A vote may be held, perhaps as early as September",
    hedges=["perhaps", "as early as"],
)


def happenings(past, coming=(), on=ON):
    drawn = timeline_of(past, coming, on=on)
    return [placed for lane in drawn.lanes for placed in lane.happenings]


def test_the_day_asked_for_parts_what_has_happened_from_what_is_to_come():
    drawn = timeline_of([event("2017-01-02")], [VOTING], on=ON)
    coming, past = (lane.happenings[0] for lane in drawn.lanes)
    assert past.end < drawn.today < coming.start
    assert (past.coming, coming.coming) == (False, True)


def test_what_is_to_come_stands_with_its_hedges_and_its_time_as_stated():
    past, coming = event("2017-01-02"), VOTING
    [to_come, happened] = happenings([past], [coming])
    assert to_come.words.lines == ["perhaps as early as", "September 2017,", "uncertain"]
    assert happened.words is None


def test_what_is_uncertain_tapers_and_what_is_sure_is_blunt():
    sure = event("2017-09-01", "2017-09-30", edtf="2017-09")
    about = event("2017-09-01", "2017-09-30", edtf="2017-09~")
    assert [placed.tapers for placed in happenings([], [sure, about, VOTING])] == [
        True,
        False,
        True,
    ]
    [blunt, *_] = happenings([], [sure])
    assert f"L{blunt.start},{blunt.y - 6}" in blunt.shape


def test_an_event_of_which_one_end_is_stated_is_an_arrow_to_the_other():
    began, ended = event("2016-10-01", ""), event("", "2017-05-31")
    [since, until] = happenings([began, ended])
    assert (since.is_open, until.is_open) == (True, True)
    assert since.shape.startswith(f"M{since.start},{since.y - 4}")
    assert f"L{since.end},{since.y}L" in since.shape
    assert until.shape.startswith(f"M{until.end},{until.y - 4}")
    assert f"L{until.start},{until.y}L" in until.shape


def test_the_line_of_the_day_leaves_out_the_names_of_lanes_that_it_would_cross():
    far, early = event("2017-12-01"), date(2017, 1, 20)
    drawn = timeline_of([event("2017-01-02")], [far], on=early)
    [lane] = drawn.lanes
    assert drawn.day_lines == [(18, lane.y - 8), (lane.y + 8, drawn.foot)]
    assert len(timeline_of([event("2017-01-02")], [far], on=date(2017, 11, 1)).day_lines) == 1


def test_each_measure_has_a_lane_in_the_order_of_the_vocabulary():
    drawn = timeline_of([event("2017-01-02"), event("2017-02-02")], [VOTING], on=ON)
    assert [(lane.measure.slug, len(lane.happenings)) for lane in drawn.lanes] == [
        ("vote-scheduled", 1),
        ("operation-began", 2),
    ]


def test_what_names_no_day_or_was_taken_back_has_no_place_and_is_counted():
    placed = event("2017-01-02")
    apart = [event(None), event("2017-01-03", review=Review.REJECTED)]
    apart.append(event("2017-01-03", review=Review.WITHDRAWN))
    assert timeline_of([placed, *apart], [], on=ON).apart == 3
    assert timeline_of(apart, [], on=ON) is None


def test_a_day_far_from_all_events_is_not_drawn_and_presses_nothing_together():
    events = [event("2017-01-02"), event("2017-02-02")]
    assert timeline_of(events, [], on=date(2026, 1, 1)).today is None
    near, far = (happenings(events, on=on) for on in (date(2017, 2, 2), date(2026, 1, 1)))
    assert [one.start for one in near] == [one.start for one in far]


def test_the_nearest_events_are_drawn_and_all_others_counted():
    days = [(ON - timedelta(number)).isoformat() for number in range(MOST + 5)]
    drawn = timeline_of([event(day) for day in days], [], on=ON)
    assert sorted(placed.fact.stated_for for placed in drawn.lanes[0].happenings) == sorted(
        days[:MOST]
    )
    assert drawn.apart == 5


def test_a_lane_is_no_higher_than_its_rows_and_the_nearest_events_have_them():
    days = [(ON - timedelta(number)).isoformat() for number in range(ROWS + 5)]
    spans = [event(day, ON.isoformat(), edtf=day) for day in days]
    drawn = timeline_of(spans, [], on=ON)
    assert [placed.fact.stated_for for placed in drawn.lanes[0].happenings] == days[:ROWS]
    assert drawn.apart == 5


DAYS = st.dates(date(2016, 1, 1), date(2018, 1, 1))
HEDGES = st.lists(st.sampled_from(["perhaps", "as early as", "at the earliest"]), max_size=3)


@given(st.lists(st.tuples(DAYS, st.integers(0, 90), HEDGES), min_size=1, max_size=8), DAYS)
def test_words_cross_neither_the_day_asked_for_nor_anything_in_their_lane(drawn, on):
    events = [
        event(day.isoformat(), (day + timedelta(days)).isoformat(), hedges=hedges)
        for day, days, hedges in drawn
    ]
    timeline = timeline_of(
        [one for one in events if one.latest < on],
        [one for one in events if one.latest >= on],
        on=on,
    )
    [lane] = timeline.lanes
    worded = [placed for placed in lane.happenings if placed.words]
    for placed in worded:
        reach = placed.words.reach
        assert not reach.start < (timeline.today or 0) < reach.end
        assert (reach.start >= 0, reach.end <= timeline.width) == (True, True)
    boxes = [box for placed in worded for box in _lines(placed.words)]
    boxes += [_box(placed.target | {"height": 12}, placed.y) for placed in lane.happenings]
    assert [pair for pair in combinations(boxes, 2) if min(pair[0].overlap(pair[1])) > 1] == []
    assert max(box.y + box.height / 2 for box in boxes) <= timeline.foot


def _lines(words):
    for y, _ in words.text:
        start, end = words.reach
        yield Box(end - start, 14, (start + end) / 2, y)


def _box(rect, y):
    return Box(rect["width"], rect["height"], rect["x"] + rect["width"] / 2, y)


@given(DAYS, DAYS)
def test_every_month_that_has_a_line_has_its_name_and_none_is_cut_or_covers_another(one, other):
    timeline = timeline_of([event(day.isoformat()) for day in (one, other)], [], on=ON)
    months = [(tick.text_x, width_of(tick.month)) for tick in timeline.ticks]
    assert [x for x, wide in months if not wide / 2 - 1 <= x <= timeline.width - wide / 2 + 1] == []
    assert [
        x for (x, wide), (after, next_) in pairwise(months) if after - x < (wide + next_) / 2
    ] == []


@given(
    st.lists(
        st.tuples(st.dates(date(2016, 1, 1), date(2018, 1, 1)), st.integers(0, 90)),
        min_size=1,
        max_size=12,
    )
)
def test_no_event_can_be_hit_through_another(spans):
    events = [
        event(first.isoformat(), date.fromordinal(first.toordinal() + days).isoformat())
        for first, days in spans
    ]
    placed = happenings(events)
    for one, other in combinations([drawn.target | {"y": drawn.y} for drawn in placed], 2):
        assert one["y"] != other["y"] or (
            one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
        )


@given(st.dates(), st.dates(), st.dates())
def test_any_two_days_have_room_on_the_sheet_whatever_day_is_asked_for(one, other, on):
    drawn = timeline_of([event(one.isoformat()), event(other.isoformat())], [], on=on)
    middles = [place.middle for lane in drawn.lanes for place in lane.happenings]
    assert all(0 <= middle <= drawn.width for middle in middles)
    assert len(drawn.ticks) <= 5


def test_an_event_of_long_ago_stands_beside_one_of_these_days():
    drawn = timeline_of([event("1258-02-10"), event("2017-05-01")], [], on=ON)
    assert len([place for lane in drawn.lanes for place in lane.happenings]) == 2
