import json
import uuid
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from drf_spectacular.generators import SchemaGenerator
from jsonschema import validate

from articles.enums import Queue
from articles.models import DeliveredDocument, Import
from campaigns import working
from campaigns.models import StatedFact

pytestmark = pytest.mark.django_db

IMPORTS = "/api/v1/imports/"
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(autouse=True)
def signed_in(client, annotator):
    client.force_login(annotator)


def file(name="six-percent.json"):
    return SimpleUploadedFile(name, (SAMPLES / name).read_bytes())


def post(client, *files, **said):
    return client.post(IMPORTS, {"file": files, **said})


def work():
    while document := working.claim(Queue.INTERACTIVE):
        working.take(document)


def test_a_delivery_is_accepted_and_its_address_tells_what_it_came_to(
    client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as woken:
        answer = post(client, file(), file("one-bad-mark.json"))
    assert (answer.status_code, len(woken)) == (202, 1)
    told = answer.json()
    assert answer["Location"] == told["url"] == f"http://testserver{IMPORTS}{told['id']}/"
    assert (told["name"], told["state"], told["by"]) == (
        *("six-percent.json, one-bad-mark.json", "waiting", "omar"),
    )
    assert told["documents"] == {
        "total": 2,
        "waiting": 2,
        "running": 0,
        "done": 0,
        "set_aside": 0,
    }
    work()
    told = client.get(answer["Location"]).json()
    assert (told["state"], told["documents"]["done"]) == ("done", 2)
    assert (told["outcome"]["articles"], told["outcome"]["facts"]["new"]) == (2, 7)
    [refused] = told["outcome"]["refused"]
    assert (refused["code"], refused["document"], refused["place"]) == (
        *("QUOTE_MISMATCH", "one-bad-mark.json", "f2"),
    )


def test_what_it_came_to_is_told_while_it_is_being_taken(client):
    told = post(client, file("one-bad-mark.json"), file()).json()
    working.take(working.claim(Queue.INTERACTIVE))
    working.claim(Queue.INTERACTIVE)
    told = client.get(told["url"]).json()
    assert told["state"] == "waiting"
    assert told["documents"] == {
        "total": 2,
        "waiting": 0,
        "running": 1,
        "done": 1,
        "set_aside": 0,
    }
    assert told["outcome"]["facts"]["new"] == 3
    assert [one["code"] for one in told["outcome"]["refused"]] == ["QUOTE_MISMATCH"]


def test_its_documents_are_told_one_by_one(client):
    told = post(client, file("one-bad-mark.json"), file()).json()
    working.take(working.claim(Queue.INTERACTIVE))
    documents = client.get(f"{told['url']}documents/").json()["results"]
    assert [(one["number"], one["name"], one["state"]) for one in documents] == [
        (1, "one-bad-mark.json", "done"),
        (2, "six-percent.json", "waiting"),
    ]


def test_how_it_is_to_be_read_can_be_said(client):
    answer = post(client, file(), format="brat", offset_unit="utf16", lenient="true")
    told = answer.json()
    assert (told["format"], told["offset_unit"], told["lenient"]) == ("brat", "utf16", True)
    work()
    refused = client.get(told["url"]).json()["outcome"]["refused"]
    assert [one["code"] for one in refused] == ["WRONG_FORMAT"]


@pytest.mark.parametrize(
    ("said", "field"), [({"format": "word"}, "format"), ({"offset_unit": "byte"}, "offset_unit")]
)
def test_what_cannot_be_said_is_refused(client, said, field):
    answer = post(client, file(), **said)
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID")
    assert list(answer.json()["errors"]) == [field]
    assert not Import.objects.exists()


def test_no_file_is_refused(client):
    answer = client.post(IMPORTS, {})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["file"])


def test_a_delivery_without_anything_to_read_is_refused_and_leaves_no_row(client):
    answer = post(client, SimpleUploadedFile("bad.zip", b"no archive"))
    told = answer.json()
    assert (answer.status_code, told["code"]) == (400, "NOTHING_USABLE")
    [refused] = told["refused"]
    assert (refused["document"], refused["code"]) == ("bad.zip", "BAD_ARCHIVE")
    assert not Import.objects.exists()


def test_what_cannot_be_read_beside_something_that_can_is_told_with_the_rest(client):
    told = post(client, SimpleUploadedFile("bad.zip", b"no archive"), file()).json()
    work()
    told = client.get(told["url"]).json()
    assert [one["code"] for one in told["outcome"]["refused"]] == ["BAD_ARCHIVE"]
    assert told["outcome"]["facts"]["new"] == 4


def test_the_newest_is_listed_first_and_without_its_outcome(client):
    for name in ("six-percent.json", "one-bad-mark.json"):
        post(client, file(name))
    results = client.get(IMPORTS).json()["results"]
    assert [one["name"] for one in results] == ["one-bad-mark.json", "six-percent.json"]
    assert "outcome" not in results[0]


@pytest.mark.parametrize("count", [1, 50])
def test_a_list_costs_the_same_however_long_it_is(
    client, annotator, count, django_assert_num_queries
):
    for number in range(count):
        Import.objects.create(name=str(number), by=annotator)
    with django_assert_num_queries(6):
        assert len(client.get(IMPORTS).json()["results"]) == count


def test_what_was_set_aside_is_begun_again(client):
    told = post(client, file()).json()
    for _ in range(3):
        working.claim(Queue.INTERACTIVE)
        DeliveredDocument.objects.update(session="1 0")
    working.claim(Queue.INTERACTIVE)
    assert client.get(told["url"]).json()["state"] == "set aside"
    answer = client.post(f"{told['url']}try-again/")
    assert (answer.status_code, answer.json()["state"]) == (202, "waiting")
    work()
    assert client.get(told["url"]).json()["state"] == "done"
    assert StatedFact.objects.count() == 4


def test_one_that_is_none_is_not_found(client):
    assert client.get(f"{IMPORTS}{uuid.uuid4()}/").status_code == 404


def test_who_may_only_look_may_not_deliver(client, reader):
    client.force_login(reader)
    assert post(client, file()).status_code == 403
    assert client.get(IMPORTS).json()["detail"].startswith("Your account may not import.")


def test_its_answers_have_the_shape_of_the_schema(client):
    told = post(client, file("one-bad-mark.json")).json()
    work()
    schema = SchemaGenerator().get_schema(request=None, public=True)
    shapes = {
        "/api/v1/imports/": IMPORTS,
        "/api/v1/imports/{id}/": told["url"],
        "/api/v1/imports/{id}/documents/": f"{told['url']}documents/",
    }
    for path, address in shapes.items():
        content = schema["paths"][path]["get"]["responses"]["200"]["content"]
        shape = content["application/json"]["schema"]
        answer = json.loads(client.get(address).content)
        validate(answer, {**shape, "components": schema["components"]})


def test_what_is_large_waits_with_the_deliveries_of_the_night(client, monkeypatch):
    monkeypatch.setattr("campaigns.api.imports.LARGEST_TO_WAIT_FOR", 100)
    post(client, file())
    assert DeliveredDocument.objects.get().queue == Queue.BULK
