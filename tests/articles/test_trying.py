"""What the readers make of files of others, counted: `articles/trying.py`."""

import json
from pathlib import Path

from articles.deliveries import Document, open_paths
from articles.trying import try_all

SAMPLES = Path(__file__).parents[1] / "samples"
TEXT = "Commanders say about 6 percent of Exampleville remains."


def tried(parts, **how):
    return try_all([Document("one", parts)], **how)


def test_brat_without_the_fields_of_its_article_is_read_all_the_same():
    found = tried({".ann": b"T1\tActor 0 10\tCommanders\n", ".txt": TEXT.encode()})
    assert (found.documents, found.taken, found.marks, found.told) == (1, 1, 1, [])


def test_so_are_a_task_of_label_studio_and_a_record_of_doccano():
    task = {"data": {"text": TEXT}, "annotations": []}
    record = {"text": TEXT, "label": [[0, 10, "Actor"]]}
    assert [tried({".json": json.dumps(one).encode()}).taken for one in (task, record)] == [1, 1]


def test_what_is_refused_is_counted_by_document_and_by_mark():
    found = try_all(open_paths([SAMPLES / "one-bad-document.jsonl", SAMPLES / "one-bad-mark.json"]))
    assert found.documents == found.taken + found.refused_documents.total()
    assert (found.refused_documents, found.refused_marks) == (
        {"BAD_FIELD": 1},
        {"QUOTE_MISMATCH": 1},
    )
    assert [told.code for told in found.told] == ["BAD_FIELD", "QUOTE_MISMATCH"]


def test_a_document_that_cannot_be_anchored_is_refused_whole():
    found = tried({".jsonl": json.dumps({"text": "😀 Bo", "label": [[2, 3, "Actor"]]}).encode()})
    assert (found.taken, found.marks, found.refused_documents) == (0, 0, {"UNIT_AMBIGUOUS": 1})


def test_what_a_document_took_is_a_share_of_all():
    found = tried({".csv": b""})
    assert 0 < found.milliseconds == 1000 * found.seconds
    assert try_all([]).milliseconds == 0
