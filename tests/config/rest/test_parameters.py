import pytest

from config.rest.parameters import LONGEST

pytestmark = pytest.mark.django_db

API = "/api/v1/"


@pytest.mark.parametrize("given", ["yes", "2", "tru", " ", "\x03@"])
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("articles/", "retracted"),
        ("campaigns/", "proposed"),
        ("measures/", "proposed"),
        ("facts/", "contested"),
        ("facts/", "waits"),
        ("facts.csv", "waits"),
        ("facts/", "unreviewed"),
    ],
)
def test_what_is_neither_true_nor_false_is_refused_and_not_left_out(client, address, name, given):
    answer = client.get(f"{API}{address}", {name: given})
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID")
    assert answer.json()["errors"] == {name: ["Give true or false."]}


@pytest.mark.parametrize("given", ["true", "False", "1", "0", ""])
def test_true_and_false_are_taken_however_they_are_written(client, given):
    assert client.get(f"{API}articles/", {"retracted": given}).status_code == 200
    assert client.get(f"{API}facts/", {"unreviewed": given}).status_code == 200


@pytest.mark.parametrize("address", ["facts/", "actors/", "articles/", "facts.jsonl"])
def test_nothing_longer_than_anybody_looks_for_is_looked_for(client, address):
    assert client.get(f"{API}{address}", {"q": "é" * LONGEST}).status_code in (200, 400)
    answer = client.get(f"{API}{address}", {"q": "é" * (LONGEST + 1)})
    told = answer.json()
    assert (answer.status_code, told["code"], told["parameters"]) == (400, "BAD_PARAMETER", ["q"])
    assert len(told["detail"]) < 200
