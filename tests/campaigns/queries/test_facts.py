from datetime import UTC, datetime

import pytest
from django.utils import timezone

from actors.models import Actor
from campaigns import reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import Resolution, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.facts import fact_page, with_actors
from tests import builders

TEXT = "Officials say 6 percent of the city remains. Rosa Example says 10 percent remains."


def clocks(**asked):
    return Clocks(timezone.now(), **asked)


@pytest.fixture
def facts(take):
    vocabulary.load()
    Actor.objects.create(slug="officials", name="Officials", kind="agency").aliases.create(
        name="Officials", language="en", script="Latn"
    )
    marks = [
        builders.fact(
            TEXT,
            f"{percent} percent",
            id=f"f{percent}",
            value={"low": percent, "high": percent, "unit": "percent"},
            speaker=speaker,
            stated_for="2017-05-25",
        )
        for percent, speaker in ((6, "Officials"), (10, "Rosa Example"))
    ]
    take(builders.article(TEXT, *marks))
    return list(StatedFact.objects.order_by("start"))


@pytest.mark.django_db
def test_each_name_stands_beside_the_actor_it_means_where_that_is_decided(facts):
    known, unknown = with_actors(facts)
    assert [(one.as_written, one.actor.slug) for one in known.speakers] == [
        ("Officials", "officials")
    ]
    assert [(one.as_written, one.actor) for one in unknown.speakers] == [("Rosa Example", None)]


@pytest.mark.django_db
def test_a_name_stands_for_the_actor_that_its_own_was_merged_into(facts):
    ministry = Actor.objects.create(slug="ministry", name="Ministry", kind="agency")
    Actor.objects.filter(slug="officials").update(merged_into=ministry)
    [known, _] = with_actors(facts)
    assert [one.actor for one in known.speakers] == [ministry]


@pytest.mark.django_db
def test_a_link_that_was_decided_later_was_not_known_before(facts):
    earlier = Resolution.objects.get().recorded_at
    asked = clocks(asked_known_at=earlier.replace(year=earlier.year - 1))
    assert [one.actor for fact in with_actors(facts, asked) for one in fact.speakers] == [None] * 2


@pytest.mark.django_db
def test_the_page_of_a_fact_has_its_rivals_and_what_agrees(facts):
    six, ten = facts
    page = fact_page(six.fact, Asked(clocks()))
    assert (page.fact, page.rivals, page.agreeing) == (six, [ten], [])


@pytest.mark.django_db
def test_a_rejected_fact_is_no_rival(facts, curator):
    six, ten = facts
    reviewing.reject(ten.fact, version=1, by=curator)
    assert fact_page(six.fact, Asked(clocks())).rivals == []


@pytest.mark.django_db
def test_versions_are_those_known_then_and_the_newest_stands_first(facts, curator):
    six, _ = facts
    reviewing.accept(six.fact, version=1, by=curator)
    newest = fact_page(six.fact, Asked(clocks()))
    assert [one.fact.version for one in newest.versions] == [2, 1]
    assert newest.fact.version == 2
    assert fact_page(six.fact, Asked(clocks()), version=1).fact.version == 1
    then = clocks(asked_known_at=six.recorded_at)
    assert [one.fact.version for one in fact_page(six.fact, Asked(then)).versions] == [1]


@pytest.mark.django_db
def test_what_was_not_known_has_no_page(facts):
    six, _ = facts
    before = clocks(asked_known_at=datetime(2016, 1, 1, tzinfo=UTC))
    assert fact_page(six.fact, Asked(before)) is None
    assert fact_page(six.fact, Asked(clocks()), version=9) is None
