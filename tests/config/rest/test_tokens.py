import pytest
from django.test import Client

from campaigns import tokens
from campaigns.enums import Scope
from campaigns.models import StatedFact
from tests import builders

pytestmark = pytest.mark.django_db

MEASURES = "/api/v1/measures/"
TEXT = "About 6 percent of Exampleville remains."


@pytest.fixture
def fact(take):
    take(builders.article(TEXT, builders.fact(TEXT, TEXT)))
    return StatedFact.objects.get()


def bearing(account, *scopes):
    """A client with a token of this account, and no cookie."""
    _, key = tokens.issue("a program", account=account, scopes=scopes)
    return Client(headers={"Authorization": f"Bearer {key}"}, enforce_csrf_checks=True)


@pytest.mark.parametrize(
    "given", ["Bearer", "Bearer ", "Bearer x", "bearer ledger_x", "Bearer a b", "Bearer \x7f"]
)
def test_a_key_that_is_none_is_refused_although_reading_is_open(client, given):
    answer = client.get(MEASURES, headers={"Authorization": given})
    assert (answer.status_code, answer.json()["code"]) == (401, "BAD_TOKEN")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_other_ways_to_authorise_are_not_ours(client):
    assert client.get(MEASURES, headers={"Authorization": "Basic YTpi"}).status_code == 200


def test_a_revoked_token_is_refused_at_once(reader):
    token, key = tokens.issue("a program", account=reader, scopes=[Scope.READ])
    client = Client(headers={"Authorization": f"Bearer {key}"})
    assert client.get(MEASURES).status_code == 200
    tokens.revoke([token])
    assert client.get(MEASURES).status_code == 401


def test_a_token_opens_a_closed_installation(reader, settings):
    settings.READING_IS_OPEN = False
    assert Client().get(MEASURES).status_code == 403
    assert bearing(reader, Scope.READ).get(MEASURES).status_code == 200


def test_a_token_decides_without_a_cookie_where_it_may_review(fact, curator):
    address = f"/api/v1/facts/{fact.fact}/accept/"
    told = {"headers": {"If-Match": '"1"'}, "content_type": "application/json"}
    answer = bearing(curator, Scope.READ, Scope.IMPORT).post(address, {}, **told)
    assert (answer.status_code, answer.json()["code"]) == (403, "OUT_OF_SCOPE")
    assert bearing(curator, Scope.REVIEW).post(address, {}, **told).json()["version"] == 2
    assert StatedFact.objects.open().get().reviewer == curator


def test_a_token_may_never_do_more_than_its_account(fact, reader):
    address = f"/api/v1/facts/{fact.fact}/accept/"
    answer = bearing(reader, *Scope).post(address, {}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_A_CURATOR")


def test_who_may_only_review_may_not_read(curator):
    answer = bearing(curator, Scope.REVIEW).get(MEASURES)
    assert (answer.status_code, answer.json()["code"]) == (403, "OUT_OF_SCOPE")


def test_a_token_opens_no_page_of_the_admin(curator):
    curator.is_staff = True
    curator.save()
    assert bearing(curator, *Scope).get("/admin/").status_code == 302


def test_a_token_costs_one_query_and_the_note_of_its_use(reader, django_assert_num_queries):
    client = bearing(reader, Scope.READ)
    with django_assert_num_queries(4):  # the token, its use, the vintage, the measures
        client.get(MEASURES)
    with django_assert_num_queries(3):
        client.get(MEASURES)
