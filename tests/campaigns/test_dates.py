from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.dates import BadDate, covered_days


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2017-05-25", (date(2017, 5, 25), date(2017, 5, 25))),
        ("2017-09?", (date(2017, 9, 1), date(2017, 9, 30))),
        ("2016-12~", (date(2016, 12, 1), date(2016, 12, 31))),
        ("2016", (date(2016, 1, 1), date(2016, 12, 31))),
        ("2017-04/2017-05", (date(2017, 4, 1), date(2017, 5, 31))),
        ("2015-03?/2015-04?", (date(2015, 3, 1), date(2015, 4, 30))),
        ("2017-05/..", (date(2017, 5, 1), None)),
        ("../2017", (None, date(2017, 12, 31))),
        ("2017-05/", (date(2017, 5, 1), None)),
        ("/2017", (None, date(2017, 12, 31))),
        ("2017-05-XX", (date(2017, 5, 1), date(2017, 5, 31))),
        ("201X", (date(2010, 1, 1), date(2019, 12, 31))),
        ("2017-22", (date(2017, 6, 1), date(2017, 8, 31))),
        ("", (None, None)),
    ],
)
def test_an_edtf_text_covers_the_days_it_names(edtf, days):
    assert covered_days(edtf) == days


@pytest.mark.parametrize(
    "text",
    [
        *("soon", "2017-02-30", "2017-05/2017-04", "2017-13", "1;2", "unknown", "٢٠١٧", "/"),
        *("{2017-01,2017-02}", "[2017-01,2017-02]", " 2017", "2017 ", f"2017{' ' * 80}-05"),
    ],
)
def test_a_text_that_is_no_date_or_runs_backwards_is_refused(text):
    with pytest.raises(BadDate):
        covered_days(text)


@given(st.text(max_size=30))
def test_no_text_at_all_gives_anything_but_days_or_a_refusal(text):
    try:
        earliest, latest = covered_days(text)
    except BadDate:
        return
    assert earliest is None or latest is None or earliest <= latest


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_covers_itself(day):
    assert covered_days(day.isoformat()) == (day, day)
