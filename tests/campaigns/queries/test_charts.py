from datetime import date, timedelta

import pytest
from django.utils import timezone

from campaigns import vocabulary
from campaigns.charts.glyphs import MOST
from campaigns.clocks import Clocks
from campaigns.models import Campaign
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import standing
from campaigns.queries.charts import chart_of, charts_of
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def state(take):
    """State shares of a city, each for its day and in an article of its own."""
    vocabulary.load()

    def state(*shares, unit="percent"):
        for share, day in shares:
            text = f"For {day}: {share} of the city is left."
            mark = builders.fact(
                text,
                f"{share} of the city is left",
                id="f1",
                value={"low": share, "high": share, "unit": unit},
                stated_for=day,
            )
            take(builders.article(text, mark, url=f"https://news.example/{unit}/{share}/{day}"))

    return state


def charts(on=date(2017, 5, 31)):
    asked = Asked(Clocks(timezone.now(), asked_on=on))
    page = standing(Campaign.objects.get(slug="mosul"), clocks=asked.clocks)
    return charts_of(page, asked)


def test_a_measure_with_a_course_has_a_chart_of_its_statements_up_to_the_day(state):
    state((10, "2017-05-02"), (8, "2017-05-10"), (6, "2017-05-25"))
    [chart] = charts()
    assert chart.title.startswith("Territory remaining: falling to 6 percent of the city,")
    assert (chart.svg.count("<a "), chart.apart) == (3, 0)
    [earlier] = charts(on=date(2017, 5, 12))
    assert earlier.svg.count("<a ") == 2


def test_one_place_is_no_course(state):
    state((6, "2017-05-25"))
    assert charts() == []
    state((6, "2017-05-25"))
    assert charts() == []


def test_another_unit_never_shares_the_axis_and_is_counted_apart(state):
    state((10, "2017-05-02"), (6, "2017-05-25"))
    state((90, "2017-05-20"), unit="square-kilometre")
    [chart] = charts()
    assert (chart.svg.count("<a "), chart.apart, chart.further) == (2, 1, 0)


def test_more_than_a_drawing_holds_is_counted_and_stands_in_the_table(state):
    days = [date(2017, 1, 1) + timedelta(number) for number in range(MOST + 3)]
    state(*((number, day.isoformat()) for number, day in enumerate(days)))
    [chart] = charts()
    assert (chart.svg.count("<a "), chart.apart, chart.further) == (MOST, 0, 3)
    assert len(chart.verdict.statements) == MOST + 3


def test_one_measure_has_its_chart_alone(state):
    state((10, "2017-05-02"), (6, "2017-05-25"))
    asked = Asked(Clocks(timezone.now(), asked_on=date(2017, 5, 31)))
    page = standing(Campaign.objects.get(slug="mosul"), clocks=asked.clocks)
    alone = chart_of(page.verdict_of("territory-remaining"), asked)
    assert [alone] == charts_of(page, asked)
