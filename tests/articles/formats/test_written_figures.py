import json
from decimal import Decimal

import pytest

from articles import formats
from articles.annotated import FactMark
from articles.deliveries import Document

HEADER = {"url": "https://news.example/1", "title": "One", "outlet": "Example Courier"}
TEXT = "6 percent"


def native(low):
    mark = {"id": "f1", "type": "StatedFact", "start": 0, "end": 9, "exact": TEXT}
    mark |= {"measure": "territory-remaining", "campaign": "mosul", "value": {"low": low}}
    data = {"article": HEADER, "text": TEXT, "annotations": [mark]}
    return Document("a.json", {".json": json.dumps(data).encode()})


def brat(low):
    value = json.dumps({"low": low})
    lines = "T1\tStatedFact 0 9\t6 percent\nE1\tStatedFact:T1\nA1\tMeasure E1 territory-remaining\n"
    lines += f"A2\tCampaign E1 mosul\n#1\tNormalizedValue E1\t{value}\n"
    meta = json.dumps(HEADER).encode()
    return Document("a.ann", {".ann": lines.encode(), ".txt": TEXT.encode(), ".meta.json": meta})


def w3c(low):
    annotation = {
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"sf": "https://example.org/ns/stated-fact#"},
        ],
        "id": "urn:x:f1",
        "type": "Annotation",
        "body": {
            "type": "sf:StatedFact",
            "sf:measure": "territory-remaining",
            "sf:campaign": "mosul",
            "sf:low": low,
        },
        "target": {
            "source": HEADER["url"],
            "selector": {"type": "TextQuoteSelector", "exact": TEXT},
        },
    }
    meta = json.dumps(HEADER).encode()
    content = json.dumps(annotation).encode()
    return Document("a.jsonld", {".jsonld": content, ".txt": TEXT.encode(), ".meta.json": meta})


@pytest.mark.parametrize("file", [native, brat, w3c])
@pytest.mark.parametrize(
    "low", ["1_000", "1,000", "٦", "۶", "６", " 6", "6 ", "+6", "", "six", ".5"]
)
def test_text_that_json_would_not_write_as_a_number_is_no_figure(file, low):
    [article] = formats.read(file(low))
    assert [(refusal.code, article.marks) for refusal in article.refusals] == [("BAD_MARK", ())]


@pytest.mark.parametrize("file", [native, brat, w3c])
@pytest.mark.parametrize("low", [6, "6", "6.50", "-6", "6e2"])
def test_numbers_and_text_that_json_would_write_so_are(file, low):
    [article] = formats.read(file(low))
    assert article.refusals == ()
    [mark] = article.marks
    assert isinstance(mark, FactMark)
    assert mark.value.low == Decimal(low)


def test_a_mark_that_is_no_fact_may_call_anything_low():
    mark = {
        "type": "Place",
        "start": 0,
        "end": 9,
        "exact": TEXT,
        "low": "ground",
        "value": {"low": "x"},
    }
    data = {"article": HEADER, "text": TEXT, "annotations": [mark]}
    [article] = formats.read(Document("a.json", {".json": json.dumps(data).encode()}))
    assert (article.refusals, article.marks[0].extra["low"]) == ((), "ground")
