import json
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle, FactMark, Mark, RoleSpan, StatedValue
from articles.deliveries import Document, open_paths
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
    [document] = open_paths([SAMPLES / f"label-studio-{name}.json"])
    return anchored(document, **how)


def region(words, label, id, **more):
    start = TEXT.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {"id": id, "type": "labels", "from_name": "label", "value": value, **more}


def said(id, name, type, told):
    value = {"start": 0, "end": 10, "text" if type == "textarea" else type: told}
    return {"id": id, "type": type, "from_name": name, "value": value}


def relation(one, other, *labels):
    return {"type": "relation", "from_id": one, "to_id": other, "labels": list(labels)}


FACT = [
    region(QUOTE, "StatedFact", "f"),
    said("f", "measure", "choices", ["territory-remaining"]),
    said("f", "campaign", "choices", ["exampleville"]),
]


def read_result(*items, **annotation):
    return read_annotations({"id": 1, "result": list(items), **annotation})


def read_annotations(*annotations, **task):
    data = {"text": TEXT, "meta": META}
    tasks = [{"data": data, "annotations": list(annotations), **task}]
    [article] = anchored(Document("one.json", {".json": json.dumps(tasks).encode()}))
    return article


def refused(article):
    return [(refusal.code, refusal.place) for refusal in article.refusals]


def test_an_annotation_that_was_synced_to_a_storage_brings_its_task():
    stored = {"id": 7, "result": FACT, "task": {"id": 1, "data": {"text": TEXT, "meta": META}}}
    [article] = anchored(Document("7.json", {".json": json.dumps(stored).encode()}))
    assert (article.text, article.refusals) == (TEXT, ())
    assert [mark.exact for mark in article.marks] == [QUOTE]


def test_units_are_found_out_task_by_task_in_one_project():
    utf16, codepoints = sample("utf16-and-code-points")
    assert (utf16.offset_unit, codepoints.offset_unit) == ("utf16", "codepoint")
    assert (utf16.refusals, codepoints.refusals) == ((), ())
    assert utf16.marks == codepoints.marks


def test_regions_relations_and_what_is_said_of_them_make_a_fact():
    article, _ = sample("utf16-and-code-points")
    fact, place = article.marks
    assert fact == FactMark(
        id="7:aB3",
        start=17,
        end=56,
        exact=QUOTE,
        extra={"annotator": 7},
        measure="territory-remaining",
        campaign="exampleville",
        modality="reported",
        value=StatedValue(low=Decimal(6), high=Decimal(6), unit="percent"),
        stated_for="2017-05-25",
        roles=(
            RoleSpan(role="speaker", start=2, end=12, exact="Commanders"),
            RoleSpan(role="hedge", start=17, end=22, exact="about"),
        ),
    )
    assert (place.type, place.id, place.exact) == ("Place", "7:gH6", "Exampleville")
    assert article.header.title == "Report 1"
    assert article.annotated_at.isoformat() == "2017-05-26T09:00:00+00:00"
    assert article.keeps_ids is True


def test_two_annotators_of_eight_thousand_marks_each_are_compared_in_seconds():
    text = "word " * 8000
    annotations = [
        {
            "id": number,
            "result": [
                {
                    "id": f"{label}{at}",
                    "type": "labels",
                    "value": {"start": at, "end": at + 4, "text": "word", "labels": [label]},
                }
                for at in range(0, len(text), 5)
            ],
        }
        for number, label in enumerate(("Actor", "Place"))
    ]
    tasks = [{"data": {"text": text, "meta": META}, "annotations": annotations}]
    document = Document("one.json", {".json": json.dumps(tasks).encode()})
    began = time.process_time()
    [article] = read(document)
    assert (len(article.marks), article.refusals) == (16_000, ())
    assert time.process_time() - began < 4


def test_two_annotators_with_two_values_give_two_facts_and_what_they_agree_on_once():
    [article] = sample("two-annotators")
    facts = [mark for mark in article.marks if isinstance(mark, FactMark)]
    assert [(fact.id, fact.value.low) for fact in facts] == [("7:aB3", 6), ("8:kL7", 7)]
    assert [mark.id for mark in article.marks if mark not in facts] == ["7:gH6"]


def test_the_address_of_an_annotator_is_kept_nowhere():
    [article] = sample("two-annotators")
    assert "desk.example" not in str(article)


def test_what_was_cancelled_predicted_or_drafted_is_nobodys_word():
    [article] = sample("cancelled-predicted-drafted")
    assert (article.marks, article.refusals, article.states_facts) == ((), (), False)


def test_other_white_space_in_the_words_is_taken_with_a_note():
    [article] = sample("other-white-space")
    assert [mark.exact for mark in article.marks] == ["Guard\n  holds"]
    assert [note.code for note in article.notes] == ["LOOSE_QUOTE"]


def test_other_words_are_refused():
    wrong = region("Commanders", "Actor", "a")
    wrong["value"]["text"] = "Commander"
    assert refused(read_result(wrong)) == [("QUOTE_MISMATCH", "a")]


def test_regions_that_repeat_no_words_are_taken_where_nothing_is_open():
    without = region("Commanders", "Actor", "a")
    del without["value"]["text"]
    article = read_result(without)
    assert [mark.exact for mark in article.marks] == ["Commanders"]
    assert (article.refusals, article.notes) == ((), ())


@pytest.mark.parametrize(
    ("name", "code"), [("json-min", "FLAT_EXPORT"), ("hypertext", "MARKED_HTML")]
)
def test_exports_that_lost_what_is_needed_are_refused_with_the_way_out(name, code):
    [refusal] = sample(name)
    assert (refusal.code, refusal.whole_document) == (code, True)
    assert "export" in refusal.sentence.lower()


def test_a_number_without_its_region_is_refused_and_its_neighbours_are_taken():
    [article] = sample("number-without-its-region")
    assert refused(article) == [("MISSING_ID", "/annotations/0/result")]
    assert [mark.exact for mark in article.marks] == ["Commanders"]


def test_choices_about_the_whole_text_are_passed_over():
    about_all = {"id": "x", "type": "choices", "from_name": "mood", "value": {"choices": ["a"]}}
    assert read_result(about_all, *FACT).refusals == ()


def test_words_that_play_a_part_are_marks_of_their_own_unless_labelled_role():
    article = read_result(
        *FACT,
        region("Commanders", "Actor", "a"),
        region("about", "Role", "r"),
        relation("f", "a", "Speaker"),
        relation("r", "f", "hedge"),
        relation("a", "r", "near"),
    )
    assert [mark.type for mark in article.marks] == ["StatedFact", "Actor"]
    roles = [(role.role, role.exact) for role in article.marks[0].roles]
    assert roles == [("speaker", "Commanders"), ("hedge", "about")]


@pytest.mark.parametrize(
    ("items", "refusals"),
    [
        (FACT[:2], [("BAD_MARK", "/annotations/0/result/0")]),
        ([*FACT, relation("f", "gone", "speaker")], [("MISSING_ID", "/annotations/0/result/3")]),
        (
            [*FACT, region("about", "Role", "r"), relation("f", "r")],
            [("BAD_MARK", "/annotations/0/result/4")],
        ),
        (
            [*FACT, said("f", "measure", "choices", ["strength"])],
            [("BAD_MARK", "/annotations/0/result/0")],
        ),
        ([*FACT, said("f", "low", "number", "12k")], [("BAD_MARK", "/annotations/0/result/0")]),
        ([*FACT, said("f", "edtf", "textarea", [2017])], [("BAD_MARK", "/annotations/0/result/0")]),
        ([7], [("BAD_MARK", "/annotations/0/result/0")]),
        ([region("about", "", "r")], [("BAD_MARK", "r")]),
    ],
)
def test_a_record_that_does_not_hold_together_is_refused_alone(items, refusals):
    article = read_result(*items, region("Commanders", "Actor", "a"))
    assert refused(article) == refusals
    assert not any(refusal.whole_document for refusal in article.refusals)
    assert "Commanders" in [mark.exact for mark in article.marks]


def test_open_bounds_and_a_value_without_a_figure_can_be_said():
    [fact] = read_result(
        *FACT, said("f", "high", "number", 6), said("f", "bounds", "choices", ["high_open"])
    ).marks
    assert fact.value == StatedValue(high=Decimal(6), high_open=True)
    [fact] = read_result(*FACT, said("f", "bounds", "choices", ["no_figure"])).marks
    assert fact.value == StatedValue()


def test_what_else_is_said_of_a_region_is_kept_with_its_mark():
    labels = {**region("Commanders", "Actor", "a", meta={"text": ["who?"]})}
    labels["value"]["labels"] = ["Actor", "Military"]
    [mark] = read_result(labels, said("a", "rank", "choices", ["general"])).marks
    assert mark.extra == {"rank": ["general"], "labels": ["Military"], "meta": {"text": ["who?"]}}


def test_a_mark_that_comes_home_has_its_id_again_and_the_next_annotator_another():
    home = [region("Commanders", "Actor", "x1", meta={"id": "n1"})]
    other = [region("Commanders", "Person", "x2", meta={"id": "n1"})]
    article = read_annotations(
        {"id": 9, "completed_by": 8, "result": other},
        {"id": 4, "completed_by": 7, "result": home},
    )
    assert [(mark.type, mark.id) for mark in article.marks] == [("Actor", "n1"), ("Person", "8:n1")]


def test_an_id_twice_in_one_annotation_is_refused():
    twice = [region(words, "Actor", words, meta={"id": "n1"}) for words in ("Commanders", "about")]
    article = read_result(*twice)
    assert refused(article) == [("DUPLICATE_ID", "/annotations/0/result/1")]


def test_a_project_without_the_label_of_facts_takes_no_fact_back():
    assert read_result(region("about", "Hedge", "h")).states_facts is False
    assert read_result(*FACT).states_facts is True


def test_a_broken_task_does_not_hold_up_its_neighbours():
    good = {"data": {"text": TEXT, "meta": META}, "annotations": []}
    tasks = [good, {"data": {"text": TEXT}, "annotations": []}, good]
    _, refusal, _ = read(Document("one.json", {".json": json.dumps(tasks).encode()}))
    assert (refusal.code, refusal.document) == ("BAD_FIELD", "one.json:2")


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "type",
                    "value",
                    "labels",
                    "start",
                    "end",
                    "text",
                    "meta",
                    "from_id",
                    "to_id",
                    "from_name",
                    "result",
                    "data",
                    "annotations",
                    "choices",
                    "number",
                    "completed_by",
                    "created_at",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(anything, st.lists(anything, max_size=3))
def test_whatever_stands_in_a_task_there_is_an_article_or_a_refusal(annotation, result):
    for annotations in ([annotation], [{"result": [*FACT, *result]}], annotation):
        task = {"data": {"text": TEXT, "meta": META}, "annotations": annotations, "predictions": []}
        document = Document("one.json", {".json": json.dumps([task]).encode()})
        for one in anchored(document):
            assert isinstance(one, AnnotatedArticle | Refusal)
            assert all(isinstance(mark, Mark) for mark in getattr(one, "marks", ()))
