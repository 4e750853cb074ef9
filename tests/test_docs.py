"""The pages under docs/ say what the code does."""

import json
import re
from pathlib import Path

import pytest

from articles import formats
from articles.anchoring import anchor
from articles.annotated import FactMark, StatedValue
from articles.archives import LARGEST_ARCHIVE, LARGEST_FILE, MEGABYTE, MOST_FILES
from articles.deliveries import Document
from articles.endings import ARCHIVE_ENDINGS, FOREIGN_ENDINGS
from articles.enums import MarkType, OffsetUnit, Rights
from articles.formats.brat_lines import MOST_BAD_LINES
from articles.formats.decoding import DEEPEST
from articles.formats.json_records import LARGEST_LINE
from articles.formats.limits import MOST_RECORDS
from campaigns import reading
from campaigns.enums import MOVES, Course, Difference, Freshness, Modality, Part, Review
from campaigns.outcomes import MOST_TOLD

DOCS = Path(__file__).parents[1] / "docs"
ANNOTATIONS = (DOCS / "annotations.md").read_text()
METHOD = (DOCS / "method.md").read_text()


def example(language):
    """The example of a format, from its fence."""
    return re.search(rf"```{language}\n((?:[{{T]).*?)```", ANNOTATIONS, re.S)[1]


@pytest.mark.parametrize(
    "closed_set",
    [
        Modality,
        Part,
        MarkType,
        OffsetUnit,
        Rights,
        StatedValue.__struct_fields__,
        ARCHIVE_ENDINGS,
        FOREIGN_ENDINGS,
    ],
)
def test_every_word_that_a_file_may_use_is_in_the_contract(closed_set):
    assert [word for word in closed_set if word not in ANNOTATIONS] == []


def test_the_limits_in_the_contract_are_those_of_the_code():
    assert f"at most {LARGEST_FILE // MEGABYTE} MB" in ANNOTATIONS
    assert f"a line of it {LARGEST_LINE // MEGABYTE} MB" in ANNOTATIONS
    assert f"at most {MOST_RECORDS:,} marks" in ANNOTATIONS
    assert f"{MOST_TOLD:,} refusals" in ANNOTATIONS
    assert f"up to {MOST_BAD_LINES:,} such lines" in ANNOTATIONS
    assert f"{LARGEST_ARCHIVE // MEGABYTE} MB unpacked and {MOST_FILES:,} files" in ANNOTATIONS
    assert f"{DEEPEST} levels" in ANNOTATIONS


def test_the_examples_in_the_contract_are_good_and_state_the_same_fact():
    native = example("json")
    data = json.loads(native)
    parts = {
        ".txt": data["text"].encode(),
        ".ann": example("").encode(),
        ".meta.json": json.dumps(data["article"]).encode(),
    }
    w3c = {**parts, ".jsonld": example("jsonld").encode()}
    del w3c[".ann"]
    documents = [
        Document("a.json", {".json": native.encode()}),
        Document("a.ann", parts),
        Document("a.jsonld", w3c),
    ]
    drafts = []
    for document in documents:
        [article] = map(anchor, formats.read(document))
        read = reading.read(article)
        assert (article.refusals, read.refusals) == ((), [])
        assert isinstance(article.marks[0], FactMark)
        [draft] = read.drafts
        drafts.append((draft.content_key, draft.low, draft.hedges, draft.roles, draft.stated_for))
    assert drafts == [drafts[0]] * 3


@pytest.mark.parametrize("format", ["label-studio", "doccano"])
def test_the_examples_of_other_tools_are_good_and_state_that_fact_too(format):
    [article] = map(anchor, formats.read(Document("a.json", {".json": example(format).encode()})))
    read = reading.read(article)
    assert (article.format, article.refusals, read.refusals) == (format, (), [])
    [draft] = read.drafts
    [native] = map(anchor, formats.read(Document("a.json", {".json": example("json").encode()})))
    [same] = reading.read(native).drafts
    assert (draft.content_key, draft.hedges, draft.roles) == (
        same.content_key,
        same.hedges,
        same.roles,
    )


def test_every_word_of_the_status_is_explained():
    words = {word.replace("-", " ") for word in (*Course, *Freshness, *Review)}
    assert [word for word in words if word not in METHOD.lower()] == []


def test_the_method_prints_the_table_of_moves():
    verbs = {"revised": "revise", "accepted": "accept", "rejected": "reject"}
    verbs |= {"withdrawn": "withdraw", "restored": "restore"}
    for review, moves in MOVES.items():
        may = ", ".join(verbs[change] for change in moves)
        assert f"| {review} | {may} | {', '.join(moves.values())} |" in METHOD


def test_the_method_says_what_a_delivery_can_make_of_a_fact():
    told = [word for word in Difference if word not in ("new", "unchanged")]
    known_as = {"moved": "moves", "waiting": "waits"}
    assert [one for one in told if f"**{known_as.get(one, one)}**" not in METHOD] == []
