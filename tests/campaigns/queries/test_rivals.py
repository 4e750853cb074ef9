from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns import reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.rivals import with_rivals
from campaigns.status import company
from tests import builders

pytestmark = pytest.mark.django_db

DAY = date(2017, 5, 25)
TIMES = ("", "2017-05-25", "2017-05-11", "2017-05-10", "2017-05", "2017-05-20/2017-06-08", "2017")


@pytest.fixture
def state(take):
    """A figure of a measure, in an article of its own."""
    vocabulary.load()

    def state(figure, *, measure="territory-remaining", stated_for="2017-05-25", **said):
        number = StatedFact.objects.count()
        text = f"{number}. The {measure} is {figure}."
        mark = builders.fact(
            text,
            text,
            id="f1",
            measure=measure,
            value={"low": figure, "high": figure, "unit": "percent"},
            stated_for=stated_for,
        )
        take(builders.article(text, mark, url=f"https://news.example/{number}", **said))
        return StatedFact.objects.get(quote=text)

    return state


def rivals(on=None, unreviewed=True):
    asked = Asked(Clocks(timezone.now(), asked_on=on), unreviewed=unreviewed)
    facts = StatedFact.objects.open().with_source().order_by("pk")
    return [fact.contested_by for fact in with_rivals(facts, asked)]


def test_each_figure_says_how_many_stand_against_it(state):
    state(6), state(6), state(30), state(30, measure="territory-cleared")
    assert rivals() == [1, 1, 2, 0]


def test_what_had_not_begun_by_the_day_asked_for_stands_against_nothing(state):
    state(6), state(30, stated_for="2017-05-30")
    assert (rivals(on=date(2017, 5, 29)), rivals(on=date(2017, 5, 30))) == ([0, 1], [1, 1])


def test_what_was_rejected_or_is_hidden_stands_against_nothing(state, curator):
    reviewing.accept(state(6).fact, version=1, by=curator)
    hidden = state(30)
    assert (rivals(), rivals(unreviewed=False)) == ([1, 1], [0, 1])
    reviewing.reject(hidden.fact, version=1, by=curator, why="A slip.")
    assert rivals() == [0, 0]


def test_a_list_costs_one_query_however_long_it_is(state, django_assert_num_queries):
    asked = Asked(Clocks(timezone.now()))
    for count in (1, 3):
        while StatedFact.objects.count() < count:
            state(StatedFact.objects.count(), stated_for="")
        facts = list(StatedFact.objects.open().with_source())
        with django_assert_num_queries(1):
            with_rivals(facts, asked)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([6, 30]),
            st.sampled_from(["territory-remaining", "strikes"]),
            st.sampled_from(TIMES),
            st.sampled_from([None, DAY, DAY - timedelta(days=20)]),
        ),
        max_size=5,
    )
)
def test_the_database_leaves_out_no_rival_that_the_rule_knows(state, figures):
    before = StatedFact.objects.count()
    for figure, measure, stated_for, published in figures:
        state(figure, measure=measure, stated_for=stated_for, published_on=published)
    facts = list(StatedFact.objects.open().with_source().order_by("pk"))
    of = {fact: [one for one in facts if one.measure == fact.measure] for fact in facts}
    own = facts[0].campaign.place_names if facts else []
    expected = [
        len(company(fact, (one for one in of[fact] if one != fact), own_places=own)[1])
        for fact in facts
    ]
    assert len(facts) == before + len(figures)
    assert rivals() == expected
