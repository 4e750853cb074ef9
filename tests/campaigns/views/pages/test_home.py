"""The first page."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_first_page_says_how_far_it_reaches(read, article):
    words = read("/", on="2017-05-31").words
    assert "published up to 25 May 2017, as taken in by 1 June 2017, 09:30 UTC" in words
    assert "Territory remaining" in words
    assert "A vote is set for September" in words


def test_a_campaign_of_which_only_what_is_to_come_is_stated_says_so(read, article):
    words = read("/", on="2017-05-01").words
    assert "Up to 1 May 2017, only what is to come is stated." in words
    assert "Nothing stated up to 1 May 2017." in words  # of another campaign
