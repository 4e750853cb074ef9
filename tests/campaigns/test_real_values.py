"""The values that annotators gave real articles, beside those that their words give."""

import json
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from articles import formats
from articles.anchoring import anchor
from articles.annotated import FactMark, StatedValue
from articles.deliveries import Document, open_paths
from campaigns import figures, importing, vocabulary
from campaigns.enums import Kind
from campaigns.models import StatedFact

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"
SEED = ARTICLES / "seed" / "day-after.json"
MEASURES = json.loads((vocabulary.FOLDER / "measures.json").read_text())
USUAL = {row["slug"]: row["unit"] for row in MEASURES if row["kind"] == Kind.QUANTITY}

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="The real articles are not at hand.")


def marks():
    """Each fact mark of a measure that counts something, with its article."""
    for document in open_paths([SEED, ARTICLES / "public"]):
        for article in map(anchor, formats.read(document)):
            for mark in article.marks:
                if isinstance(mark, FactMark) and mark.measure in USUAL:
                    yield article, mark


def compared(article, mark, *, with_roles):
    bare = msgspec.structs.replace(mark, roles=mark.roles if with_roles else ())
    table = figures.table_of(article.header.language)
    words = figures.value_of(bare, article.text, table=table, usual=USUAL[mark.measure])
    said = mark.value if mark.value and mark.value != StatedValue() else None
    if words is None:
        return "no value" if said else "rightly none"
    if said is None:
        return "invented"
    return "the same" if words == said else bounds_alike(words, said)


def bounds_alike(words, said):
    same = msgspec.structs.replace(words, unit=said.unit) == said
    return f"{words.unit}, not {said.unit}" if same else "another"


@pytest.mark.parametrize(
    ("with_roles", "expected"),
    [
        (
            True,
            {"the same": 51, "munition, not item": 3, "no value": 5, "rightly none": 5},
        ),
        (
            False,
            {"the same": 35, "munition, not item": 2, "no value": 22, "rightly none": 5},
        ),
    ],
)
def test_no_bound_is_read_from_words_that_an_annotator_read_otherwise(with_roles, expected):
    found = Counter(compared(*one, with_roles=with_roles) for one in marks())
    assert found == expected


@pytest.mark.django_db
def test_the_seed_article_through_doccano_gives_the_same_values():
    vocabulary.load()
    outcome = importing.take([as_doccano(json.loads(SEED.read_text()))], name="seed.jsonl")
    assert (outcome.refusals, outcome.facts.new) == ([], 16)
    read = {
        fact.measure.slug: (fact.low, fact.high, fact.low_open, fact.high_open, fact.unit.slug)
        for fact in StatedFact.objects.filter(value_from_words=True)
    }
    assert read == {
        "distance-to-city": (None, 10, False, True, "mile"),
        "territory-remaining": (6, 6, False, False, "percent"),
        "fighters-remaining": (500, 700, False, False, "fighter"),
        "plots-directed": (5, None, False, False, "plot"),
    }
    figures_left = StatedFact.objects.filter(value_from_words=False)
    assert [fact.has_figure for fact in figures_left] == [False] * 12


def as_doccano(native):
    """The article as doccano exports it, with relations: no value, no date."""
    entities, relations = [], []

    def entity(span, label):
        entities.append(
            {
                "id": len(entities) + 1,
                "label": label,
                "start_offset": span["start"],
                "end_offset": span["end"],
            }
        )
        return len(entities)

    for mark in native["annotations"]:
        if mark["type"] != "StatedFact":
            entity(mark, mark["type"])
            continue
        fact = entity(mark, f"StatedFact:{mark['measure']}:{mark['campaign']}")
        for role in mark.get("roles", []):
            ends = {"from_id": fact, "to_id": entity(role, "Role"), "type": role["role"]}
            relations.append({"id": len(relations) + 1, **ends})
    record = {
        "text": native["text"],
        "entities": entities,
        "relations": relations,
        "meta": {**native["article"], "offset_unit": "utf16"},
    }
    return Document("seed.jsonl", {".jsonl": json.dumps(record).encode()})
