from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from campaigns.tables.cells import in_json, inert, written


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("", ""),
        (Decimal("6.0000000000"), "6"),
        (Decimal("0.0000001"), "0.0000001"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-3.50"), "-3.5"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (date(2017, 5, 25), "2017-05-25"),
        (datetime(2017, 5, 25, 12, tzinfo=UTC), "2017-05-25T12:00:00Z"),
    ],
)
def test_a_cell_is_written_without_exponent_idle_zeros_or_zone(cell, text):
    assert written(cell) == text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "\ufeff@"])
def test_words_that_could_be_a_formula_have_an_apostrophe_before_them(sign):
    assert inert(f"{sign}1+1") == f"'{sign}1+1"


def test_other_words_stay_as_they_are():
    assert [inert(words) for words in ("", "6", "a=b", "Raqqa")] == ["", "6", "a=b", "Raqqa"]


def test_json_has_counts_as_numbers_and_figures_as_text():
    cells = [None, True, 7, "six", Decimal("6.10"), date(2017, 5, 25)]
    assert [in_json(cell) for cell in cells] == [None, True, 7, "six", "6.1", "2017-05-25"]
