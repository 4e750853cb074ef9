from datetime import date

import pytest
from django.utils import timezone

from campaigns import vocabulary
from campaigns.clocks import Clocks
from campaigns.enums import Kind
from campaigns.models import Campaign, Measure
from campaigns.queries.asked import Asked
from campaigns.queries.brief import brief_page
from tests import builders

pytestmark = pytest.mark.django_db

MEASURES = ["territory-remaining", "fighters-remaining", "strikes"]


@pytest.fixture
def publish(take):
    """An article that states these measures of a campaign."""
    vocabulary.load()

    def publish(name, *measures, day="2017-05-25"):
        text = " ".join(f"The {measure} in {name} was 6." for measure in measures)
        marks = [
            builders.fact(
                text,
                f"The {measure} in {name} was 6",
                id=measure,
                measure=measure,
                value={"low": 6, "high": 6, "unit": "percent"},
                stated_for=day,
            )
            for measure in measures
        ]
        take(builders.article(text, *marks, url=f"https://news.example/{name}", title=name))

    return publish


def brief():
    asked = Asked(Clocks(timezone.now(), asked_on=date(2017, 5, 31)))
    return brief_page(Campaign.objects.get(slug="mosul"), asked)


def test_each_line_names_its_source_and_a_source_is_told_once(publish):
    publish("one", "territory-remaining", "strikes")
    publish("two", "fighters-remaining")
    page = brief()
    told = {line.verdict.measure.slug: page.sources[line.source - 1].title for line in page.lines}
    assert told == {"territory-remaining": "one", "fighters-remaining": "two", "strikes": "one"}
    assert len(page.sources) == 2


def test_what_is_contested_names_the_source_of_every_side(take):
    vocabulary.load()
    for name, figure in (("one", 6), ("two", 30)):
        text = f"In {name} it was {figure}."
        value = {"low": figure, "high": figure, "unit": "percent"}
        mark = builders.fact(text, text, id="f1", value=value, stated_for="2017-05-25")
        take(builders.article(text, mark, url=f"https://news.example/{name}", title=name))
    page = brief()
    [dispute] = page.contested
    told = [(fact.low, page.sources[source - 1].title) for fact, source in dispute.sides]
    assert told == [(30, "two"), (6, "one")]


def test_what_is_about_the_earliest_days_is_left_out_where_a_page_has_no_more_room(publish):
    vocabulary.load()
    measures = list(Measure.objects.filter(kind=Kind.QUANTITY).values_list("slug", flat=True))
    for number, measure in enumerate(reversed(measures)):
        publish(f"{number} of them", measure, day=f"2017-05-{number + 1:02}")
    page = brief()
    shown = [line.verdict.measure.slug for line in page.lines]
    assert shown == measures[: len(shown)]
    assert (len(shown) + page.left_out, page.left_out > 0) == (len(measures), True)
    assert [source.title for source in page.sources] == [
        f"{len(measures) - 1 - place} of them" for place in range(len(shown))
    ]


def test_where_nothing_is_stated_there_is_no_bottom_line(publish):
    page = brief()
    assert (page.bottom_line, page.lines, page.sources) == ("", [], [])


@pytest.mark.parametrize("measures", [MEASURES[:1], MEASURES])
def test_it_costs_as_many_queries_whatever_is_stated(publish, django_assert_num_queries, measures):
    publish("one", *measures)
    campaign = Campaign.objects.get(slug="mosul")
    asked = Asked(Clocks(timezone.now(), asked_on=date(2017, 5, 31)))
    with django_assert_num_queries(2):
        assert len(brief_page(campaign, asked).lines) == len(measures)
