"""The vocabulary in the language of the reader."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from campaigns import terms, wording
from campaigns.models import Campaign, Measure, Unit

FIGHTER = Unit(slug="fighter", singular="fighter", plural="fighters")


def test_what_ships_is_told_in_the_language_of_the_reader():
    measure, campaign = Measure(label="Strikes", of="the city"), Campaign(name="Mosul")
    with override("ar"):
        told = terms.label(measure), terms.whole(measure), terms.name(campaign)
    assert told == ("الضربات", "المدينة", "الموصل")
    assert (terms.label(measure), terms.name(campaign)) == ("Strikes", "Mosul")


def test_what_a_curator_has_worded_anew_is_shown_as_it_was_written():
    with override("ar"):
        assert (
            terms.label(Measure(label="Strikes, as we count them")) == "Strikes, as we count them"
        )


def test_what_is_not_stated_is_nothing_in_every_language():
    with override("ar"):
        assert (terms.whole(Measure(of="")), terms.summary(Campaign()), terms.plural(None)) == (
            *("", "", ""),
        )


@pytest.mark.parametrize(
    ("low", "high", "english", "arabic"),
    [
        (1, 1, "fighter", "مقاتل"),
        (500, 703, "fighters", "مقاتلين"),
        (12, 12, "fighters", "مقاتلًا"),
        (100, None, "fighters", "مقاتل"),
        (None, 1, "fighters", "مقاتل"),
        ("7.5", "7.5", "fighters", "مقاتل"),
    ],
)
def test_a_unit_is_counted_as_the_language_counts(low, high, english, arabic):
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    assert terms.counted(FIGHTER, *bounds) == english
    with override("ar"):
        assert terms.counted(FIGHTER, *bounds) == arabic


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("ar", "Arabic"),
        ("ar-SY", "Arabic"),
        ("ckb", "Sorani Kurdish"),
        ("ku", "Kurmanji Kurdish"),
        ("kmr-Latn", "Kurmanji Kurdish"),
        ("xx", "xx"),
    ],
)
def test_a_language_is_called_by_its_name(code, name):
    assert terms.language(code) == name


def test_a_language_is_named_in_that_of_the_reader():
    with override("ar"):
        assert [terms.language(code) for code in ("ar", "fr")] == ["العربية", "الفرنسيّة"]


def test_words_of_others_stand_apart_where_a_sentence_runs_from_right_to_left():
    assert wording.isolated("6 percent") == "6 percent"
    with override("ar"):
        assert wording.isolated("6 percent") == "\u20686 percent\u2069"
        assert wording.isolated("") == ""
