"""What a page of a day says of other days: how old its newest is, and what came later."""

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(take):
    """What one article says, about a time."""

    def state(words, stated_for, **said):
        number = StatedFact.objects.count()
        header = {"published_on": said.pop("published_on", None)}
        mark = builders.fact(words, words, stated_for=stated_for, **said)
        take(builders.article(words, mark, url=f"https://news.example/{number}", **header))

    return state


def percent(number):
    return {"value": {"low": number, "high": number, "unit": "percent"}}


def strikes(number, measure="strikes"):
    return {"measure": measure, "value": {"low": number, "high": number, "unit": "strike"}}


STALE_NOW = (
    "Every figure is stale. Nothing is stated for a time after June 2017. "
    "See it as it stood on 30 June 2017"
)


def test_one_banner_says_what_is_stale_and_what_is_newest_as_precisely_as_it_was_stated(
    read, state
):
    state("6 percent is left.", "2017-06", **percent(6))
    page = read("/campaigns/mosul/")
    assert STALE_NOW in page.words
    assert page.words.count("stale") == page.words.replace(STALE_NOW, "").count("stale") + 1
    assert "30 June 2017" not in page.words.replace(STALE_NOW, "")
    assert "/campaigns/mosul/?on=2017-06-30" in page.links


def test_the_banner_is_true_of_statements_as_well_as_of_figures(read, state):
    state("6 percent is left.", "2017-01-10", **percent(6))
    state("The mill is lost.", "2017-05-25", measure="assessment")
    told = (
        "The newest figure is for 10 January 2017. Nothing is stated for a time after 25 May 2017. "
        "See it as it stood on 25 May 2017"
    )
    for address in ("/", "/campaigns/mosul/"):
        page = read(address)
        assert told in page.words
        assert f"{address}?on=2017-05-25" in page.links


def test_a_page_of_a_past_day_says_only_what_is_stale_on_it(read, state):
    state("6 percent is left.", "2017-06-01", **percent(6))
    words = read("/campaigns/mosul/", on="2017-12-31").words
    assert "Every figure is stale on 31 December 2017. Things may have changed" in words
    assert "Nothing is stated for a time after" not in words


def test_a_newer_figure_that_nobody_has_reviewed_is_not_called_stale(read, state, curator):
    state("6 percent is left.", "2017-06-01", **percent(6))
    reviewing.accept(StatedFact.objects.get().fact, version=1, by=curator)
    state("4 percent is left.", "2017-12-30", **percent(4))
    assert "Every figure is stale" not in read("/campaigns/mosul/", on="2017-12-31").words


def test_a_total_stands_nowhere_before_it_was_reached_and_the_page_says_that_there_will_be_one(
    read, state
):
    state("6,602 strikes so far.", "2016-10-17/2016-12", **strikes(6602, "strikes-cumulative"))
    early = read("/campaigns/mosul/", on="2016-11-20").words
    assert "6,602" not in early
    assert (
        "Nothing is stated up to 20 November 2016. The first statement is about 17 October 2016 to "
        "December 2016." in early
    )
    assert (
        "not stated up to 20 November 2016; first stated for 17 October 2016 to December 2016"
        in early
    )
    assert "6,602 strikes" in read("/campaigns/mosul/", on="2016-12-31").words


def test_what_gives_no_date_stands_on_no_page_of_a_day_before_it_was_taken_in(read, state):
    state("6 percent is left.", "", **percent(6))
    early = read("/campaigns/mosul/", on="2001-01-01").words
    assert "6 percent" not in early
    assert "Nothing is stated up to 1 January 2001. See it as it stood on" in early
    assert "Territory remaining not stated up to 1 January 2001; stated without a time" in early
    now = read("/campaigns/mosul/").words
    assert "stale, age unknown" in now
    assert "Stale The source gives no date that this figure is about." in now
    assert "Every figure is stale on " in now
    assert "stale, age unknown" in read("/campaigns/mosul/brief/").words


def test_a_day_of_strikes_is_fewer_than_the_one_before_and_falls_nowhere(read, state):
    state("11 strikes were carried out.", "2017-01-09", **strikes(11))
    state("3 strikes were carried out.", "2017-01-10", **strikes(3))
    for address in ("/campaigns/mosul/", "/campaigns/mosul/brief/"):
        words = read(address, on="2017-01-10").words
        assert "fewer than before: 11 strikes (Example Courier, for 9 January 2017" in words
        assert "falling" not in words
    campaign = read("/campaigns/mosul/", on="2017-01-10").words
    assert "Strikes: 3 strikes, fewer than before, Example Courier, 10 January 2017" in campaign


def test_beside_a_contested_figure_no_direction_is_claimed(read, state):
    for number, day in ((20, "2017-03-01"), (6, "2017-05-25"), (10, "2017-05-24")):
        state(f"{number} percent is left.", day, **percent(number))
    words = read("/campaigns/mosul/", on="2017-05-25").words
    assert "falling" not in words.lower()
    assert (
        "No direction It is contested, so that no direction is claimed. The earlier statement: "
        in words
    )
    brief = read("/campaigns/mosul/brief/", on="2017-05-25").words
    assert "falling" not in brief


def test_what_came_after_a_past_day_is_called_so(read, state):
    state("The fight opened.", "2017-01-10", measure="operation-began")
    for address in ("/", "/campaigns/mosul/"):
        assert "After this day, as far as is known" in read(address, on="2001-01-01").words
        assert "After this day" not in read(address).words
        assert "Coming dates" in read(address).words
