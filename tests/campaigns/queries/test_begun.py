"""Which facts a page of a day counts: the database and the rule say the same."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns import vocabulary
from campaigns.models import StatedFact
from campaigns.status import counts_from, has_begun
from tests import builders

pytestmark = pytest.mark.django_db

DAY = date(2017, 5, 25)
TIMES = (
    "",
    "2017-05-25",
    "2017-05",
    "2017-05-20/2017-06-08",
    "2017-05-01/..",
    "../2017-06",
    "2017",
)
MEASURES = ("territory-remaining", "strikes", "strikes-cumulative", "backs", "vote-scheduled")


def state(take, measure, stated_for, published):
    number = StatedFact.objects.count()
    text = f"Statement {number} of {measure}."
    mark = builders.fact(text, text, measure=measure, stated_for=stated_for)
    address = f"https://news.example/{number}"
    take(builders.article(text, mark, url=address, published_on=published))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(MEASURES),
            st.sampled_from(TIMES),
            st.sampled_from([None, DAY, DAY - timedelta(days=20), DAY + timedelta(days=400)]),
        ),
        max_size=5,
    )
)
def test_the_database_counts_the_facts_that_the_rule_counts(take, stated):
    vocabulary.load()
    for told in stated:
        state(take, *told)
    facts = list(StatedFact.objects.with_source())
    first = {counts_from(fact) for fact in facts}
    for day in {one + timedelta(days=days) for one in first for days in (-1, 0)}:
        assert set(StatedFact.objects.begun_by(day)) == {f for f in facts if has_begun(f, day)}


def test_what_is_announced_is_counted_whatever_day_it_is_for(take):
    vocabulary.load()
    state(take, "vote-scheduled", "2099", None)
    state(take, "strikes", "2099", None)
    today = timezone.now().date()
    told = StatedFact.objects.begun_by(today, announced=True)
    assert [fact.measure.slug for fact in told] == ["vote-scheduled"]
