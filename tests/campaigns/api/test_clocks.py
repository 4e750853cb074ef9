from datetime import timedelta

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact

MOSUL = "/api/v1/campaigns/mosul/status/"


def pin(moment, on="2017-05-25"):
    return {"on": on, "known_at": moment.isoformat()}


def test_a_pinned_status_stays_and_says_what_has_changed_since(client, figure, curator):
    moment = figure.recorded_at
    then = client.get(MOSUL, pin(moment))
    assert then.json()["pinned"] is True
    assert "immutable" in then["Cache-Control"]
    reviewing.accept(figure.fact, version=1, by=curator)
    again = client.get(MOSUL, pin(moment)).json()
    assert again.pop("changed_since") == 1
    assert again == {name: told for name, told in then.json().items() if name != "changed_since"}


@pytest.mark.parametrize("asked", [{}, {"on": "2017-05-25"}, {"known_at": "2017-05-25"}])
def test_what_is_not_pinned_may_not_be_kept(client, figure, asked):
    answer = client.get(MOSUL, asked)
    assert answer.json()["pinned"] is False
    assert answer["Cache-Control"] == "no-cache"


def test_before_anything_was_known_nothing_is_told(client, figure):
    before = figure.recorded_at - timedelta(seconds=1)
    assert client.get(MOSUL, pin(before)).json()["measures"] == []
    address = f"/api/v1/facts/{figure.fact}/"
    assert client.get(address, pin(before)).status_code == 404
    assert client.get(f"{address}versions/", pin(before)).status_code == 404


def test_a_version_known_then_does_not_tell_of_its_later_end(client, figure, curator):
    reviewing.accept(figure.fact, version=1, by=curator)
    for address in (f"/api/v1/facts/{figure.fact}/", f"/api/v1/facts/{figure.fact}/versions/"):
        told = client.get(address, pin(figure.recorded_at)).json()
        fact = told["results"][0] if "results" in told else told
        assert (fact["version"], fact["superseded_at"]) == (1, None)
    assert StatedFact.objects.get(version=1).superseded_at is not None


@pytest.mark.parametrize(
    "asked", [{"on": "25 May"}, {"known_at": "then"}, {"known_at": "2999-01-01"}, {"on": "\x00"}]
)
def test_a_clock_that_cannot_be_read_is_a_problem_that_names_it(client, asked):
    answer = client.get(MOSUL, asked)
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_CLOCK")
    assert answer.json()["parameters"] == list(asked)


@pytest.mark.parametrize("asked", [{}, {"on": "2017-05-25"}])
def test_an_answer_that_is_held_already_is_not_sent_again(client, figure, curator, asked):
    for address in (MOSUL, f"/api/v1/facts/{figure.fact}/"):
        tag = client.get(address, asked)["ETag"]
        assert tag.startswith('"')
        again = client.get(address, asked, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        version = StatedFact.objects.open().get().version
        move = reviewing.accept if version == 1 else reviewing.reject
        move(figure.fact, version=version, by=curator)
        assert client.get(address, asked, headers={"If-None-Match": tag}).status_code == 200
