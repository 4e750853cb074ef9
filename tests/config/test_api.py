"""The whole API at once: what holds at every address, found from the routes themselves."""

import itertools
import re

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from drf_spectacular.generators import SchemaGenerator
from jsonschema import validate
from rest_framework.exceptions import APIException

from articles.models import Import
from campaigns import tokens
from campaigns.api.bulk import MEDIA_TYPES
from campaigns.enums import Scope
from campaigns.errors import BadClock, LedgerError, Unreadable
from campaigns.models import Campaign, Measure, StatedFact
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
        "imports/{id}": f"imports/{Import.objects.earliest('received_at').pk}",
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


PROMISED = (
    *("campaign", "measure", "actor", "speaker", "outlet", "article", "review", "modality"),
    *("stated_after", "stated_before", "published_after", "published_before"),
    *("recorded_after", "recorded_before", "contested", "q", "on", "known_at", "unreviewed"),
)


@pytest.mark.parametrize("address", ["facts/", "facts.{ending}"])
def test_the_schema_has_every_filter_of_facts_that_is_promised(address):
    schema = SchemaGenerator().get_schema(request=None, public=True)
    parameters = schema["paths"][f"{API}{address}"]["get"]["parameters"]
    named = {one["name"] for one in parameters if one["in"] == "query"}
    assert set(PROMISED) - named == set()
    assert ("ordering" in named) is address.endswith("/")


def test_the_schema_says_what_stands_above_every_answer():
    schema = SchemaGenerator().get_schema(request=None, public=True)
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            above = {
                status: set(answer.get("headers", {}))
                for status, answer in operation["responses"].items()
            }
            assert above["429"] == {"Retry-After"}
            if method == "get":
                assert above["200"] > above["304"] == {"ETag", "Cache-Control", "Vary"}
            else:
                assert above["202" if "/imports/" in path else "200"] & {"ETag", "Location"}


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


BY_CONTENT = ("schema/", "docs/")  # asks the database for nothing


def test_every_answer_is_tagged_and_is_as_it_was_for_one_query(
    addresses, client, django_assert_num_queries
):
    for address in filter(is_for_all, addresses):
        answer = client.get(address)
        answer.getvalue()  # reads a file to its end, and closes it
        tag = answer["ETag"]
        assert tag.startswith('"')
        with django_assert_num_queries(0 if address.endswith(BY_CONTENT) else 1):
            again = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
        assert (address, again.status_code, again.content) == (address, 304, b"")
        assert {name: again.headers.get(name) for name in KEPT_BY} == {
            name: answer.headers.get(name) for name in KEPT_BY
        }
        assert client.head(address, headers={"If-None-Match": tag}).status_code == 304


KEPT_BY = ("ETag", "Cache-Control", "Vary")
WHO_ASKS = 4  # a session, its account, and what the account and its roles may do


# What every list costs, whatever it holds: a session and its account, the vintage by which it is
# tagged, and then its own.
COST_OF_LISTS = {
    "actors/": 6,
    "articles/": 4,
    "articles/{id}/revisions/": 4,
    "campaigns/": 5,
    "changes/": 6,
    "columns/": 3,
    "facts/": 6,
    "facts/{fact}/versions/": 7,
    "imports/": 6,
    "imports/{id}/documents/": 7,
    "measures/": 4,
}


def test_every_list_costs_the_same_at_one_and_at_fifty(filled, take, annotator, client):
    schema = SchemaGenerator().get_schema(request=None, public=True)
    lists = [
        path.removeprefix(API)
        for path, operations in schema["paths"].items()
        if operations.get("get", {}).get("operationId", "").endswith("_list")
    ]
    assert lists == list(COST_OF_LISTS)
    client.force_login(annotator)
    seen = {}
    for number in range(1, 51):
        another(number, take)
        if number in (1, 50):
            seen[number] = {address: cost_of(client, filled(API + address)) for address in lists}
    assert seen == dict.fromkeys((1, 50), COST_OF_LISTS)


def cost_of(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def another(number, take):
    """One more of everything that is listed; of an article, a text and a version; of a delivery,
    a document."""
    text = f"{TEXT} {number}"
    take(builders.article(text, builders.fact(text, TEXT, value={"low": number, "high": number})))
    take(builders.article(TEXT, builders.fact(TEXT, TEXT), url=f"https://news.example/{number}"))
    an_actor(f"actor-{number}", f"Actor {number}")
    Campaign.objects.create(slug=f"campaign-{number}", name=f"Campaign {number}")
    Measure.objects.create(slug=f"measure-{number}", label="Measure", kind="statement")
    Import.objects.create(name="one.json")
    Import.objects.earliest("received_at").documents.create(number=number, name="one.json")


def test_deliveries_are_as_they_were_until_a_worker_goes_on(
    addresses, annotator, client, django_assert_num_queries
):
    client.force_login(annotator)
    for address in addresses:
        if "/imports/" not in address or address.endswith("/try-again/"):
            continue
        tag = client.get(address)["ETag"]
        with django_assert_num_queries(1 + WHO_ASKS):
            again = client.get(address, headers={"If-None-Match": tag})
        assert (address, again.status_code) == (address, 304)
        assert again["Cache-Control"] == "no-cache, private"
        delivery = Import.objects.get()
        delivery.documents.create(number=delivery.documents.count() + 1, name="one.json")
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_a_head_is_what_a_get_is_without_its_body(addresses, client):
    for address in filter(is_for_all, addresses):
        answer, head = client.get(address), client.head(address)
        answer.getvalue()
        assert (address, head.status_code, head.getvalue()) == (address, 200, b"")
        told = {name: text for name, text in answer.headers.items() if name != "Content-Length"}
        assert told == {name: head.headers.get(name) for name in told}


PIN = {"on": "2017-05-25"}


def test_what_an_answer_may_be_kept_for_and_by_whom(addresses, client, reader, settings):
    """Nobody's own answer is kept for all, and none is kept without asking unless it is pinned."""
    pinned = {**PIN, "known_at": StatedFact.objects.get().recorded_at.isoformat()}
    knows_clocks = ("/facts/", "/versions/", "/status/", "/relations/", "/search/", "/{fact}/")
    for address in filter(is_for_all, addresses):
        if address.endswith(BY_CONTENT):
            continue
        withheld = "/articles/" in address and not address.endswith("/articles/")
        own = ", private" if withheld else ""
        assert (address, read(client, address)["Cache-Control"]) == (address, f"no-cache{own}")
        assert {"Accept", "Authorization", "Cookie"} <= vary(read(client, address))
        if address.endswith(knows_clocks) or "/facts." in address:
            assert read(client, address, pinned)["Cache-Control"] == "max-age=86400, immutable"
        assert client.get(address, {"colour": "red"})["Cache-Control"] == "no-store"
    client.force_login(reader)
    for address in filter(is_for_all, addresses):
        if not address.endswith(BY_CONTENT):
            assert "private" in read(client, address)["Cache-Control"]
    settings.READING_IS_OPEN = False
    answer = client.get(f"{API}facts/", pinned)
    assert answer["Cache-Control"] == "max-age=86400, immutable, private"


def read(client, address, *asked, **how):
    """The answer, read to its end: a file is closed then."""
    answer = client.get(address, *asked, **how)
    answer.getvalue()
    return answer


def vary(answer):
    return set(answer["Vary"].split(", "))


def test_what_is_said_to_who_is_signed_in_is_not_what_is_said_to_all(addresses, client, reader):
    tags = {address: read(client, address)["ETag"] for address in filter(is_for_all, addresses)}
    client.force_login(reader)
    for address, tag in tags.items():
        if not address.endswith(BY_CONTENT):
            again = read(client, address, headers={"If-None-Match": tag})
            assert (address, again.status_code) == (address, 200)


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
    refusals = [*kinds_of(APIException), *kinds_of(LedgerError), Unreadable, BadClock]
    codes = {getattr(kind, "code", None) or kind.default_code.upper() for kind in refusals}
    # A session is there or not, and of a token it is said what is wrong with it.
    assert codes - told == {"AUTHENTICATION_FAILED"}


def kinds_of(error):
    return [kind for one in error.__subclasses__() for kind in (one, *kinds_of(one))]
