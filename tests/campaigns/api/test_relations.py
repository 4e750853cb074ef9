import pytest

from actors.models import Actor
from campaigns import reviewing
from tests.campaigns.api.conftest import an_article, the_relation

pytestmark = pytest.mark.django_db

TURKEY = "/api/v1/actors/turkey/relations/"


@pytest.fixture
def relation(four):
    return four["relation"]


def told(client, address=TURKEY, **asked):
    return [fact["id"] for fact in client.get(address, asked).json()["relations"]]


def test_an_answer_says_whose_relations_when_and_as_known_by_when(client, relation):
    pin = {"on": "2017-05-25", "known_at": "2100-01-01T00:00:00Z"}
    assert client.get(TURKEY, pin).status_code == 400  # what will be known is not known yet
    pin["known_at"] = relation.recorded_at.isoformat().replace("+00:00", "Z")
    answer = client.get(TURKEY, pin)
    listed = client.get("/api/v1/facts/", {"measure": "opposes"}).json()["results"]
    assert answer.json() == {"actor": "turkey", **pin, "pinned": True, "relations": listed}
    assert answer["Cache-Control"] == "max-age=86400, immutable"


def test_both_sides_of_a_relation_have_it_from_its_day_on(client, relation):
    assert told(client) == told(client, "/api/v1/actors/ypg/relations/") == [str(relation.fact)]
    assert told(client, on="2017-05-25") == [str(relation.fact)]  # the day it was published
    assert told(client, on="2017-05-24") == []


def test_what_is_unreviewed_can_be_hidden_and_what_was_rejected_is_no_relation(
    client, relation, curator
):
    assert told(client, unreviewed="false") == []
    reviewing.accept(relation.fact, version=1, by=curator)
    assert told(client, unreviewed="false") == [str(relation.fact)]
    reviewing.reject(relation.fact, version=2, by=curator)
    assert told(client) == []


def test_a_merged_actor_answers_for_the_other(client, relation):
    merged = Actor.objects.create(slug="ankara", name="Ankara", kind="state")
    merged.merged_into = Actor.objects.get(slug="turkey")
    merged.save()
    answer = client.get("/api/v1/actors/ankara/relations/").json()
    assert (answer["actor"], len(answer["relations"])) == ("turkey", 1)


def test_an_unknown_actor_is_not_found(client, db):
    assert client.get("/api/v1/actors/nobody/relations/").json()["code"] == "NOT_FOUND"


@pytest.mark.parametrize("count", [1, 50])
def test_the_cost_of_relations_does_not_grow(client, take, django_assert_num_queries, count):
    for number in range(count):
        take(an_article(the_relation(), url=f"https://news.example/{number}"))
    # how far the ledger reaches, the actor, names that stand for it, facts, the actors they name
    with django_assert_num_queries(7):
        assert len(told(client)) == count
