from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from articles.models import Article, Outlet, Revision
from campaigns.charts.glyphs import MOST, glyphs_of, placed
from campaigns.charts.words import finding
from campaigns.enums import Course, Kind, Modality, Nature, Review
from campaigns.models import Campaign, Measure, StatedFact, Unit
from campaigns.status import Verdict

PERCENT = Unit(slug="percent", singular="percent", plural="percent")
REMAINING = Measure(label="Territory remaining", kind=Kind.QUANTITY, of="the city")


def stated(low, high, stated_for="2017-05-25", **said):
    day = date.fromisoformat(stated_for) if len(stated_for) == len("2017-05-25") else None
    return StatedFact(
        campaign=Campaign(slug="mosul"),
        article=Article(outlet=Outlet(name="The Courier")),
        revision=Revision(text="6 percent remains", recorded_at=datetime(2026, 11, 23, tzinfo=UTC)),
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        stated_for=stated_for,
        modality=Modality.ASSERTED,
        **{
            "measure": REMAINING,
            "unit": PERCENT,
            "start": 0,
            "end": 17,
            "earliest": day,
            "latest": day,
            "quote": "6 percent remains",
            "review": Review.ACCEPTED,
            "roles": [],
            **said,
        },
    )


def verdict(*facts, rivals=(), course=Course.FIRST, headline=None):
    return Verdict(
        measure=REMAINING,
        headline=headline or facts[0],
        statements=list(facts),
        series=list(facts),
        rivals=list(rivals),
        course=course,
    )


def test_a_glyph_has_the_bounds_of_its_statement_and_an_open_end_has_none():
    facts = [stated(6, 6), stated(500, 700), stated(40, None), stated(None, 10)]
    glyphs = glyphs_of(verdict(*facts), query="")
    assert [(glyph.low, glyph.high, glyph.is_range) for glyph in glyphs] == [
        (6, 6, False),
        (500, 700, True),
        (40, None, False),
        (None, 10, False),
    ]


def test_what_names_no_time_has_no_place_on_the_axis():
    assert len(glyphs_of(verdict(stated(6, 6), stated(7, 7, "")), query="")) == 1


def test_a_glyph_stands_at_the_last_day_that_its_words_can_be_about():
    december = {"earliest": date(2016, 12, 1), "latest": date(2016, 12, 31)}
    printed = stated(6, 6, "2016-12", published_on=date(2016, 12, 15), **december)
    later = stated(7, 7, "2016-12", published_on=date(2017, 1, 3), **december)
    glyphs = glyphs_of(verdict(printed, later), query="")
    assert [(glyph.first, glyph.last) for glyph in glyphs] == [
        (date(2016, 12, 1), date(2016, 12, 15)),
        (date(2016, 12, 1), date(2016, 12, 31)),
    ]


def test_a_drawing_holds_what_stands_first_and_the_newest_of_the_others():
    days = [(date(2017, 5, 25) - timedelta(n)).isoformat() for n in range(MOST + 5)]
    facts = [stated(6, 6, day, id=number) for number, day in enumerate(days)]
    many = verdict(*facts, headline=facts[-1])
    glyphs = glyphs_of(many, query="")
    assert (len(placed(many)), len(glyphs)) == (MOST + 5, MOST)
    assert [glyph.last.isoformat() for glyph in glyphs] == [days[-1], *days[: MOST - 1]]
    assert [glyph.leads for glyph in glyphs] == [True, *[False] * (MOST - 1)]


def test_what_was_taken_back_is_never_a_mark():
    taken_back = [stated(9, 9, review=Review.REJECTED), stated(8, 8, review=Review.WITHDRAWN)]
    assert len(glyphs_of(verdict(stated(6, 6), *taken_back), query="")) == 1


def test_a_glyph_says_whether_it_leads_contests_and_was_accepted():
    first, other = stated(6, 6, id=1), stated(30, 30, id=2, review=Review.PROPOSED)
    glyphs = glyphs_of(verdict(first, other, rivals=[other]), query="")
    assert [(glyph.leads, glyph.contests, glyph.accepted) for glyph in glyphs] == [
        (True, False, True),
        (False, True, False),
    ]


def test_a_glyph_leads_to_its_fact_as_the_page_was_asked():
    fact = stated(6, 6)
    [glyph] = glyphs_of(verdict(fact), query="on=2017-05-25")
    assert glyph.address == f"/facts/{fact.fact}/?on=2017-05-25"


def test_the_label_of_a_glyph_is_never_a_figure_alone():
    said = {"quote": "about 30 percent", "hedges": ["about"], "review": Review.PROPOSED}
    other = stated(30, 30, id=2, **said)
    [glyph] = glyphs_of(verdict(other, rivals=[other], headline=stated(6, 6, id=1)), query="")
    assert glyph.label == (
        "Territory remaining: 30 percent of the city. “about 30 percent” The Courier · "
        "for 25 May 2017 · hedged: about · unreviewed · contests the figure that stands first"
    )


def test_the_label_says_where_and_how_many_contest_what_stands_first():
    roles = [{"role": "place", "start": 0, "end": 1, "exact": "Tal Afar"}]
    where = {"roles": roles, "start": 5, "end": 9}
    first, other = stated(6, 6, id=1, **where), stated(30, 30, id=2, **where)
    labels = [glyph.label for glyph in glyphs_of(verdict(first, other, rivals=[other]), query="")]
    assert [", place: Tal Afar" in label for label in labels] == [True, True]
    assert [label.rpartition(" · ")[2] for label in labels] == [
        "contested by 1 other",
        "contests the figure that stands first",
    ]


def test_the_title_says_what_the_status_says_and_no_more():
    said = [{"role": "speaker", "start": 0, "end": 10, "exact": "Commanders"}]
    fact = stated(6, 6, roles=said, start=100, end=116)
    assert finding(verdict(fact, course=Course.FALLING), fact) == (
        "Territory remaining: falling to 6 percent of the city, Commanders, via The Courier, "
        "25 May 2017, accepted"
    )


def test_the_title_of_a_flow_says_how_it_stands_to_the_one_before_and_gives_no_direction():
    strikes = Measure(label="Strikes", kind=Kind.QUANTITY, nature=Nature.FLOW)
    strike = Unit(slug="strike", singular="strike", plural="strikes")
    fact = stated(3, 3, measure=strikes, unit=strike, quote="3 strikes")
    told = {
        course: finding(replace(verdict(fact, course=course), measure=strikes), fact)
        for course in (Course.FALLING, Course.RISING, Course.UNCHANGED, Course.FIRST)
    }
    assert [
        title.removesuffix(", The Courier, 25 May 2017, accepted") for title in told.values()
    ] == [
        "Strikes: 3 strikes, fewer than before",
        "Strikes: 3 strikes, more than before",
        "Strikes: 3 strikes, as many as before",
        "Strikes: 3 strikes",
    ]


def test_the_title_says_what_is_unreviewed_and_undated():
    fact = stated(6, 6, "", review=Review.PROPOSED)
    assert finding(verdict(fact), fact) == (
        "Territory remaining: 6 percent of the city, The Courier, time not stated, unreviewed"
    )


def test_the_title_says_how_many_statements_the_reader_hides():
    fact = stated(6, 6)
    title = finding(replace(verdict(fact, course=Course.FALLING), hidden=1), fact)
    assert title == f"{finding(verdict(fact, course=Course.FALLING), fact)}, 1 unreviewed hidden"


def test_the_title_claims_no_direction_where_what_the_reader_hides_contests_it():
    fact = stated(6, 6)
    falling = replace(verdict(fact, course=Course.FALLING), hidden=3)
    plain = finding(verdict(fact), fact)
    assert [finding(replace(falling, hidden_rivals=rivals), fact) for rivals in (1, 2, 3)] == [
        f"{plain}, 3 unreviewed hidden, 1 of which contests it",
        f"{plain}, 3 unreviewed hidden, 2 of which contest it",
        f"{plain}, 3 unreviewed hidden, which contest it",
    ]


def test_the_title_of_what_is_contested_gives_no_direction_and_names_what_stands_against_it():
    fact, rival, more = stated(6, 6), stated(30, 30, review=Review.PROPOSED), stated(40, 40)
    both = (
        "Territory remaining, contested: 6 percent of the city, The Courier, 25 May 2017, "
        "accepted, against 30 percent of the city, The Courier, 25 May 2017, unreviewed, "
        "not the source’s words"
    )
    falling = verdict(fact, rivals=[rival], course=Course.FALLING)
    assert finding(falling, fact) == both
    assert finding(verdict(fact, rivals=[rival, more]), fact) == f"{both} and 1 more"
