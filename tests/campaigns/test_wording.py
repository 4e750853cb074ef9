from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Outlet, Revision
from campaigns import wording
from campaigns.dates import covered_days
from campaigns.enums import (
    Change,
    Course,
    Difference,
    Freshness,
    Kind,
    Nature,
    Review,
    SourceState,
)
from campaigns.models import Measure, StatedFact, Unit
from campaigns.status import Verdict

PERCENT = Unit(slug="percent", singular="percent", plural="percent")
FIGHTER = Unit(slug="fighter", singular="fighter", plural="fighters")


def stated(quote="", roles=None, *, start=100, of="", stated_for="", **said):
    """A fact over a quote, with roles given as {part: words} or {part: [words, ...]}."""
    earliest, latest = covered_days(stated_for)
    return StatedFact(
        quote=quote,
        start=start,
        end=start + len(quote),
        roles=[
            {"role": part, "start": at, "end": at + len(words), "exact": words}
            for part, written in (roles or {}).items()
            for words in ([written] if isinstance(written, str) else written)
            for at in [start + quote.index(words)]
        ],
        article=said.pop("article", Article(language="en")),
        revision=Revision(text=f"{' ' * start}{quote}"),
        measure=Measure(of=of, kind=said.pop("kind", Kind.QUANTITY)),
        stated_for=stated_for,
        earliest=earliest,
        latest=latest,
        **{
            name: Decimal(value) if name in ("low", "high") else value
            for name, value in said.items()
        },
    )


@pytest.mark.parametrize(
    ("quote", "roles", "words"),
    [
        (
            "only about 6 percent of the city remains",
            {"hedge": ["only", "about"], "quantity": "6", "unit": "percent"},
            "only about 6 percent",
        ),
        (
            "500 to 700 Red Column fighters remain",
            {"quantity": "500 to 700", "unit": "fighters"},
            "500 to 700 Red Column fighters",
        ),
        (
            "stood less than\n 10 miles off",
            {"hedge": "less than", "quantity": "10", "unit": "miles"},
            "less than 10 miles",
        ),
        (
            "allegedly the far side of town lost 6 streets",
            {"hedge": "allegedly", "quantity": "6", "unit": "streets"},
            "6 streets",
        ),
        ("الحرس يسيطر على ٦ شوارع", {"quantity": "٦", "unit": "شوارع"}, "٦ شوارع"),
    ],
)
def test_a_figure_stands_in_the_words_of_its_quote(quote, roles, words):
    assert wording.as_stated(stated(quote, roles)) == words


@pytest.mark.parametrize(
    ("quote", "language", "words"),
    [
        ("More than 40 fighters were killed", "en", "More than 40"),
        ("Waxaa la dilay 40 dagaalyahan", "so", "more than 40 fighters"),
        ("Some said 40 and no fewer", "en", "more than 40 fighters"),
    ],
)
def test_a_bound_is_never_shown_as_a_figure_where_its_hedge_is_not_marked(quote, language, words):
    fact = stated(quote, {"quantity": "40"}, low=40, low_open=True, unit=FIGHTER)
    fact.article = Article(language=language)
    assert wording.as_stated(fact) == words


def test_a_quantity_that_stands_outside_the_quote_does_not_lend_its_words():
    fact = stated("the rest", low=6, high=6, unit=PERCENT)
    fact.roles = [{"role": "quantity", "start": 0, "end": 1, "exact": "6"}]
    assert wording.as_stated(fact) == "6 percent"


def test_a_fact_without_words_or_bounds_for_a_figure_has_none():
    assert wording.as_stated(stated("thousands")) == ""


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"low": 500, "high": 700}, "500 to 700 fighters"),
        ({"low": 6, "high": 6}, "6 fighters"),
        ({"low": 1, "high": 1}, "1 fighter"),
        ({"low": 5}, "at least 5 fighters"),
        ({"low": 5, "low_open": True}, "more than 5 fighters"),
        ({"high": 10}, "at most 10 fighters"),
        ({"high": 10, "high_open": True}, "under 10 fighters"),
        ({}, ""),
    ],
)
def test_bounds_are_spelled_out_as_stated(said, words):
    assert wording.in_bounds(stated(unit=FIGHTER, **said)) == words


def test_bounds_without_a_unit_stand_alone():
    assert wording.in_bounds(stated(low=5)) == "at least 5"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("18000", "18,000"),
        ("7.50", "7.5"),
        ("100.0000000000", "100"),
        ("0", "0"),
        ("1E+3", "1,000"),
    ],
)
def test_a_decimal_is_plain(figure, text):
    assert wording.plain(Decimal(figure)) == text


def test_no_figure_is_no_zero():
    assert wording.plain(None) == ""


@given(st.decimals(allow_nan=False, allow_infinity=False, places=10, min_value=0, max_value=10**9))
def test_a_plain_figure_is_the_same_figure(figure):
    assert Decimal(wording.plain(figure).replace(",", "")) == figure


def test_of_what_is_said_in_the_source_s_words_or_the_measure_s_and_never_twice():
    six = {"quantity": "6"}
    assert wording.of_what(stated("6 percent", six)) == ""
    assert wording.of_what(stated("6 percent", six, of="the city")) == "the city"
    of_the_old_town = stated("6 of the old town", six | {"object": "the old town"}, of="the city")
    assert wording.of_what(of_the_old_town) == "the old town"
    told_already = {"quantity": "6", "unit": "percent of the city"}
    assert wording.of_what(stated("6 percent of the city", told_already, of="the city")) == ""


def test_a_share_is_of_its_whole_and_any_other_figure_concerns_whom_it_is_about():
    share = stated("6 of the city", {"quantity": "6", "object": "the city"}, unit=PERCENT)
    assert wording.sentence(share) == "6 (percent) of the city"
    killed = stated("6 fighters of Amal", {"quantity": "6", "object": "Amal"}, unit=FIGHTER)
    assert wording.sentence(killed) == "6 (fighters), concerns: Amal"
    assert (wording.whole(killed), wording.concerns(share)) == ("", "")
    of_nothing = stated("6 of it", {"quantity": "6"}, unit=PERCENT)
    assert wording.sentence(of_nothing) == "6 (percent), of what: not stated"


def test_a_quote_tells_more_than_its_figure_unless_it_is_the_figure_or_stands_for_it():
    figure = {"hedge": "more than", "quantity": "300", "unit": "strikes"}
    assert wording.tells_more(stated("more than 300 strikes hit it", figure))
    assert not wording.tells_more(stated("more than\n300 strikes", figure))
    assert not wording.tells_more(stated("they had used it before"))


def test_a_figure_names_its_places_as_written_but_none_that_its_words_have_named():
    here = stated("6 strikes near Mosul", {"quantity": "6 strikes", "place": "Mosul"})
    assert wording.sentence(here) == "6 strikes, place: Mosul"
    told = stated("6 strikes in MOSUL", {"quantity": "6 strikes in MOSUL", "place": "MOSUL"})
    assert wording.sentence(told) == "6 strikes in MOSUL"
    share = stated(
        "6 of Mosul", {"quantity": "6", "object": "Mosul", "place": "Mosul"}, unit=PERCENT
    )
    assert wording.sentence(share) == "6 (percent) of Mosul"
    others = stated("6 Iraqis in Iraq", {"quantity": "6 Iraqis", "place": "Iraq"})
    assert wording.sentence(others) == "6 Iraqis, place: Iraq"


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.STATEMENT])
def test_what_is_no_figure_stands_in_its_own_words_whatever_a_mark_counts_in_them(kind):
    met = stated("Amal met four leaders", {"object": "leaders"}, low=4, high=4, kind=kind)
    assert wording.sentence(met) == "“Amal met four leaders”"
    assert wording.whose_words(met) == ""


@pytest.mark.parametrize(
    ("quantity", "hedges", "told"),
    [
        ("500 to 700", [], "500 to 700 (fighters)"),
        ("More than 40", [], "More than 40 (fighters)"),
        ("perhaps 40", ["perhaps"], "perhaps 40 (fighters)"),
        ("500 men", [], "500 men"),
        ("about 300 square miles", [], "about 300 square miles"),
        ("about 6 percent", [], "about 6 percent"),
        ("hundreds of men", [], "hundreds of men"),
    ],
)
def test_a_bare_number_has_its_unit_beside_it(quantity, hedges, told):
    fact = stated(quantity, {"quantity": quantity}, low=40, high=700, unit=FIGHTER, hedges=hedges)
    assert wording.sentence(fact) == told


def test_a_relation_says_who_and_whom_before_its_words():
    backs = stated("Amal backs Bilal", {"subject": "Amal", "object": "Bilal"}, kind=Kind.RELATION)
    assert wording.sentence(backs) == "Amal → Bilal: “Amal backs Bilal”"
    governs = stated("Amal governs the dam", {"place": "the dam"}, kind=Kind.RELATION)
    assert wording.who_to_whom(governs) == "not stated → the dam"
    allied = stated("Amal and Bilal", {"subject": "Amal", "object": "Bilal"}, kind=Kind.RELATION)
    allied.measure.mutual = True
    assert wording.who_to_whom(allied) == "Amal — Bilal"


def test_a_figure_in_other_words_than_the_quote_s_says_so():
    person = Unit(slug="person", singular="person", plural="people")
    killed = stated("A strike killed Amal", {"object": "Amal"}, low=1, high=1, unit=person)
    assert wording.sentence(killed) == "1 person, concerns: Amal"
    assert wording.whose_words(killed) == "not the source’s words"
    killed.value_from_words = True
    assert wording.whose_words(killed) == "read from the words"
    in_words = stated("Only 6\n percent", {"quantity": "6"}, low=6, high=6, unit=PERCENT)
    assert wording.whose_words(in_words) == ""


def test_what_has_become_of_its_source_stands_beside_a_review():
    lost = stated("6 percent", {"quantity": "6"}, source_state=SourceState.LOST)
    assert wording.beside_review(lost) == ["no longer in the text of its article"]
    assert wording.beside_review(stated("6 percent", {"quantity": "6"})) == []


def test_where_no_time_is_stated_a_list_says_when_it_was_published():
    assert wording.when_listed(stated(stated_for="2017-05")) == "May 2017"
    published = stated(published_on=date(2017, 5, 25))
    assert wording.when_listed(published) == "time not stated; published 25 May 2017"
    assert wording.when_listed(stated()) == "time not stated"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("2017-05-25", "25 May 2017"),
        ("2017-05", "May 2017"),
        ("2017", "2017"),
        ("2017-09?", "September 2017, uncertain"),
        ("2016-12~", "December 2016, approximate"),
        ("2016%", "2016, uncertain and approximate"),
        ("2017-04/2017-05", "April to May 2017"),
        ("2016-12/2017-01", "December 2016 to January 2017"),
        ("2017-01-03/2017-01-07", "3 to 7 January 2017"),
        ("2017-03-28/2017-04-03", "28 March to 3 April 2017"),
        ("2016-12-28/2017-01-03", "28 December 2016 to 3 January 2017"),
        ("2016-10-17/2016-12", "17 October 2016 to December 2016"),
        ("2016/2017", "2016 to 2017"),
        ("2017-05/2017-05", "May 2017"),
        ("2015-03?/2015-04~", "March to April 2015, uncertain and approximate"),
        ("2017-05/..", "from May 2017"),
        ("2017-05/", "from May 2017"),
        ("../2017-05-25", "until 25 May 2017"),
        ("2017-05-XX", "a day in May 2017"),
        ("2017-05-XX?", "a day in May 2017, uncertain"),
        ("2017-XX-XX", "2017"),
        ("2017-XX", "2017"),
        ("201X", "2010s"),
        ("20XX", "2000 to 2099"),
        ("2017-22", "summer 2017"),
        ("2017-21/2017-24", "spring to winter 2017"),
        ("2016-12-05/2016-12", "5 December 2016 to a day in December 2016"),
        ("2016-12/2016-12-20", "a day in December 2016 to 20 December 2016"),
        ("2016-06/2016", "June 2016 to a day in 2016"),
    ],
)
def test_a_stated_time_is_told_as_precisely_as_it_was_written(edtf, words):
    assert wording.stated_time(stated(stated_for=edtf)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "age unknown"),
        (0, "of the day"),
        (1, "1 day old"),
        (59, "59 days old"),
        (60, "2 months old"),
        (729, "24 months old"),
        (730, "2 years old"),
        (3465, "9 years old"),
    ],
)
def test_an_age_is_told_in_whole_days_months_or_years(days, words):
    assert wording.age(days) == words


@pytest.mark.parametrize(
    ("stated_for", "days", "words"),
    [
        ("2017-05-25", 150, "5 months old"),
        ("2016-10-17/2017-05-25?", 150, "5 months old"),
        ("2017-05", 150, "5 months old or more"),
        ("2016-10-17/2017-05", 150, "5 months old or more"),
        ("2017-05", 0, "within its stated time"),
        ("2016-10/..", 150, "5 months old"),
        ("", 150, "5 months old"),
        ("2017-05", None, "age unknown"),
    ],
)
def test_an_age_tells_no_more_than_the_time_it_is_counted_from(stated_for, days, words):
    fact = stated(stated_for=stated_for)
    assert wording.aged(Verdict(measure=fact.measure, headline=fact, age_days=days)) == words


@pytest.mark.parametrize(
    ("edtf", "published", "words"),
    [
        ("2017-06", None, "June 2017"),
        ("2016/2017-06?", None, "June 2017"),
        ("2016", None, "2016"),
        ("2017-05-25", None, "25 May 2017"),
        ("2017-05-25/..", date(2017, 6, 1), "1 June 2017"),
        ("2017-05-25/..", None, "from 25 May 2017"),
        ("", date(2017, 6, 1), "1 June 2017"),
        ("", None, ""),
    ],
)
def test_the_end_of_a_time_is_as_precise_as_it_was_written(edtf, published, words):
    assert wording.until_when(stated(stated_for=edtf, published_on=published)) == words


@pytest.mark.parametrize(
    ("nature", "symbol", "words"),
    [
        (Nature.STOCK, "", ["rising", "falling", "unchanged"]),
        (Nature.FLOW, "", ["more than before", "fewer than before", "as many as before"]),
        (Nature.FLOW, "$", ["more than before", "less than before", "as much as before"]),
    ],
)
def test_only_a_stock_rises_and_falls(nature, symbol, words):
    fact, measure = stated(unit=Unit(symbol=symbol)), Measure(nature=nature)
    courses = (Course.RISING, Course.FALLING, Course.UNCHANGED)
    told = [Verdict(measure=measure, headline=fact, course=course) for course in courses]
    assert [wording.course_word(verdict) for verdict in told] == words


def test_what_has_nothing_before_it_claims_no_priority():
    for nature in (Nature.STOCK, Nature.FLOW):
        first = Verdict(measure=Measure(nature=nature), headline=stated())
        assert wording.course_word(first) == "no earlier figure"


@pytest.mark.parametrize(
    ("freshness", "days", "words"),
    [
        (Freshness.STALE, 3475, "stale, 9 years old"),
        (Freshness.FRESH, 0, "fresh, of the day"),
        (Freshness.STALE, None, "stale, age unknown"),
    ],
)
def test_a_figure_is_fresh_or_stale_and_as_old_as_is_known(freshness, days, words):
    fact = stated(stated_for="2017-05-25")
    verdict = Verdict(measure=fact.measure, headline=fact, age_days=days, freshness=freshness)
    assert wording.freshness(verdict) == words


@pytest.mark.parametrize(("days", "word"), [(0, "fresh"), (1, "not restated since")])
def test_what_keeps_until_it_is_restated_is_not_called_fresh_once_it_is_old(days, word):
    verdict = Verdict(measure=Measure(), age_days=days, freshness=Freshness.FRESH)
    assert wording.how_fresh(verdict) == word


def test_an_age_is_never_negative():
    with pytest.raises(ValueError, match="-1 days is no age"):
        wording.age(-1)


def test_days_and_moments_are_told_in_utc():
    assert wording.day(date(2017, 5, 5)) == "5 May 2017"
    late = datetime(2017, 6, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    assert wording.moment(late) == "31 May 2017, 23:30 UTC"


def test_a_form_holds_the_second_that_has_begun_so_that_nothing_drops_out():
    at = datetime(2017, 6, 1, 0, 0, 0, tzinfo=UTC)
    assert wording.field_moment(None) == ""
    assert wording.field_moment(at) == "2017-06-01T00:00:00"
    assert wording.field_moment(at + timedelta(microseconds=1)) == "2017-06-01T00:00:01"


@pytest.mark.parametrize(
    ("words", "closed_set"),
    [
        (wording.REVIEW_WORDS, Review),
        (wording.FRESHNESS_WORDS, Freshness),
        (wording.COURSE_WORDS, Course),
        (wording.SOURCE_WORDS, SourceState),
        (wording.SOURCE_STATE_WORDS, SourceState),
        (wording.SOURCE_NOTES, SourceState),
        (wording.DIFFERENCE_WORDS, Difference),
        (wording.CHANGE_WORDS, Change),
    ],
)
def test_every_value_of_a_closed_set_has_its_words(words, closed_set):
    assert set(words) == set(closed_set)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://news.example/1", "news.example"),
        ("http://www.News.example:80/1", "news.example"),
        ("urn:campaign-ledger:digest:one", ""),
        ("javascript:alert(1)", ""),
        ("javascript://news.example/%0aalert(1)", ""),
        ("HTTPS-like:x", ""),
        ("http://[", ""),
        ("https:", ""),
        ("", ""),
    ],
)
def test_only_the_address_of_a_web_page_has_a_host_and_becomes_a_link(address, host):
    assert wording.host(address) == host


@pytest.mark.parametrize(
    ("retells", "told"),
    [(False, "Officials, via The Courier"), (True, "Officials, in the words of The Courier")],
)
def test_a_retelling_is_named_as_the_one_whose_words_they_are(retells, told):
    article = Article(language="en", outlet=Outlet(name="The Courier", retells=retells))
    said = stated("Officials hope so", {"speaker": "Officials"}, article=article)
    assert wording.byline(said) == told
    assert wording.byline(stated("It is so", article=article)) == "The Courier"
