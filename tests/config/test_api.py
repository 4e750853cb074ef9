"""The whole API at once: what holds at every address, found from the routes themselves."""

import itertools
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from drf_spectacular.generators import SchemaGenerator
from jsonschema import validate
from rest_framework.exceptions import APIException

from articles.models import Import
from campaigns import tokens
from campaigns.api.bulk import MEDIA_TYPES
from campaigns.enums import Scope
from campaigns.errors import BadClock, LedgerError
from campaigns.models import StatedFact
from config.api import urlpatterns
from tests import builders
from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db

API = "/api/v1/"
TEXT = "About 6 percent of Exampleville remains."
METHODS = ("get", "post", "put", "patch", "delete")


@pytest.fixture
def filled(take):
    """Put a row of ours into an address that names one."""
    take(builders.article(TEXT, builders.fact(TEXT, TEXT)))
    fact = StatedFact.objects.get()
    rows = {
        "imports/{id}": f"imports/{Import.objects.get().pk}",
        "{fact}": str(fact.fact),
        "{id}": str(fact.article_id),
        "{ending}": "jsonl",
        "actors/{slug}": f"actors/{an_actor('sdf').slug}",
        "campaigns/{slug}": "campaigns/mosul",
        "measures/{slug}": "measures/territory-remaining",
    }

    def filled(address):
        for words, row in rows.items():
            address = address.replace(words, row)
        assert "{" not in address
        return address

    return filled


@pytest.fixture
def addresses(filled):
    """Every address of the API, found from its routes; a list to be had whole in each format."""
    *named, _ = urlpatterns  # the last is for every address that is none
    routes = [re.sub(r"<\w+:(\w+)>", r"{\1}", str(url.pattern)) for url in named]
    return [
        filled(API + route.replace("{pk}", "{id}").replace("{ending}", ending))
        for route in routes
        for ending in (MEDIA_TYPES if "{ending}" in route else [""])
    ]


DECISIONS = ("accept", "reject", "restore", "withdraw", "revise", "keep", "adopt", "reattach")


def decides(address):
    return address.endswith(tuple(f"/{decision}/" for decision in DECISIONS))


def is_for_all(address):
    """Whether every reader may read there; deliveries are for those who may import."""
    return not decides(address) and "/imports/" not in address


def expected(role, method, address):
    """The status of the answer: the whole of who may do what over REST."""
    if "/imports/" in address:
        return expected_of_imports(role, method, address)
    if decides(address):
        if role != "curator":
            return 403
        return 428 if method == "post" else 405  # no version is named here
    if method == "get":
        return 200
    return 405 if address.endswith(("schema/", "docs/")) else 403


def expected_of_imports(role, method, address):
    if role != "annotator":
        return 403
    if address.endswith("/try-again/"):
        return 202 if method == "post" else 405
    if method == "post" and address.endswith("/imports/"):
        return 400  # nothing is handed over here
    return 200 if method == "get" else 405


def test_every_role_may_do_at_every_address_what_the_table_says(
    addresses, reader, annotator, curator
):
    people = {"nobody": None, "reader": reader, "annotator": annotator, "curator": curator}
    for role, method, address in itertools.product(people, METHODS, addresses):
        client = Client()
        if people[role]:
            client.force_login(people[role])
        answer = getattr(client, method)(address)
        answer.getvalue()  # reads a file to its end, and closes it
        assert (role, method, address, answer.status_code) == (
            *(role, method, address),
            expected(role, method, address),
        )


def expected_of_token(scope, method, address):
    """The same for a token whose account may do everything: what its one scope leaves of that."""
    own = "import" if "/imports/" in address else "review" if decides(address) else None
    if scope != own and not (scope == "read" and method == "get"):
        return 403
    return expected("annotator" if own == "import" else "curator", method, address)


def test_a_token_may_do_at_every_address_what_its_scope_says(addresses, annotator, curator):
    curator.user_permissions.add(*annotator.user_permissions.all())
    curator.groups.add(*annotator.groups.all())
    for scope in Scope:
        _, key = tokens.issue("a program", account=curator, scopes=[scope])
        client = Client(headers={"Authorization": f"Bearer {key}"})
        for method, address in itertools.product(METHODS, addresses):
            answer = getattr(client, method)(address)
            answer.getvalue()
            assert (scope, method, address, answer.status_code) == (
                *(scope, method, address),
                expected_of_token(scope, method, address),
            )


def test_every_address_refuses_a_parameter_that_it_does_not_know(addresses, client):
    for address in addresses:
        if is_for_all(address):
            answer = client.get(address, {"colour": "red"})
            assert (address, answer.status_code) == (address, 400)
            assert answer["Content-Type"] == "application/problem+json"
            assert answer.json()["code"] == "UNKNOWN_PARAMETER"
            assert answer.json()["parameters"] == ["colour"]


def test_a_decision_refuses_a_parameter_too(filled, client, curator):
    client.force_login(curator)
    address = filled(f"{API}facts/{{fact}}/accept/")
    answer = client.post(f"{address}?colour=red", headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["code"]) == (400, "UNKNOWN_PARAMETER")


def test_every_parameter_of_the_schema_is_known_where_it_says(filled, client):
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    named = [
        (filled(path), parameter["name"])
        for path, operations in paths.items()
        for parameter in operations.get("get", {}).get("parameters", ())
        if parameter["in"] == "query"
    ]
    assert (f"{API}campaigns/mosul/status/", "known_at") in named
    for address, name in named:
        answer = client.get(address, {name: "x"})
        assert b"UNKNOWN_PARAMETER" not in answer.getvalue(), (address, name)


def test_every_answer_has_the_shape_that_the_schema_gives_it(filled, client):
    schema = SchemaGenerator().get_schema(request=None, public=True)
    for path, operations in schema["paths"].items():
        if "get" not in operations or "/imports/" in path:
            continue
        content = operations["get"]["responses"]["200"]["content"]
        answer = client.get(filled(path))
        if "application/json" not in content:
            answer.getvalue()
            assert answer["Content-Type"].partition(";")[0] in content
            continue
        shape = content["application/json"]["schema"]
        validate(answer.json(), {**shape, "components": schema["components"]})
    problem = schema["components"]["schemas"]["Problem"]
    answer = client.get(f"{API}facts/", {"colour": "red"}).json()
    validate(answer, {**problem, "components": schema["components"]})


def test_every_answer_is_tagged_and_not_sent_twice(addresses, client):
    for address in addresses:
        if is_for_all(address):
            answer = client.get(address)
            answer.getvalue()  # reads a file to its end, and closes it
            tag = answer["ETag"]
            assert tag.startswith('"')
            again = client.get(address, headers={"If-None-Match": tag})
            assert (address, again.status_code, again.content) == (address, 304, b"")


def test_the_schema_has_no_warning_and_is_valid(tmp_path):
    path = tmp_path / "schema.yaml"
    call_command("spectacular", "--fail-on-warn", "--validate", "--file", str(path))
    assert path.read_text().startswith("openapi: 3.1")


@pytest.mark.parametrize(
    "rest", ["", "nowhere/", "facts/no-uuid/", "v/", "measures/a%0Ab/", "nowhere%0A/"]
)
def test_an_address_that_is_none_is_a_problem_and_no_page(client, rest):
    answer = client.get(f"{API}{rest}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "code": "NOT_FOUND",
        "detail": "The API has no such address. Its schema lists those it has.",
    }


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        (b"[" * 20_000 + b"]" * 20_000, "application/json", 400, "PARSE_ERROR"),
        (b"{", "application/json", 400, "PARSE_ERROR"),
        (b"[]", "application/json", 400, "INVALID"),
        (b"null", "application/json", 400, "INVALID"),
        (b"why=x", "application/x-www-form-urlencoded", 415, "UNSUPPORTED_MEDIA_TYPE"),
        (b" " * 2_621_441, "application/json", 413, "TOO_LARGE"),
        (b'{"why": "\\u0000"}', "application/json", 400, "INVALID"),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(filled, client, curator, body, kind, status, code):
    client.force_login(curator)
    address = filled(f"{API}facts/{{fact}}/accept/")
    answer = client.post(address, body, content_type=kind, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert StatedFact.objects.count() == 1


def test_a_kind_of_answer_that_is_not_given_is_a_problem(client):
    answer = client.get(f"{API}measures/", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.json()["code"]) == (406, "NOT_ACCEPTABLE")
    assert answer["Content-Type"] == "application/problem+json"


def test_the_guide_names_every_address_parameter_and_code():
    guide = (settings.BASE_DIR / "docs" / "api.md").read_text("utf-8")
    told = set(re.findall(r"`([^`\n]+)`", guide))
    schema = SchemaGenerator().get_schema(request=None, public=True)
    addresses = {
        path.removeprefix(API).replace("{fact}", "<uuid>").replace("{", "<").replace("}", ">")
        for path in schema["paths"]
    }
    assert addresses - told == set()
    parameters = {
        parameter["name"]
        for operations in schema["paths"].values()
        for operation in operations.values()
        for parameter in operation.get("parameters", ())
        if parameter["in"] != "path"
    }
    assert parameters - told == set()
    refusals = [*kinds_of(APIException), *kinds_of(LedgerError), BadClock]
    codes = {getattr(kind, "code", None) or kind.default_code.upper() for kind in refusals}
    # A session is there or not, and of a token it is said what is wrong with it.
    assert codes - told == {"AUTHENTICATION_FAILED"}


def kinds_of(error):
    return [kind for one in error.__subclasses__() for kind in (one, *kinds_of(one))]
