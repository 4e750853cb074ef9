from datetime import date

import pytest
from django.utils import timezone

from actors.models import Actor
from campaigns import reviewing, vocabulary
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.actors import actor_page, actors_page
from campaigns.queries.asked import Asked
from tests import builders
from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db

TEXT = "The Guard says the mill is lost. The Guard backs the Council. The Guard is to meet in June."


@pytest.fixture
def guard(take):
    vocabulary.load()
    guard = an_actor("guard", "The Guard")
    marks = [
        builders.fact(
            TEXT,
            "the mill is lost",
            id="said",
            measure="assessment",
            speaker="The Guard",
            stated_for="2017-05-01",
        ),
        builders.fact(
            TEXT,
            "The Guard backs the Council",
            id="relation",
            measure="backs",
            subject="The Guard",
            object="the Council",
            stated_for="2017-05-20",
        ),
        builders.fact(
            TEXT,
            "The Guard is to meet in June",
            id="coming",
            measure="meeting",
            subject="The Guard",
            stated_for="2017-06",
        ),
    ]
    take(builders.article(TEXT, *marks))
    return guard


def asked(on=date(2017, 5, 31), **said):
    return Asked(Clocks(timezone.now(), asked_on=on), **said)


def ids(facts):
    return [fact.mark_id for fact in facts]


def test_what_it_said_is_told_apart_from_what_was_said_of_it(guard):
    page = actor_page(guard, asked())
    assert (ids(page.said), ids(page.relations), ids(page.said_of)) == (
        ["said"],
        ["relation"],
        ["coming"],
    )


def test_what_it_said_of_itself_or_of_whom_it_backs_is_told_once(guard, take):
    text = "The Guard said it holds the mill. The Guard said it fights the Council."
    own = {"subject": "The Guard", "speaker": "The Guard"}
    marks = [
        builders.fact(text, "The Guard said it holds the mill", id="own", **own),
        builders.fact(
            text,
            "The Guard said it fights the Council",
            id="fight",
            measure="fights",
            object="the Council",
            **own,
        ),
    ]
    take(builders.article(text, *marks, url="https://news.example/own"))
    page = actor_page(guard, asked())
    assert sorted(ids(page.said)) == ["own", "said"]
    assert sorted(ids(page.relations)) == ["fight", "relation"]
    assert ids(page.said_of) == ["coming"]
    assert sorted(ids(page.facts)) == ["coming", "fight", "own", "relation", "said"]


def test_its_names_stand_by_language_and_before_what_is_short_for_them(guard):
    for name, language, kind in (
        ("EG", "en", "acronym"),
        ("Garde", "fr", "name"),
        ("Exemplary Guard", "en", "variant"),
        ("Watch", "en", "name"),
    ):
        guard.aliases.create(name=name, language=language, kind=kind)
    names = [alias.name for alias in actor_page(guard, asked()).names]
    assert names == ["The Guard", "Watch", "EG", "Exemplary Guard", "Garde"]


def test_its_campaigns_and_articles_are_those_of_the_facts_that_name_it(guard):
    page = actor_page(guard, asked())
    assert sorted(ids(page.facts)) == ["coming", "relation", "said"]
    assert [(campaign.slug, count) for campaign, count in page.campaigns] == [
        (page.facts[0].campaign.slug, 3)
    ]
    assert page.articles == [page.facts[0].article]


def test_facts_that_begin_later_are_left_out_but_events_are_announced(guard):
    page = actor_page(guard, asked(on=date(2017, 5, 10)))
    assert (ids(page.said), ids(page.relations), ids(page.said_of)) == (["said"], [], ["coming"])


def test_hidden_and_rejected_facts_are_left_out(guard, curator):
    said = StatedFact.objects.get(mark_id="said")
    assert ids(actor_page(guard, asked(unreviewed=False)).said) == []
    reviewing.reject(said.fact, version=1, by=curator)
    assert ids(actor_page(guard, asked()).said) == []


def test_an_actor_answers_for_those_that_were_merged_into_it(guard):
    council = an_actor("council")
    guard.merged_into = council
    guard.save()
    assert ids(actor_page(council, asked()).said) == ["said"]


def test_the_register_counts_each_fact_once_for_the_actor_that_remains(guard):
    council = an_actor("council", kind="party")
    page = actors_page(asked())
    assert page.in_facts == 1
    assert {one.actor.slug: one.facts for one in page.actors} == {"guard": 3, "council": 0}
    Actor.objects.filter(pk=guard.pk).update(merged_into=council)
    [one] = actors_page(asked()).actors
    assert (one.actor, one.facts) == (council, 3)


def test_the_register_counts_no_hidden_fact(guard, curator):
    reviewing.accept(StatedFact.objects.get(mark_id="said").fact, version=1, by=curator)
    [one] = actors_page(asked(unreviewed=False)).actors
    assert one.facts == 1


def test_one_name_in_each_other_script_stands_beside_an_actor(guard):
    for name, language, script, kind in (
        ("الحرس", "ar", "Arab", "name"),
        ("أنقرة", "ar", "Arab", "metonym"),
        ("اللواء", "ar", "Arab", "variant"),
        ("پاسەوان", "ckb", "Arab", "variant"),
        ("Garde", "fr", "Latn", "name"),
    ):
        guard.aliases.create(name=name, language=language, script=script, kind=kind)
    [one] = actors_page(asked()).actors
    assert {alias.name for alias in one.actor.other_scripts} == {"الحرس", "پاسەوان"}


def test_who_is_named_in_most_facts_stands_first_and_all_others_by_kind(guard, take):
    for slug, kind in (("beta", "state"), ("alpha", "state"), ("omega", "force")):
        an_actor(slug, kind=kind)
    council = an_actor("council", kind="party")
    text = "The Council met."
    take(builders.article(text, builders.fact(text, text, id="met", subject="Council"), url="m:1"))
    page = actors_page(asked())
    assert [one.actor.slug for one in page.named] == ["guard", council.slug]
    assert [(kind, [one.actor.slug for one in some]) for kind, some in page.kinds] == [
        ("Forces", ["omega"]),
        ("States", ["alpha", "beta"]),
    ]
