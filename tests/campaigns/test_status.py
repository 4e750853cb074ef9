from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Outlet, Revision
from campaigns.enums import Course, Freshness, Kind, Modality, Nature, Review
from campaigns.models import Campaign, Measure, StatedFact, Unit
from campaigns.status import company, has_begun, independent, status_of

MOSUL = Campaign(pk=1, slug="mosul", name="Mosul", place_names=["Mosul", "the city"])
PERCENT, STRIKE = Unit(pk=1, slug="percent"), Unit(pk=2, slug="strike")
REMAINING = Measure(
    pk=1,
    slug="territory-remaining",
    kind=Kind.QUANTITY,
    nature=Nature.STOCK,
    unit=PERCENT,
    window_days=14,
    cadence_days=7,
)
STRIKES = Measure(pk=2, slug="strikes", kind=Kind.QUANTITY, nature=Nature.FLOW, cadence_days=3)
SO_FAR = Measure(
    pk=4, slug="strikes-cumulative", kind=Kind.QUANTITY, nature=Nature.TOTAL, window_days=14
)
BACKS = Measure(pk=5, slug="backs", kind=Kind.RELATION)
TAKEN_IN = datetime(2026, 11, 23, 12, tzinfo=UTC)
VOTE = Measure(pk=3, slug="vote-scheduled", kind=Kind.EVENT)
keys = count(1)


def stated(low, high=None, on="2017-05-25", *, measure=REMAINING, **said):
    """An unsaved fact about a day, or about two ends of a span."""
    first, last = (on, on) if isinstance(on, str) else on
    roles = [
        {"role": part, "start": 0, "end": 1, "exact": words}
        for part in ("speaker", "place", "object")
        if (words := said.pop(part, None))
    ]
    number = next(keys)
    article = Article(url=said.pop("url", f"https://news.example/{number}"), outlet=Outlet())
    return StatedFact(
        pk=number,
        measure=measure,
        campaign=MOSUL,
        article=article,
        revision=Revision(recorded_at=TAKEN_IN),
        unit=said.pop("unit", PERCENT if measure is REMAINING else STRIKE),
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        earliest=date.fromisoformat(first),
        latest=date.fromisoformat(last),
        roles=roles,
        **{"review": Review.ACCEPTED, **said},
    )


def verdict(*facts, on="2017-05-25", unreviewed=True):
    status = status_of(
        facts,
        on=date.fromisoformat(on),
        own_places=MOSUL.place_names,
        unreviewed=unreviewed,
    )
    [only] = status.verdicts
    return only


def test_the_headline_is_the_newest_accepted_fact_by_the_time_it_is_about():
    older, newer = stated(20, 20, "2017-05-01"), stated(6, 6, "2017-05-25")
    assert verdict(newer, older).headline == newer


def test_publication_settles_which_of_two_facts_about_one_day_is_newer():
    first = stated(6, 6, published_on=date(2017, 5, 25))
    second = stated(6, 6, published_on=date(2017, 5, 26))
    assert verdict(second, first).headline == second


def test_an_unreviewed_fact_makes_the_headline_only_where_nothing_is_accepted():
    accepted = stated(20, 20, "2017-05-01")
    proposed = stated(6, 6, "2017-05-25", review=Review.PROPOSED)
    with_accepted = verdict(accepted, proposed)
    assert (with_accepted.headline, with_accepted.newer_unreviewed) == (accepted, [proposed])
    assert verdict(proposed).headline == proposed
    assert verdict(accepted, proposed, unreviewed=False).newer_unreviewed == []


def test_what_is_hidden_contests_by_the_rule_of_what_is_shown():
    accepted = stated(6, 6)
    hidden = [
        stated(low, high, day, review=Review.PROPOSED)
        for low, high, day in ((30, 30, "2017-05-20"), (5, 7, "2017-05-25"), (30, 30, "2017-05-01"))
    ]
    told = verdict(accepted, *hidden, unreviewed=False)
    assert (told.hidden, told.hidden_rivals, told.undisputed) == (3, 1, False)
    whole = verdict(accepted, *hidden)
    assert (len(whole.rivals), whole.hidden_rivals, whole.undisputed) == (1, 0, False)
    agreeing = verdict(accepted, hidden[1], unreviewed=False)
    assert (agreeing.hidden, agreeing.hidden_rivals, agreeing.undisputed) == (1, 0, True)


def test_what_is_hidden_is_counted_and_no_reason_denies_it():
    accepted, later = stated(6, 6), stated(5, 5, "2017-06-25")
    hidden = stated(30, 30, review=Review.PROPOSED)
    to_come = stated(4, 4, "2017-06-01", review=Review.PROPOSED)
    told = verdict(accepted, hidden, to_come, unreviewed=False)
    assert (told.headline, told.rivals, told.hidden) == (accepted, [], 1)
    assert told.reasons == {
        **told.reasons,
        "contested": "No comparable reviewed statement about the same time contradicts it; 1 "
        "unreviewed one that is hidden does.",
        "course": "No earlier reviewed statement is held.",
        "hidden": "1 unreviewed statement is hidden: all this is told of reviewed ones alone.",
    }
    assert verdict(later, hidden, unreviewed=False).reasons == {
        "freshness": "Nothing that is reviewed is stated for a time that was over by 25 May 2017.",
        "hidden": told.reasons["hidden"],
    }
    beside = verdict(accepted, stated(6, 7, review=Review.PROPOSED), unreviewed=False)
    assert beside.reasons["contested"] == (
        "No comparable reviewed statement about the same time contradicts it."
    )
    everything = verdict(accepted, hidden)
    assert (everything.hidden, "hidden" in everything.reasons) == (0, False)
    assert verdict(accepted, unreviewed=False).reasons == verdict(accepted).reasons


def test_facts_about_days_after_the_one_asked_for_are_not_yet_stated():
    later = verdict(stated(6, 6, "2017-05-25"), on="2017-05-24")
    assert (later.headline, later.freshness, later.age_days) == (None, Freshness.NOT_STATED, None)


def test_words_printed_on_a_day_say_nothing_about_the_rest_of_their_month():
    vague = stated(20, 20, ("2016-12-01", "2016-12-31"), published_on=date(2016, 12, 13))
    exact = stated(15, 15, "2016-12-20")
    assert verdict(vague, exact, on="2017-01-01").headline == exact


@pytest.mark.parametrize("measure", [STRIKES, SO_FAR])
@pytest.mark.parametrize(
    ("span", "published", "reached"),
    [
        (("2016-10-17", "2016-12-31"), None, "2016-12-31"),
        (("2016-10-17", "2016-12-31"), "2016-12-13", "2016-12-13"),
        (("2016-10-17", None), "2016-12-13", "2016-12-13"),  # "so far"
        ((None, "2016-12-31"), "2016-12-13", "2016-12-13"),
        (("2016-10-17", "2016-12-31"), "2016-10-01", "2016-12-31"),  # announced
        (("2016-10-17", "2016-12-11"), "2016-12-13", "2016-12-11"),
    ],
)
def test_a_total_is_no_total_of_the_days_before_it_was_reached(measure, span, published, reached):
    total = stated(6602, 6602, measure=measure)
    total.earliest, total.latest = (day and date.fromisoformat(day) for day in span)
    total.published_on = published and date.fromisoformat(published)
    before = date.fromisoformat(reached) - timedelta(days=1)
    early, then = verdict(total, on=before.isoformat()), verdict(total, on=reached)
    assert (early.headline, early.later, early.freshness) == (None, total, Freshness.NOT_STATED)
    assert (then.headline, then.later, then.age_days) == (total, None, 0)


def test_of_what_does_not_stand_yet_the_first_that_will_is_named():
    first, second = stated(20, 20, "2017-06-01"), stated(6, 6, "2017-07-01")
    early = verdict(second, first)
    assert early.later == first
    assert early.reasons == {
        "freshness": "Nothing is stated for a time that was over by 25 May 2017."
    }


def test_what_is_no_figure_counts_from_the_first_day_it_is_about():
    backing = stated(None, None, ("2016-10-17", "2016-12-31"), measure=BACKS)
    days = [date(2016, 10, 16), date(2016, 10, 17)]
    assert [has_begun(backing, day) for day in days] == [False, True]


def test_what_gives_no_date_counts_from_the_day_its_text_was_taken_in_and_outranks_nothing():
    undated, old = stated(18, 18), stated(20, 20, "2001-01-01")
    undated.earliest = undated.latest = None
    assert verdict(undated, on="2026-11-22").headline is None
    assert verdict(undated, on="2026-11-23").headline == undated
    assert verdict(undated, old, on="2026-11-23").headline == old
    assert verdict(undated, on="2026-11-23").age_days is None
    published = stated(19, 19, published_on=date(2017, 5, 25))
    published.earliest = published.latest = None
    assert [verdict(published, on=f"2017-05-{day}").headline for day in (24, 25)] == [
        None,
        published,
    ]


def test_ranges_that_do_not_meet_within_the_window_are_rivals():
    headline, rival = stated(6, 6, "2017-05-25"), stated(10, 12, "2017-05-20")
    contested = verdict(headline, rival)
    assert (contested.contested, contested.rivals) == (True, [rival])


@pytest.mark.parametrize(
    "other",
    [
        stated(5, 7, "2017-05-20"),  # the ranges meet
        stated(10, 12, "2017-05-10"),  # outside the window
        stated(10, 12, "2017-05-20", place="Tal Afar"),  # another place
        stated(10, 12, "2017-05-20", object="the old city"),  # a share of something else
        stated(10, 12, "2017-05-20", unit=STRIKE),  # another unit
    ],
)
def test_facts_that_say_the_same_or_speak_of_something_else_are_no_rivals(other):
    assert verdict(stated(6, 6, "2017-05-25"), other).rivals == []


def test_the_campaigns_own_place_needs_no_naming():
    named = stated(12, 12, "2017-05-24", place="Mosul", object="the city")
    assert verdict(stated(6, 6), named).rivals == [named]


def so_far(low, since, until="2016-12-15"):
    """A total since a day, or of a time that names no such day."""
    stated_for = f"{since}/{until}" if since else "2016-12"
    return stated(low, low, (since or "2016-12-01", until), measure=SO_FAR, stated_for=stated_for)


def test_totals_are_compared_only_where_they_count_from_the_same_day():
    newer, older = so_far(922, "2016-12-05"), so_far(850, "2016-11-05", "2016-12-10")
    apart = verdict(newer, older, on="2016-12-20")
    assert (apart.series, apart.rivals, apart.agreeing) == ([newer], [], [])
    assert (apart.course, apart.independent_sources) == (Course.NOT_COMPARABLE, 1)
    again = so_far(800, "2016-12-05", "2016-12-10")
    rising = verdict(newer, again, on="2016-12-20")
    assert (rising.series, rising.rivals) == ([newer, again], [again])


def test_what_is_compared_with_nothing_is_still_told():
    first, besides = so_far(922, "2016-12-05"), so_far(850, "2016-11-05")
    assert verdict(first, besides, on="2016-12-20").besides == [besides]
    rival = so_far(400, "2016-12-05")
    assert verdict(first, rival, on="2016-12-20").besides == []


def test_a_total_that_names_no_beginning_is_compared_with_its_like_alone():
    dated, other, newest = so_far(500, "2016-12-01"), so_far(700, None), so_far(300, None)
    told = verdict(dated, other, newest, on="2016-12-20")
    assert (told.series, told.rivals) == ([newest, other], [other])


def test_consecutive_days_of_a_flow_are_a_series_and_one_day_twice_can_be_contested():
    monday = stated(15, 15, "2017-01-09", measure=STRIKES)
    tuesday = stated(12, 12, "2017-01-10", measure=STRIKES)
    again = stated(9, 9, "2017-01-10", measure=STRIKES)
    assert verdict(monday, tuesday, on="2017-01-10").rivals == []
    both = verdict(monday, tuesday, again, on="2017-01-10")
    assert {both.headline.pk, *(f.pk for f in both.rivals)} == {tuesday.pk, again.pk}


@pytest.mark.parametrize(
    ("on", "freshness", "age"),
    [
        ("2017-05-25", Freshness.FRESH, 0),
        ("2017-06-01", Freshness.FRESH, 7),
        ("2017-06-02", Freshness.AGEING, 8),
        ("2017-06-15", Freshness.AGEING, 21),
        ("2017-06-16", Freshness.STALE, 22),
    ],
)
def test_age_is_judged_by_the_measures_own_cadence(on, freshness, age):
    judged = verdict(stated(6, 6, "2017-05-25"), on=on)
    assert (judged.freshness, judged.age_days) == (freshness, age)


@pytest.mark.parametrize(
    ("stated_for", "on", "judged"),
    [
        ("2017-05", "2017-05-31", (Freshness.FRESH, True, "0 to 30 days old")),
        ("2017-04/2017-05?", "2017-06-15", (Freshness.AGEING, True, "15 to 45 days old")),
        ("2017-05", "2017-07-15", (Freshness.STALE, False, "45 to 75 days old")),
        ("2017-05-31", "2017-05-31", (Freshness.FRESH, False, "0 days old")),
        ("2017/2017-05-31", "2017-06-01", (Freshness.FRESH, False, "1 day old")),
        ("2017-05/..", "2017-06-01", (Freshness.FRESH, False, "1 day old")),
    ],
)
def test_what_names_no_day_is_fresh_only_at_best(stated_for, on, judged):
    told = verdict(stated(6, 6, ("2017-04-01", "2017-05-31"), stated_for=stated_for), on=on)
    age = told.reasons["freshness"].partition(";")[0].partition(",")[0]
    assert (told.freshness, told.at_best, age) == judged


@pytest.mark.parametrize(
    ("earlier", "course"),
    [
        (stated(20, 25, "2017-04-01"), Course.FALLING),
        (stated(1, 2, "2017-04-01"), Course.RISING),
        (stated(6, 6, "2017-04-01"), Course.UNCHANGED),
        (stated(5, 8, "2017-04-01"), Course.NOT_COMPARABLE),
        (stated(20, 25, "2017-04-01", place="Tal Afar"), Course.NOT_COMPARABLE),
    ],
)
def test_course_compares_the_headline_with_the_earlier_statement(earlier, course):
    judged = verdict(stated(6, 6, "2017-05-25"), earlier)
    assert (judged.course, judged.course_from) == (course, earlier)


def test_the_first_statement_has_no_course():
    assert (verdict(stated(6, 6)).course, verdict(stated(6, 6)).course_from) == (Course.FIRST, None)


def test_copies_of_one_origin_and_words_of_one_speaker_count_once():
    wire = "https://wire.example/story"
    original, copy = stated(6, 6, url=wire), stated(6, 6, origin=wire)
    spokesman = stated(6, 6, speaker="Capt. Example")
    elsewhere = stated(6, 6, speaker="Capt. Example")
    assert independent([original, copy]) == 1
    assert independent([spokesman, elsewhere]) == 1
    assert independent([original, copy, spokesman, elsewhere]) == 2


def test_a_copy_that_names_the_speaker_ties_two_sources_together():
    wire = "https://wire.example/story"
    assert (
        independent(
            [
                stated(6, 6, url=wire),
                stated(6, 6, speaker="Capt. Example"),
                stated(6, 6, origin=wire, speaker="Capt. Example"),
            ]
        )
        == 1
    )


def event(first, last, modality=Modality.REPORTED):
    return stated(None, None, (first, last), measure=VOTE, unit=None, modality=modality)


def test_a_coming_date_is_one_whose_last_day_has_not_passed():
    vote = event("2017-09-01", "2017-09-30", Modality.PLANNED)
    before = status_of([vote], on=date(2017, 5, 25))
    during = status_of([vote], on=date(2017, 9, 30))
    after = status_of([vote], on=date(2017, 10, 1))
    assert [(s.coming, s.events) for s in (before, during, after)] == [
        ([vote], []),
        ([vote], []),
        ([], [vote]),
    ]


def test_what_is_told_as_done_is_not_to_come_once_its_first_day_is_reached():
    meeting = event("2017-04-01", "2017-05-31")
    before = status_of([meeting], on=date(2017, 3, 31))
    during = status_of([meeting], on=date(2017, 5, 25))
    assert [(s.coming, s.events) for s in (before, during)] == [([meeting], []), ([], [meeting])]


def test_every_derived_word_has_its_reason():
    judged = verdict(stated(6, 6), stated(20, 20, "2017-04-01"), on="2017-05-30")
    assert judged.reasons == {
        "headline": "The newest accepted statement by the time it is about, then by publication.",
        "contested": "No comparable statement about the same time contradicts it.",
        "freshness": "5 days old; this measure is fresh up to 7 days and stale after 21.",
        "course": "The figure lies below the earlier statement.",
    }


def test_the_age_of_a_figure_is_told_to_the_day():
    ages = [
        verdict(stated(6, 6), on=on).reasons["freshness"] for on in ("2017-05-26", "2027-04-22")
    ]
    assert [words.partition(";")[0] for words in ages] == ["1 day old", "3,619 days old"]


def test_the_reason_says_what_cannot_hold_beside_what_stands_first():
    rivals = [stated(10, 12, "2017-05-20"), stated(30, 30, "2017-05-21")]
    told = [verdict(stated(6, 6), *rivals[:number]).reasons["contested"] for number in (1, 2)]
    assert told == [
        "1 other statement about nearly the same time (within 14 days) gives a figure that cannot "
        "hold beside the first.",
        "2 other statements about nearly the same time (within 14 days) give figures that cannot "
        "hold beside the first.",
    ]
    day = [stated(n, n, "2017-01-10", measure=STRIKES) for n in (12, 9)]
    assert verdict(*day, on="2017-01-10").reasons["contested"] == (
        "1 other statement about the same time gives a figure that cannot hold beside the first."
    )


def test_company_tells_what_agrees_from_what_disagrees():
    fact, agrees, differs = stated(6, 6), stated(5, 7), stated(10, 12)
    assert company(fact, [agrees, differs]) == ([agrees], [differs])


days = st.dates(date(2017, 5, 1), date(2017, 5, 31)).map(date.isoformat)
facts = st.builds(
    lambda low, width, on: stated(low, low + width, on), st.integers(0, 9), st.integers(0, 3), days
)


@given(st.lists(facts, min_size=1, max_size=6), st.randoms())
def test_the_order_in_which_facts_arrive_never_changes_the_verdict(arrived, random):
    shuffled = list(arrived)
    random.shuffle(shuffled)
    one, other = verdict(*arrived, on="2017-06-01"), verdict(*shuffled, on="2017-06-01")
    assert (one.headline, one.rivals, one.course) == (other.headline, other.rivals, other.course)


@given(st.lists(facts, min_size=1, max_size=6))
def test_no_rival_meets_the_headline(arrived):
    judged = verdict(*arrived, on="2017-06-01")
    assert [rival for rival in judged.rivals if rival.range.meets(judged.headline.range)] == []


def test_the_reprint_of_a_reprint_is_no_second_source():
    wire, first, second = (f"https://{name}.example/" for name in ("wire", "first", "second"))
    assert independent([stated(6, 6, url=first, origin=wire), stated(6, 6, url=wire)]) == 1
    chain = [stated(6, 6, url=first, origin=wire), stated(6, 6, url=second, origin=first)]
    assert independent(chain) == 1
