"""A pinned answer stays as it is, whatever comes later."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.api.conftest import TEXT, an_article, the_figure, the_relation, the_rival

pytestmark = pytest.mark.django_db

API = "/api/v1"
LATER = datetime(2017, 6, 1, tzinfo=UTC)
SEVEN = {"low": 7, "high": 7, "unit": "percent"}


@pytest.fixture
def study(take, curator):
    """A figure that was accepted, one that waits, and a relation, as a take and some decisions."""
    take(an_article(the_figure(), the_rival(), the_relation()))
    decide(reviewing.accept, "figure", curator)
    decide(reviewing.accept, "rival", curator)
    take(an_article(the_figure(), the_rival(value=SEVEN), the_relation(), annotated_at=LATER))


def newest(mark_id):
    return StatedFact.objects.open().get(mark_id=mark_id)


def decide(move, mark_id, by, **said):
    fact = newest(mark_id)
    return move(fact.fact, version=fact.version, by=by, **said)


def again(take, *marks, text=TEXT, **header):
    """The article once more, as it is marked some days later."""
    article = builders.article(text, *marks, **header, annotated_at=LATER + timedelta(days=1))
    take(article)


LATER_CHANGES = {
    "accept": lambda take, by: decide(reviewing.accept, "relation", by),
    "reject": lambda take, by: decide(reviewing.reject, "figure", by),
    "withdraw": lambda take, by: decide(reviewing.withdraw, "figure", by),
    "revise": lambda take, by: decide(
        reviewing.revise, "figure", by, correction=builders.correction(value=SEVEN)
    ),
    "revise the speaker": lambda take, by: decide(
        reviewing.revise, "figure", by, correction=builders.correction(speaker="Turkey")
    ),
    "keep": lambda take, by: decide(reviewing.keep, "rival", by),
    "adopt": lambda take, by: decide(reviewing.adopt, "rival", by),
    "another value": lambda take, by: again(take, the_figure(value=SEVEN), the_relation()),
    "a dropped mark": lambda take, by: again(take, the_figure(), the_rival()),
    "another text": lambda take, by: take(
        builders.article(TEXT.replace("only about", "some"), states_facts=False)
    ),
    "a retraction": lambda take, by: again(take, the_figure(), retracted=True),
    "another article": lambda take, by: take(
        an_article(the_figure(), url="https://news.example/two", published_on=LATER.date())
    ),
}


@pytest.mark.parametrize("change", LATER_CHANGES)
def test_a_pinned_answer_is_the_same_byte_for_byte_after(study, client, take, curator, change):
    pin = pinned(client)
    then = {address: told(client, address, pin) for address in addresses()}
    LATER_CHANGES[change](take, curator)
    assert client.get(f"{API}/campaigns/mosul/status/", pin).json()["changed_since"] > 0
    for address, answer in then.items():
        assert (address, told(client, address, pin)) == (address, answer)


def test_an_answer_as_of_now_is_the_one_pinned_to_its_moment(study, client, take, curator):
    status = f"{API}/campaigns/mosul/status/"
    now = client.get(status, {"on": "2017-05-25"}).json()
    for change in ("accept", "another value", "another article"):
        LATER_CHANGES[change](take, curator)
    later = client.get(status, {"on": "2017-05-25", "known_at": now["known_at"]}).json()
    of_later = {"pinned": True, "changed_since": 4}
    assert later == {**now, **of_later}


def pinned(client):
    known_at = client.get(f"{API}/campaigns/mosul/status/").json()["known_at"]
    return {"on": "2017-05-25", "known_at": known_at}


def addresses():
    facts = sorted(StatedFact.objects.values_list("fact", flat=True).distinct())
    return [
        f"{API}/campaigns/mosul/status/",
        f"{API}/facts/",
        f"{API}/facts/?waits=true",
        f"{API}/facts/?contested=true",
        f"{API}/facts/?actor=turkey",
        f"{API}/facts/?unreviewed=false",
        *(f"{API}/facts/{fact}/" for fact in facts),
        *(f"{API}/facts/{fact}/versions/" for fact in facts),
    ]


def told(client, address, pin):
    """The bytes of an answer, without the one count that grows."""
    path, _, query = address.partition("?")
    filters = dict([query.split("=")]) if query else {}
    answer = client.get(path, {**filters, **pin})
    assert answer.status_code == 200
    if "changed_since" not in (body := answer.json()):
        return answer.content
    body.pop("changed_since")
    return json.dumps(body)
