from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from campaigns import wording
from campaigns.models import Unit
from tests.campaigns.wording.a_fact import FIGHTER, PERCENT, stated


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


@pytest.mark.parametrize(
    ("quote", "language", "roles", "words"),
    [
        ("some say about 30 percent is left", "en", {"quantity": "30"}, "about 30 percent"),
        ("some say about 30 percent is left", "en", {}, "about 30 percent"),
        ("perhaps thousands of soldiers", "en", {"quantity": "thousands"}, "perhaps thousands"),
        ("بقي نحو ٣٠ في المئة", "ar", {"quantity": "٣٠"}, "نحو ٣٠ في المئة"),
        ("about 30 percent, about 30 percent", "en", {}, "30 percent"),
        ("qiyaas ahaan 30 boqolkiiba", "so", {}, "30 percent"),
    ],
)
def test_a_hedge_that_nobody_marked_stays_with_its_figure(quote, language, roles, words):
    bounds = {} if roles == {"quantity": "thousands"} else {"low": 30, "high": 30}
    fact = stated(quote, roles, unit=PERCENT, **bounds)
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


def test_a_quote_tells_more_than_its_figure_unless_it_is_the_figure_or_stands_for_it():
    figure = {"hedge": "more than", "quantity": "300", "unit": "strikes"}
    assert wording.tells_more(stated("more than 300 strikes hit it", figure))
    assert not wording.tells_more(stated("more than\n300 strikes", figure))
    assert not wording.tells_more(stated("they had used it before"))


def test_a_figure_in_other_words_than_the_quote_s_says_so():
    person = Unit(slug="person", singular="person", plural="people")
    killed = stated("A strike killed Amal", {"object": "Amal"}, low=1, high=1, unit=person)
    assert wording.sentence(killed) == "1 person, concerns: Amal"
    assert wording.whose_words(killed) == "not the source’s words"
    killed.value_from_words = True
    assert wording.whose_words(killed) == "read from the words"
    in_words = stated("Only 6\n percent", {"quantity": "6"}, low=6, high=6, unit=PERCENT)
    assert wording.whose_words(in_words) == ""
