import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document, open_paths
from articles.enums import OffsetUnit
from articles.errors import Refusal
from articles.formats import read

SAMPLES = Path(__file__).parents[2] / "samples"
META = {"url": "https://news.example/1", "title": "One", "outlet": "Example Courier"}
TEXT = "Commanders say about 6 percent of Exampleville remains."
QUOTE = "about 6 percent of Exampleville remains"


def anchored(document, **how):
    return [
        anchor(one) if isinstance(one, AnnotatedArticle) else one for one in read(document, **how)
    ]


def sample(name, **how):
    [document] = open_paths([SAMPLES / f"doccano-{name}.jsonl"])
    return anchored(document, **how)


def read_record(**record):
    line = json.dumps({"id": 1, "text": TEXT, "meta": META, **record})
    [article] = anchored(Document("one.jsonl", {".jsonl": line.encode()}))
    return article


def refused(article):
    return [(refusal.code, refusal.place) for refusal in article.refusals]


def codes(article):
    return [refusal.code for refusal in article.refusals]


def test_an_emoji_and_no_unit_refuse_the_document_with_the_choices_and_not_its_neighbour():
    emoji, plain = sample("emoji")
    [refusal] = emoji.refusals
    assert (refusal.code, refusal.whole_document) == ("UNIT_AMBIGUOUS", True)
    assert all(f"“{unit}”" in refusal.sentence for unit in ("codepoint", "utf16"))
    assert [mark.exact for mark in plain.marks] == ["The Guard"]


def test_a_unit_that_is_told_is_counted_in():
    emoji, _ = sample("emoji", offset_unit=OffsetUnit.CODEPOINT)
    assert [mark.exact for mark in emoji.marks] == ["Commanders"]


def test_a_unit_may_be_told_with_the_article():
    [mark] = read_record(
        text="😀 The Guard", label=[[3, 12, "Actor"]], meta={**META, "offset_unit": "utf16"}
    ).marks
    assert mark.exact == "The Guard"


def test_graphemes_are_right_when_they_are_told_and_refused_when_not():
    [article] = sample("graphemes", offset_unit=OffsetUnit.GRAPHEME)
    assert [mark.exact for mark in article.marks] == ["Cafe\u0301", "Guard"]
    [article] = sample("graphemes")
    assert codes(article) == ["UNIT_AMBIGUOUS"]


def test_a_label_with_measure_and_campaign_makes_a_fact_and_relations_its_roles():
    [article] = sample("relations")
    fact, actor = article.marks
    assert (fact.id, fact.measure, fact.campaign, fact.exact, fact.value) == (
        "21",
        "territory-remaining",
        "exampleville",
        QUOTE,
        None,
    )
    roles = [(role.role, role.exact) for role in fact.roles]
    assert roles == [("speaker", "Commanders"), ("hedge", "about")]
    assert (actor.type, actor.id) == ("Actor", "22")
    assert article.keeps_ids is True


def test_old_and_new_shapes_are_read_and_both_at_once_refused():
    flat, labels, both, without_text = sample("three-shapes")
    assert [mark.exact for mark in flat.marks] == [QUOTE]
    assert flat.header.url == "https://news.example/d5"
    assert [mark.exact for mark in labels.marks] == ["Commanders"]
    assert [(one.code, one.document.rpartition(":")[2]) for one in (both, without_text)] == [
        ("BAD_FIELD", "3"),
        ("BAD_FIELD", "4"),
    ]
    assert "one of label, labels, entities is needed, and 2 are there" in both.sentence


def test_releases_that_call_the_text_data_are_read_as_well():
    [article] = sample("text-called-data")
    assert (article.text, article.refusals) == (TEXT, ())
    assert [(mark.type, mark.exact) for mark in article.marks] == [
        ("Actor", "Commanders"),
        ("StatedFact", "about 6 percent"),
    ]


def test_only_relation_mode_keeps_ids():
    article = read_record(label=[[0, 10, "Actor"]])
    assert (article.keeps_ids, article.marks[0].id) == (False, "")


def test_what_was_imported_as_id_or_text_does_not_take_their_place():
    article = read_record(label=[[0, 10, "Actor"]], meta={**META, "text": "other", "id": "x"})
    assert (article.text, article.refusals) == (TEXT, ())


def test_labels_without_facts_take_none_back():
    assert read_record(label=[[0, 10, "Actor"]]).states_facts is False


def entity(id, label, start=0, end=10):
    return {"id": id, "label": label, "start_offset": start, "end_offset": end}


@pytest.mark.parametrize(
    ("record", "refusals"),
    [
        ({"label": [[0, 10, "StatedFact"]]}, [("BAD_MARK", "/label/0")]),
        ({"label": [[0, 10, "StatedFact:a"]]}, [("BAD_MARK", "/label/0")]),
        ({"label": [[0, 10]]}, [("BAD_MARK", "/label/0")]),
        ({"label": [[0, 99, "Actor"]]}, [("BAD_OFFSET", "/annotations/0")]),
        ({"label": [[3, 3, "Actor"]]}, [("EMPTY_SPAN", "/annotations/0")]),
        ({"entities": [entity(1, "A"), entity(1, "B")]}, [("DUPLICATE_ID", "/entities/1")]),
        (
            {
                "entities": [entity(1, "A")],
                "relations": [{"from_id": 1, "to_id": 9, "type": "speaker"}],
            },
            [("MISSING_ID", "/relations/0")],
        ),
        ({"entities": [entity(1, "A")], "relations": [7]}, [("BAD_MARK", "/relations/0")]),
    ],
)
def test_a_record_that_does_not_hold_together_is_refused_alone(record, refusals):
    article = read_record(**record)
    assert refused(article) == refusals


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "label", "start_offset", "end_offset", "from_id", "to_id", "type"]
            ),
            inner,
        )
    ),
    max_leaves=8,
)


@given(st.lists(anything, max_size=3), st.lists(anything, max_size=3) | anything, anything)
def test_whatever_stands_in_a_record_there_is_an_article_or_a_refusal(entities, relations, meta):
    for shape in ("label", "labels", "entities"):
        assert isinstance(
            read_record(**{shape: entities}, relations=relations), AnnotatedArticle | Refusal
        )
    assert isinstance(read_record(label=[], meta=meta), AnnotatedArticle | Refusal)
