"""A small file can hold, or make, more marks than any memory: it is refused instead."""

import json

import pytest

from articles import formats
from articles.deliveries import Document
from articles.formats import limits

HEADER = {"url": "https://news.example/1", "title": "Day one", "outlet": "Example Courier"}
META = json.dumps(HEADER).encode()
POINTING = {"client_version": "1", "annotations": [1, 1, 1]}
SELECTED = {"source": HEADER["url"], "selector": {"type": "TextQuoteSelector", "exact": "a"}}
A_TASK = {"data": {"text": "a", "meta": HEADER}}


def w3c(**said):
    return {
        ".jsonld": json.dumps({"type": "Annotation", **said}).encode(),
        ".txt": b"abc",
        ".meta.json": META,
    }


def in_json(data):
    return {".json": json.dumps(data).encode()}


BODY = {"type": "sf:Actor"}
MANY = {
    "native": in_json({"article": HEADER, "text": "a", "annotations": [1, 1, 1]}),
    "doccano spans": in_json({"text": "a", "meta": HEADER, "label": [1, 1, 1]}),
    "doccano relations": in_json(
        {"text": "a", "meta": HEADER, "entities": [], "relations": [1, 1, 1]}
    ),
    "tasks": in_json({**A_TASK, "annotations": [{"id": 1, "result": [1]}, {"id": 2}]}),
    "hypothesis": in_json(POINTING),
    "brat": {".ann": b"T1\tA 0 1\ta\n" * 3, ".txt": b"abc", ".meta.json": META},
    "re3d": {"documents.json": b"", "entities.json": b"{}\n{}\n{}"},
    "w3c page": {
        **w3c(),
        ".jsonld": json.dumps({"type": "AnnotationPage", "items": [{"target": 1}] * 3}).encode(),
    },
    "w3c bodies over targets": w3c(body=[BODY] * 2, target=[SELECTED] * 2),
    "w3c roles": w3c(
        body={
            "type": "sf:StatedFact",
            "sf:measure": "strikes",
            "sf:campaign": "mosul",
            "sf:roles": [{"sf:role": "cue", "selector": SELECTED["selector"]}] * 2,
        },
        target=SELECTED,
    ),
}


@pytest.mark.parametrize("parts", MANY.values(), ids=MANY)
def test_more_records_than_an_annotator_makes_are_refused_whole(parts, monkeypatch):
    monkeypatch.setattr(limits, "MOST_RECORDS", 2)
    [part, *_] = parts
    [refusal] = formats.read(Document(f"one{part}", parts), lenient=True)
    assert (refusal.code, refusal.whole_document) == ("TOO_MANY_RECORDS", True)
