import pytest
from django.test import Client

from campaigns import reviewing
from campaigns.models import StatedFact


def address(fact, decision=""):
    return f"/api/v1/facts/{fact.fact}/{decision}{'/' if decision else ''}"


def decide(client, fact, decision, tag=None, headers=None, **said):
    headers = {**(headers or {}), **({"If-Match": tag} if tag else {})}
    return client.post(
        address(fact, decision), said, content_type="application/json", headers=headers
    )


@pytest.fixture
def at_work(client, curator):
    client.force_login(curator)
    return client


def test_a_decision_on_the_version_that_was_shown_is_taken(at_work, figure, curator):
    tag = at_work.get(address(figure))["ETag"]
    answer = decide(at_work, figure, "accept", tag, why="Read the source.")
    assert (answer.status_code, answer.json()["review"]) == (200, "accepted")
    assert answer["ETag"] == at_work.get(address(figure))["ETag"]
    newest = StatedFact.objects.open().get()
    assert (newest.version, newest.reviewer, newest.why) == (2, curator, "Read the source.")


def test_the_number_of_the_version_alone_is_enough(at_work, figure):
    assert decide(at_work, figure, "reject", '"1"').json()["review"] == "rejected"
    assert decide(at_work, figure, "restore", '"2"').json()["review"] == "proposed"


@pytest.mark.parametrize("tag", [None, "*", "1", 'W/"1"', '"1", "2"', '"one"', '"0"'])
def test_a_decision_that_names_no_one_version_is_refused(at_work, figure, tag):
    answer = decide(at_work, figure, "accept", tag)
    assert (answer.status_code, answer.json()["code"]) == (428, "PRECONDITION_REQUIRED")
    assert StatedFact.objects.count() == 1


def test_a_stale_decision_is_refused_and_shown_both_versions(at_work, figure, other_curator):
    tag = at_work.get(address(figure))["ETag"]
    reviewing.reject(figure.fact, version=1, by=other_curator)
    answer = decide(at_work, figure, "accept", tag)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (412, "STALE_VERSION")
    assert (told["decided_on"]["version"], told["decided_on"]["review"]) == (1, "proposed")
    assert (told["newest"]["version"], told["newest"]["review"]) == (2, "rejected")
    assert StatedFact.objects.open().get().reviewer == other_curator


def test_a_version_that_never_was_is_stale_too(at_work, figure):
    told = decide(at_work, figure, "accept", '"9"').json()
    assert (told["status"], told["decided_on"], told["newest"]["version"]) == (412, None, 1)


def test_a_move_that_the_table_has_not_is_refused(at_work, figure):
    answer = decide(at_work, figure, "restore", '"1"')
    assert (answer.status_code, answer.json()["code"]) == (409, "MOVE_REFUSED")
    assert answer.json()["detail"] == (
        "A fact that is proposed cannot be restored. From here it can be: accepted, rejected, "
        "revised, withdrawn."
    )


def test_a_decision_says_nothing_but_why(at_work, figure):
    told = decide(at_work, figure, "accept", '"1"', low="7").json()
    assert (told["code"], list(told["errors"])) == ("INVALID", ["low"])
    assert decide(at_work, figure, "accept", '"1"', why="x" * 2001).status_code == 400
    assert StatedFact.objects.count() == 1


@pytest.mark.parametrize("why", [560, True, ["text"], {"a": 1}])
def test_what_is_no_text_is_not_taken_for_one(at_work, figure, why):
    told = decide(at_work, figure, "accept", '"1"', why=why).json()
    assert (told["code"], told["errors"]) == ("INVALID", {"why": ["Give a text."]})


@pytest.mark.parametrize("low_open", [1, "yes", "true"])
def test_what_is_no_truth_is_not_taken_for_one(at_work, figure, low_open):
    value = {"low": "5", "low_open": low_open}
    told = decide(at_work, figure, "revise", '"1"', value=value).json()
    assert told["errors"] == {"value.low_open": ["Give true or false."]}


def test_who_is_no_curator_may_not_decide(client, figure, reader):
    assert decide(client, figure, "accept", '"1"').json()["code"] == "NOT_AUTHENTICATED"
    client.force_login(reader)
    answer = decide(client, figure, "accept", '"1"')
    assert (answer.status_code, answer.json()["code"]) == (403, "NOT_A_CURATOR")
    assert StatedFact.objects.count() == 1


def test_a_decision_without_the_token_of_its_session_is_refused(figure, curator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(curator)
    answer = decide(client, figure, "accept", '"1"')
    assert (answer.status_code, answer.json()["code"]) == (403, "PERMISSION_DENIED")
    assert StatedFact.objects.count() == 1
    client.get("/admin/login/")  # any form of the admin gives the token
    token = client.cookies["csrftoken"].value
    taken = decide(client, figure, "accept", '"1"', headers={"X-CSRFToken": token})
    assert taken.status_code == 200


def test_a_fact_that_is_not_there_cannot_be_decided_on(at_work):
    nothing = "/api/v1/facts/00000000-0000-4000-8000-000000000000/accept/"
    assert at_work.post(nothing, headers={"If-Match": '"1"'}).status_code == 404
