from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from campaigns import reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import Campaign, StatedFact
from campaigns.queries.campaigns import standing, standings
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "6 percent is left. 500 fighters are left. The mill is lost. A vote comes in September."


@pytest.fixture
def facts(take):
    vocabulary.load()
    marks = [
        builders.fact(
            TEXT,
            "6 percent is left",
            id="f1",
            value={"low": 6, "high": 6, "unit": "percent"},
            stated_for="2017-05-25",
        ),
        builders.fact(
            TEXT,
            "500 fighters are left",
            id="f2",
            measure="fighters-remaining",
            value={"low": 500, "high": 500, "unit": "fighter"},
            stated_for="2017-05-26",
        ),
        builders.fact(
            TEXT,
            "The mill is lost",
            id="f3",
            measure="assessment",
            campaign="raqqa",
            stated_for="2017-05-25",
        ),
        builders.fact(
            TEXT,
            "A vote comes in September",
            id="f4",
            measure="vote-scheduled",
            campaign="stabilisation",
            stated_for="2017-09",
        ),
    ]
    take(builders.article(TEXT, *marks))
    return {fact.mark_id: fact for fact in StatedFact.objects.all()}


def stands(slug="mosul", unreviewed=True, on=date(2017, 5, 31), **asked):
    campaign = Campaign.objects.get(slug=slug)
    clocks = Clocks(timezone.now(), asked_on=on, **asked)
    return standing(campaign, clocks=clocks, unreviewed=unreviewed)


def test_the_lead_is_the_figure_about_the_latest_day(facts):
    assert stands().lead.headline == facts["f2"]
    assert stands(on=date(2017, 5, 25)).lead.headline == facts["f1"]


def test_without_figures_the_newest_words_stand_there(facts):
    raqqa = stands("raqqa")
    assert (raqqa.lead, raqqa.newest_words) == (None, facts["f3"])


def test_an_event_that_is_still_to_come_is_no_newest_word(facts):
    stabilisation = stands("stabilisation")
    assert stabilisation.newest_words is None
    assert stabilisation.status.coming == [facts["f4"]]


def test_what_was_not_stated_by_a_day_is_told_apart(facts):
    earlier = stands(on=date(2017, 5, 25))
    assert [verdict.measure.slug for verdict in earlier.stated] == ["territory-remaining"]
    assert [verdict.measure.slug for verdict in earlier.not_stated] == ["fighters-remaining"]
    assert (earlier.newest, earlier.newest_figure) == (facts["f1"], facts["f1"])


def test_only_what_had_begun_by_a_day_or_was_to_come_is_counted_and_listed(facts):
    earlier, later = stands(on=date(2017, 5, 25)), stands(on=date(2017, 5, 26))
    assert [{fact.mark_id for fact in one.told} for one in (earlier, later)] == [
        {"f1"},
        {"f1", "f2"},
    ]
    assert [one.counts.unreviewed for one in (earlier, later)] == [1, 2]
    assert [len(stands(on=day).articles) for day in (date(2017, 5, 24), date(2017, 5, 25))] == [
        0,
        1,
    ]
    assert [fact.mark_id for fact in stands("stabilisation").told] == ["f4"]


def test_hidden_facts_leave_the_status_the_articles_and_the_count_of_facts(facts, curator):
    reviewing.accept(facts["f1"].fact, version=1, by=curator)
    reviewed = stands(unreviewed=False)
    assert [fact.mark_id for fact in reviewed.shown] == ["f1"]
    assert reviewed.lead.headline.mark_id == "f1"
    assert len(reviewed.articles) == 1
    assert stands("raqqa", unreviewed=False).articles == []


@pytest.mark.parametrize("slug", ["mosul", "stabilisation"])
@pytest.mark.parametrize("day", [24, 25, 26])
def test_as_many_facts_are_hidden_as_would_be_shown(facts, slug, day):
    on = date(2017, 5, day)
    hidden, shown = (stands(slug, on=on, unreviewed=shown).counts for shown in (False, True))
    assert (hidden.hidden, hidden.unreviewed) == (shown.unreviewed, shown.hidden)


def test_rejected_and_retracted_facts_are_out_of_the_status(facts, curator, take):
    reviewing.reject(facts["f1"].fact, version=1, by=curator)
    assert [fact.mark_id for fact in stands().facts] == ["f2"]
    take(builders.article(TEXT, states_facts=False, retracted=True))
    take(
        builders.article(
            TEXT,
            builders.fact(
                TEXT,
                "500 fighters are left",
                id="f2",
                measure="fighters-remaining",
                value={"low": 500, "high": 500, "unit": "fighter"},
                stated_for="2017-05-26",
            ),
            retracted=True,
        ),
    )
    assert StatedFact.objects.open().get(mark_id="f2").source_state == "retracted"
    assert stands().facts == []


def test_facts_that_changed_after_the_moment_asked_are_counted_once(facts, curator):
    moment = timezone.now()
    for change in (reviewing.accept, reviewing.reject):
        newest = StatedFact.objects.open().get(fact=facts["f1"].fact)
        change(newest.fact, version=newest.version, by=curator)
    assert stands(asked_known_at=moment).changed_since == 1
    assert stands("raqqa", asked_known_at=moment).changed_since == 0
    assert stands().changed_since == 0


def test_before_anything_was_known_nothing_stands(facts):
    before = stands(asked_known_at=datetime(2016, 1, 1, tzinfo=UTC))
    assert (before.facts, before.lead, before.newest, before.articles) == ([], None, None, [])


@pytest.mark.parametrize("count", [1, 3])
def test_campaigns_cost_the_same_however_many(facts, count, django_assert_num_queries):
    campaigns = list(Campaign.objects.all()[:count])
    with django_assert_num_queries(2):
        assert len(standings(campaigns, clocks=Clocks(timezone.now()))) == count
