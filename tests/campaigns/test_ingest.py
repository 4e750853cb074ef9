"""The walk, from bytes to versions in the ledger."""

import json
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from articles.deliveries import Document, open_paths
from articles.errors import UNREADABLE_PATH
from articles.models import Article, Import, Mark, MarkSet
from campaigns import reviewing
from campaigns.clocks import read_clocks
from campaigns.ingest import Options, ingest
from campaigns.models import Campaign, StatedFact
from campaigns.outcomes import Outcome
from campaigns.queries.campaigns import standing
from campaigns.recording import Tally
from tests.tables import all_rows, facts_told

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def walk(delivery):
    """Take samples by name, or documents as they are; returns the outcome."""

    def walk(*delivered, **options):
        documents = [
            document
            for one in delivered
            for document in (open_paths([SAMPLES / one]) if isinstance(one, str) else [one])
        ]
        return ingest(documents, options=Options(**options), imported=lambda: delivery)

    return walk


def without_marks(name, *gone):
    """A sample without some of its marks."""
    content = (SAMPLES / name).read_text()
    data = json.loads(content)
    data["annotations"] = [mark for mark in data["annotations"] if mark["id"] not in gone]
    return Document(name, {".json": json.dumps(data).encode()})


def test_a_file_becomes_an_article_with_its_text_marks_and_facts(walk):
    outcome = walk("six-percent.json")
    assert outcome == Outcome(articles=1, facts=Tally(new=4))
    article = Article.objects.get()
    assert (article.outlet.name, article.author) == ("Example Courier", "Ada Example")
    assert Mark.objects.count() == 7
    remaining, fighters, distance, vote = StatedFact.objects.open().order_by("start")
    assert (remaining.low, remaining.high, remaining.hedges) == (6, 6, ["only", "about"])
    assert (fighters.low, fighters.high, fighters.unit.slug) == (500, 700, "fighter")
    assert (distance.low, distance.high, distance.high_open) == (None, 10, True)
    assert (vote.has_figure, vote.stated_for, vote.modality) == (False, "2017-09?", "planned")
    assert [named.as_written for named in remaining.speakers] == [
        "Commanders of the Exampleville Guard"
    ]


def test_the_same_file_twice_writes_not_one_row(walk):
    walk("six-percent.json")
    before = all_rows()
    assert walk("six-percent.json") == Outcome(articles=1, facts=Tally(unchanged=4))
    assert all_rows() == before


def test_an_import_is_asked_for_only_when_there_is_something_to_write(walk, delivery):
    walk("six-percent.json")
    documents = open_paths([SAMPLES / "six-percent.json", SAMPLES / "cut-off.json"])
    asked = []
    ingest(documents, imported=lambda: asked.append(delivery))
    assert asked == []


def test_native_and_brat_give_the_same_facts_field_by_field(walk):
    def told_by(name):
        with transaction.atomic():
            walk(name)
            told = facts_told()
            transaction.set_rollback(True)
        return told

    assert len(told_by("six-percent.json")) == 4
    assert told_by("six-percent.ann") == told_by("six-percent.json")


def test_the_same_marks_in_another_format_change_no_fact(walk):
    walk("six-percent.json")
    assert walk("six-percent.ann") == Outcome(articles=1, facts=Tally(unchanged=4))
    assert StatedFact.objects.count() == 4


def test_one_bad_mark_is_refused_with_code_place_and_sentence_and_the_rest_goes_in(walk):
    outcome = walk("one-bad-mark.json")
    assert (outcome.articles, outcome.facts) == (1, Tally(new=3))
    [refusal] = outcome.refusals
    assert (refusal.code, refusal.place, refusal.whole_document) == ("QUOTE_MISMATCH", "f2", False)
    assert refusal.sentence.startswith("The words at 104 to 162 are “500 to 700 fighters")
    assert set(StatedFact.objects.values_list("mark_id", flat=True)) == {"f1", "f3", "f4"}


def test_one_bad_document_is_refused_and_its_neighbours_go_in(walk):
    outcome = walk("one-bad-document.jsonl")
    assert (outcome.articles, outcome.facts) == (2, Tally(new=2))
    [refusal] = outcome.refusals
    assert (refusal.code, refusal.document) == (
        "BAD_FIELD",
        f"{SAMPLES}/one-bad-document.jsonl:2",
    )
    assert list(Article.objects.order_by("id").values_list("title", flat=True)) == [
        "First",
        "Third",
    ]


def test_broken_json_is_refused_and_its_neighbours_go_in(walk):
    outcome = walk("cut-off.json", "six-percent.json")
    assert (outcome.articles, outcome.facts) == (1, Tally(new=4))
    assert [refusal.code for refusal in outcome.refusals] == ["BROKEN_JSON"]


def test_a_file_that_could_not_be_opened_is_passed_on(walk):
    gone = UNREADABLE_PATH.at("gone.json", path="gone.json", reason="No such file")
    assert walk(gone) == Outcome(refusals=[gone])


def test_nothing_is_written_of_a_document_whose_text_cannot_be_trusted(walk):
    before = all_rows()
    content = (SAMPLES / "six-percent.json").read_bytes().replace(b"Exampleville", b"Elsewhere")
    outcome = walk(Document("six-percent.json", {".json": content}))
    assert [refusal.code for refusal in outcome.refusals] == ["TEXT_CHANGED"]
    assert (outcome.articles, all_rows()) == (0, before)


def test_an_article_without_a_publication_date_is_taken(walk):
    walk("one-bad-document.jsonl")
    third = StatedFact.objects.get(article__title="Third")
    assert (third.article.published_on, third.published_on) == (None, None)


def test_a_slug_nobody_knew_is_filed_as_proposed(walk):
    walk("six-percent.json")
    campaign = StatedFact.objects.first().campaign
    assert (campaign.slug, campaign.proposed) == ("exampleville", True)


def test_names_without_facts_are_kept_and_withdraw_no_fact(walk):
    walk("six-percent.json")
    article = Article.objects.get()
    record = {
        "_id": "d1",
        "title": "One",
        "text": article.revisions.get().text,
        "sourceName": "Example Courier",
        "sourceUrl": article.url,
    }
    names = Document("documents.json", {"documents.json": json.dumps(record).encode()})
    assert walk(names) == Outcome(articles=1)
    assert StatedFact.objects.open().standing().count() == 4
    assert walk(names, "six-percent.json").facts == Tally(unchanged=4)


def test_the_same_file_leaves_a_decision_as_it_is_and_counts_its_fact_as_unchanged(walk, curator):
    walk("six-percent.json")
    fact = StatedFact.objects.get(mark_id="f1")
    reviewing.reject(fact.fact, version=1, by=curator)
    assert walk("six-percent.json").facts == Tally(unchanged=4)
    assert StatedFact.objects.open().get(mark_id="f1").review == "rejected"


def test_a_mark_that_is_gone_withdraws_its_fact(walk):
    walk("six-percent.json")
    assert walk(without_marks("six-percent.json", "f2")).facts == Tally(unchanged=3, withdrawn=1)


def test_a_mark_that_could_not_be_read_withdraws_nothing_until_it_is_gone(walk):
    walk(without_marks("one-bad-mark.json", "f2"))
    url = Article.objects.get().url
    good = (SAMPLES / "one-bad-mark.json").read_bytes().replace(b"500 to 900", b"500 to 700")
    walk(Document("one.json", {".json": good}))
    assert StatedFact.objects.open().standing().filter(article__url=url).count() == 4
    assert walk("one-bad-mark.json").facts == Tally(unchanged=3)
    assert walk(without_marks("one-bad-mark.json", "f2")).facts == Tally(unchanged=3, withdrawn=1)


def test_each_article_is_reported_as_it_is_done(delivery):
    heard = []
    ingest(
        open_paths([SAMPLES / "one-bad-document.jsonl"]),
        imported=lambda: delivery,
        report=heard.append,
    )
    assert [(one.document[-2:], one.articles, len(one.refusals)) for one in heard] == [
        (":1", 1, 0),
        (":2", 0, 1),
        (":3", 1, 0),
    ]


def test_options_reach_the_reader(walk):
    assert [r.code for r in walk("six-percent.json", format="re3d").refusals] == ["WRONG_FORMAT"]
    overruled = walk("emoji-counted-in-utf16.json", offset_unit="codepoint")
    assert [r.code for r in overruled.refusals] == ["BAD_OFFSET"]
    assert walk("emoji-counted-in-utf16.json").facts == Tally(new=1)


def test_a_long_name_keeps_its_end(walk):
    content = (SAMPLES / "six-percent.json").read_bytes()
    walk(Document("x" * 600 + "/six-percent.json", {".json": content}))
    [named] = Article.objects.values_list("revisions__mark_sets__document", flat=True)
    assert (len(named), named[-17:]) == (500, "/six-percent.json")


STRANGE = {
    "a number no ledger keeps": {"value": {"low": 10**25}},
    "a figure of thirty digits": {"value": {"low": "12345678901234567890.0123456789"}},
    "a number of another kind": {"value": {"low": "NaN"}},
    "a unit nobody knew": {"value": {"low": 1, "unit": "u" * 80}},
    "a slug that is too long": {"measure": "m" * 81},
    "a role with a NUL in its name": {
        "roles": [{"role": "\x00", "start": 0, "end": 3, "exact": "The"}]
    },
    "a note with a NUL in it": {"note": ["\x00"]},
    "an id with half a character": {"id": "\ud83d"},
    "an id that is too long": {"id": "i" * 501},
    "a date that is a set": {"stated_for": "{" + ",".join(["2017-01-01"] * 20) + "}"},
    "a deep note": {"note": [[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]},
    "a large whole number in a note": {"note": 10**4000},
}


@pytest.mark.parametrize("said", STRANGE.values(), ids=STRANGE)
def test_a_strange_mark_is_taken_or_refused_and_never_breaks_the_walk(walk, said):
    text = "The mill holds."
    mark = {"type": "StatedFact", "start": 4, "end": 8, "exact": "mill"}
    mark |= {"measure": "strength", "campaign": "exampleville", **said}
    header = {"url": "https://news.example/1", "title": "One", "outlet": "Example Courier"}
    data = {"article": header, "text": text, "annotations": [mark]}
    outcome = walk(Document("one.json", {".json": json.dumps(data).encode()}))
    assert outcome.articles == 1
    assert outcome.facts.new + bool(outcome.refusals) == 1
    Import.objects.update(outcome={"refused": [refusal.sentence for refusal in outcome.refusals]})


def facts_of(*names):
    with transaction.atomic():
        taken = ingest(
            open_paths([SAMPLES / name for name in names]),
            imported=lambda: Import.objects.create(name="samples"),
        )
        told = facts_told()
        transaction.set_rollback(True)
    return taken.refusals, told


def test_w3c_annotations_give_the_same_facts_field_by_field():
    assert facts_of("six-percent-w3c/six-percent.jsonld") == facts_of("six-percent.json")


def test_annotations_alone_are_read_against_the_article_that_is_held(walk):
    content = (SAMPLES / "six-percent-w3c" / "six-percent.jsonld").read_bytes()
    alone = Document("alone.jsonld", {".jsonld": content})
    assert [refusal.code for refusal in walk(alone).refusals] == ["ARTICLE_NOT_HELD"]
    walk("six-percent.json")
    before = facts_told()
    assert walk(alone) == Outcome(articles=1, facts=Tally(unchanged=4))
    assert facts_told() == before


@pytest.mark.parametrize("source", ["https://news.example/\x00", "https://news.example/\ud83d"])
def test_an_address_that_no_article_can_have_is_not_held(walk, source):
    target = {"source": source, "selector": {"type": "TextQuoteSelector", "exact": "six"}}
    content = json.dumps({"type": "Annotation", "target": target}).encode()
    [refusal] = walk(Document("alone.jsonld", {".jsonld": content})).refusals
    assert refusal.code == "ARTICLE_NOT_HELD"


def test_two_annotators_who_disagree_give_two_facts_that_both_stand(walk):
    outcome = walk("label-studio-two-annotators.json")
    assert (outcome.facts.new, outcome.refusals) == (2, [])
    facts = StatedFact.objects.order_by("mark_id")
    assert [(fact.mark_id, fact.low) for fact in facts] == [("7:aB3", 6), ("8:kL7", 7)]
    clocks = read_clocks({"on": "2017-05-31"}, now=timezone.now())
    [verdict] = standing(Campaign.objects.get(slug="exampleville"), clocks=clocks).contested
    assert {verdict.headline, *verdict.rivals} == set(facts)
    assert walk("label-studio-two-annotators.json").facts.unchanged == 2


@pytest.mark.parametrize(
    ("name", "refused", "noted", "marked"),
    [
        ("w3c-quote-three-times.jsonld", ["AMBIGUOUS_QUOTE"], [], []),
        (
            "w3c-position-elsewhere.jsonld",
            ["AMBIGUOUS_QUOTE"],
            ["QUOTE_PREFERRED"],
            ["Exampleville Guard"],
        ),
        (
            "w3c-odd-bodies-targets-and-pages.jsonld",
            ["PAGE_ELSEWHERE", "BAD_MARK"],
            ["NO_WORDS"],
            ["Northbridge"],
        ),
        (
            "hypothesis-note-reply-and-line-break.json",
            [],
            ["NO_WORDS", "QUOTE_PREFERRED"],
            ["old town.\n\nThe"],
        ),
    ],
)
def test_odd_annotations_of_a_held_article_take_back_no_fact(walk, name, refused, noted, marked):
    walk("six-percent.json")
    before = facts_told()
    outcome = walk(name)
    assert [refusal.code for refusal in outcome.refusals] == refused
    assert [note.code for note in outcome.notes] == noted
    newest = MarkSet.objects.latest("pk")
    assert [mark.exact for mark in newest.marks.all()] == marked
    assert [fact for fact in before if fact not in facts_told()] == []
