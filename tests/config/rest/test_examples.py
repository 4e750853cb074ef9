"""The examples of the schema are of the shape it gives, and of the articles that ship."""

import json
from pathlib import Path

import pytest
from drf_spectacular.generators import SchemaGenerator
from jsonschema import ValidationError, validate

from config.rest.examples import EXAMPLES

SAMPLES = Path(__file__).parents[3] / "articles" / "samples"


@pytest.fixture(scope="module")
def schema():
    return strict(SchemaGenerator().get_schema(request=None, public=True))


def strict(told):
    """The same, and nothing beside: a field that is no more would stand on in an example."""
    if isinstance(told, list):
        return [strict(one) for one in told]
    if not isinstance(told, dict):
        return told
    inner = {name: strict(one) for name, one in told.items()}
    is_shape = "properties" in told and told.get("type") == "object"
    return {**inner, "additionalProperties": False} if is_shape else inner


def operations(schema):
    return {
        operation["operationId"]: operation
        for operations in schema["paths"].values()
        for operation in operations.values()
    }


def contents_with_an_example(schema):
    """Each with the operation it belongs to, and whether it is sent or answered."""
    for name, operation in operations(schema).items():
        sent = operation.get("requestBody", {}).get("content", {})
        answered = [answer.get("content", {}) for answer in operation["responses"].values()]
        for part, content in [("request", sent), *(("answer", one) for one in answered)]:
            for shape in content.values():
                if "example" in shape:
                    yield name, part, shape


def test_the_main_operations_have_an_example():
    assert set(EXAMPLES) == {
        *("actors_relations_retrieve", "campaigns_status_retrieve", "changes_list"),
        *("facts_list", "facts_retrieve", "facts_accept_create", "facts_revise_create"),
        *("imports_create", "imports_retrieve", "search_retrieve"),
    }


def test_every_example_stands_in_the_schema_and_has_its_shape(schema):
    found = {}
    for name, part, content in contents_with_an_example(schema):
        shape = {**content["schema"], "components": schema["components"]}
        validate(content["example"], shape)
        found.setdefault(name, {})[part] = content["example"]
    assert found == EXAMPLES


def test_a_field_that_is_no_more_or_is_new_would_be_found(schema):
    shape = {**schema["components"]["schemas"]["Fact"], "components": schema["components"]}
    [fact] = EXAMPLES["facts_list"]["answer"]["results"]
    validate(fact, shape)
    for wrong in ({**fact, "colour": "red"}, {k: v for k, v in fact.items() if k != "waits"}):
        with pytest.raises(ValidationError):
            validate(wrong, shape)


def quotes_in(told):
    if isinstance(told, dict):
        if "article" in told:
            yield told["article"]["url"], told["quote"]["exact"]
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from quotes_in(one)


def test_every_fact_of_an_example_is_stated_in_an_article_that_ships():
    read = (json.loads(path.read_text("utf-8")) for path in SAMPLES.glob("*.json"))
    texts = {told["article"]["url"]: told["text"] for told in read}
    quotes = set(quotes_in(EXAMPLES))
    assert len(quotes) >= 4
    assert [(url, exact) for url, exact in quotes if exact not in texts[url]] == []
