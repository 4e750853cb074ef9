"""Cases 27 to 32: what Label Studio, doccano and re3d write beside the marks, or leave out."""

import json

import pytest

from articles.deliveries import Document
from articles.models import Mark
from campaigns.models import Campaign, StatedFact
from tests.bad_input.reading import HEADER, SAMPLES, codes, marked, noted, read

TEXT = "Commanders say about 6 percent of Exampleville remains."


def test_27_what_was_cancelled_predicted_or_drafted_is_no_fact_and_no_address_is_kept():
    articles = read("label-studio-cancelled-predicted-drafted.json")
    assert [(article.marks, article.states_facts) for article in articles] == [((), False)]
    account = json.loads((SAMPLES / "label-studio-two-annotators.json").read_text())
    account[0]["annotations"][0]["completed_by"] = {"id": 7, "email": "ada@desk.example"}
    [article] = read(Document("one.json", {".json": json.dumps(account).encode()}))
    assert "desk.example" not in repr(article)
    assert {mark.extra["annotator"] for mark in article.marks} == {7, 8}


@pytest.mark.django_db
def test_28_two_annotators_with_two_values_are_two_facts_that_are_shown_to_disagree(walk, verdict):
    assert walk("label-studio-two-annotators.json").facts.new == 2
    assert len(set(StatedFact.objects.open().values_list("low", "high"))) == 2
    campaign = Campaign.objects.get()
    assert verdict(campaign.slug).contested
    assert Mark.objects.filter(type="StatedFact").count() == 2


def test_29_words_with_other_white_space_are_accepted_by_their_offsets_with_a_warning():
    assert marked("label-studio-other-white-space.json") == [["Guard\n  holds"]]
    assert noted("label-studio-other-white-space.json") == ["LOOSE_QUOTE"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("label-studio-hypertext.json", "MARKED_HTML"),
        ("label-studio-json-min.json", "FLAT_EXPORT"),
        ("label-studio-number-without-its-region.json", "MISSING_ID"),
    ],
)
def test_30_exports_that_lost_what_is_needed_are_refused_by_name(name, code):
    assert codes(name) == [code]


def test_31_what_was_imported_as_id_or_text_takes_no_place_and_mixed_shapes_are_refused():
    own = {"text": TEXT, "label": [[0, 10, "Actor"]], "meta": {**HEADER, "id": 9, "text": "Other"}}
    [article] = read(Document("one.jsonl", {".jsonl": json.dumps(own).encode()}))
    assert article.text == TEXT
    assert marked("doccano-three-shapes.jsonl") == [
        ["about 6 percent of Exampleville remains"],
        ["Commanders"],
        "BAD_FIELD",
        "BAD_FIELD",
    ]


def test_32_marks_of_re3d_are_kept_with_what_is_odd_about_them():
    [article] = read("names-and-places")
    by_id = {mark.id: mark for mark in article.marks}
    assert (by_id["e5"].extra["confidence"], by_id["e5"].extra["hidden"]) == (0, True)
    assert by_id["e6"].exact == "“no”"  # the corpus has "no"
    assert "\r\n" in article.text
    assert article.refusals == ()


def test_32_one_span_of_two_types_and_spans_that_cross_are_kept():
    document = {"_id": "d", "title": "T", "text": TEXT, "sourceName": "S", "sourceUrl": "u"}
    spans = [(0, 10, "Person"), (0, 10, "Organisation"), (5, 20, "Quantity")]
    entities = [
        {"_id": f"e{n}", "begin": start, "end": end, "type": type, "value": "", "documentId": "d"}
        for n, (start, end, type) in enumerate(spans)
    ]
    parts = {
        "documents.json": json.dumps(document).encode(),
        "entities.json": "\n".join(map(json.dumps, entities)).encode(),
    }
    [article] = read(Document("documents.json", parts))
    assert [(mark.start, mark.end, mark.type) for mark in article.marks] == [
        (0, 10, "Actor"),
        (0, 10, "Actor"),
        (5, 20, "Quantity"),
    ]
