"""Receivers are told of what they asked for, from where they began, in the order of the ledger."""

import json

import pytest

from campaigns import gathering, reviewing
from campaigns.models import StatedFact, Webhook, WebhookDelivery
from campaigns.sending import told
from tests.campaigns.an_article import ADDRESSES, two_facts
from tests.receiver import tell_all

pytestmark = pytest.mark.django_db


def accept(fact, by):
    return reviewing.accept(fact.fact, version=fact.version, by=by)


def test_a_change_arrives_as_the_api_tells_it(webhook, receiver, take, client):
    take(two_facts(ADDRESSES[0]))
    tell_all()
    [sent] = receiver.told
    page = client.get("/api/v1/changes/", headers={"host": "localhost"}).json()
    changes = json.loads(
        json.dumps(page["results"]).replace("http://localhost", "https://ledger.example")
    )
    assert sent["type"] == "ledger.changed"
    assert sent["data"] == {"cursor": page["cursor"], "results": changes}
    assert WebhookDelivery.objects.get().versions == 2


def test_nothing_is_told_of_what_was_held_before_unless_that_is_asked_for(
    register, receiver, take, curator
):
    take(two_facts(ADDRESSES[0]))
    register()
    tell_all()
    assert receiver.positions == []
    register(whole=True)
    tell_all()
    assert receiver.positions == [1, 2]
    accept(StatedFact.objects.first(), curator)
    tell_all()
    assert receiver.positions == [1, 2, 3, 3]


def test_a_receiver_is_told_of_its_campaigns_and_its_kinds_of_change_only(
    register, receiver, take, curator
):
    take(two_facts(ADDRESSES[0]))
    mosul = StatedFact.objects.first().campaign
    register(changes=["accepted"], campaigns=[mosul])
    elsewhere = type(mosul).objects.create(slug="elsewhere", name="Elsewhere")
    register(campaigns=[elsewhere])
    first, second = StatedFact.objects.order_by("position")
    accept(first, curator)
    reviewing.reject(second.fact, version=1, by=curator)
    tell_all()
    assert receiver.positions == [3]
    assert set(Webhook.objects.values_list("position", flat=True)) == {4}


def test_an_import_is_told_in_pages_and_large_versions_in_smaller_ones(
    webhook, receiver, take, monkeypatch
):
    monkeypatch.setattr(gathering, "MOST_VERSIONS", 3)
    for url in ADDRESSES[:2]:
        take(two_facts(url))
    tell_all()
    assert [len(one["data"]["results"]) for one in receiver.told] == [3, 1]
    monkeypatch.setattr(gathering, "LARGEST_BODY", 10)
    for url in ADDRESSES[2:]:
        take(two_facts(url))
    tell_all()
    assert [len(one["data"]["results"]) for one in receiver.told] == [3, 1, 1, 1, 1, 1]
    assert receiver.positions == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [one["data"]["cursor"] for one in receiver.told] == [3, 4, 5, 6, 7, 8]


def test_gathering_costs_the_same_for_any_number_of_versions(
    webhook, take, django_assert_num_queries
):
    costs = []
    for urls in (ADDRESSES[:1], ADDRESSES[1:4]):
        for url in urls:
            take(two_facts(url))
        with django_assert_num_queries(10):
            gathering.gather(told)
        costs.append(WebhookDelivery.objects.latest("pk").versions)
        tell_all()
    assert costs == [2, 6]
