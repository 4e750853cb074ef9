"""W3C annotations as they are written; that they come back is tested in `test_round_trips`."""

import json

import pytest

from articles.annotated import Mark, StatedValue
from articles.writers import w3c
from tests import builders

TEXT = "Commanders say only about 6 percent of Exampleville remains."


def written(*marks, **said):
    files = w3c.write(builders.article(TEXT, *marks, **said), "one")
    assert list(files) == ["one.jsonld", "one.txt", "one.meta.json"]
    return json.loads(files["one.jsonld"])


def items(*marks, **said):
    return written(*marks, **said)["first"]["items"]


def test_the_annotations_are_one_page_of_a_collection():
    told = written(builders.name(TEXT, "Exampleville", type="Place"))
    [item] = told["first"].pop("items")
    assert told == {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"sf": "https://example.org/ns/stated-fact#"},
        ],
        "id": "https://news.example/one#annotations",
        "type": "AnnotationCollection",
        "label": "One",
        "sf:states_facts": True,
        "total": 1,
        "first": {
            "id": "https://news.example/one#annotations-1",
            "type": "AnnotationPage",
            "startIndex": 0,
        },
    }
    assert item == {
        "id": "_:0",
        "type": "Annotation",
        "motivation": "describing",
        "body": [{"type": "sf:Place", "purpose": "describing"}],
        "target": {
            "source": "https://news.example/one",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "Exampleville",
                    "prefix": TEXT[7:39],
                    "suffix": " remains.",
                },
                {"type": "TextPositionSelector", "start": 39, "end": 51},
            ],
        },
    }


def test_a_fact_says_in_our_terms_what_the_model_has_no_word_for():
    value = {"low": "6", "low_open": True, "unit": "percent"}
    [item] = items(
        builders.fact(TEXT, TEXT, speaker="Commanders", value=value, stated_for="2017", id="f1")
    )
    [body] = item["body"]
    [role] = body.pop("sf:roles")
    assert item["id"] == "urn:x:f1"
    assert body == {
        "type": "sf:StatedFact",
        "purpose": "describing",
        "sf:measure": "territory-remaining",
        "sf:campaign": "mosul",
        "sf:low": 6,
        "sf:low_open": True,
        "sf:unit": "percent",
        "sf:edtf": "2017",
    }
    assert role["sf:role"] == "speaker"
    assert [selector["type"] for selector in role["selector"]] == [
        "TextQuoteSelector",
        "TextPositionSelector",
    ]


def test_a_value_of_words_that_give_no_number_is_told_apart_from_none():
    fact = builders.fact(TEXT, TEXT)
    assert "sf:unit" not in items(fact)[0]["body"][0]
    without_number = type(fact)(**{**_fields(fact), "value": StatedValue()})
    assert items(without_number)[0]["body"][0]["sf:unit"] == ""


def _fields(mark):
    return {name: getattr(mark, name) for name in mark.__struct_fields__}


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("https://notes.example/1", "https://notes.example/1"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("f 1", "urn:x:f%201"),
        ("urn:x:f1", "urn:x:urn%3Ax%3Af1"),
        ("_:b0", "urn:x:_%3Ab0"),
        ("", "_:0"),
    ],
)
def test_every_annotation_has_an_address_for_its_id(id, expected):
    mark = Mark(type="Place", start=0, end=10, exact="Commanders", id=id)
    assert items(mark)[0]["id"] == expected


def test_ids_that_pass_are_not_told():
    mark = Mark(type="Place", start=0, end=10, exact="Commanders", id="T1")
    carried = w3c.carried(builders.article(TEXT, mark, keeps_ids=False))
    assert [one.id for one in carried.marks] == [""]
