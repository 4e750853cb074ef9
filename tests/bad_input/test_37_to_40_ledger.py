"""Cases 37 to 40: the same again, the same changed, words that deceive, and files that attack."""

import io
import threading
import time
import zipfile

import pytest
from django.db import connection
from django.urls import reverse

from articles.deliveries import Document, open_files, open_paths
from articles.enums import Queue
from articles.models import Article, Import
from campaigns import importing, reading, vocabulary, working
from campaigns.models import StatedFact
from tests import builders
from tests.articles.test_archives import a_link, zipped
from tests.bad_input.reading import SAMPLES, codes, doccano, mark, native, read
from tests.pages import Page
from tests.tables import all_rows

BUNDLE = ("six-percent.json", "label-studio-two-annotators.json", "doccano-relations.jsonl")
TEXT = "“Only about 6 percent remains,” they say.\n\nThe bridge is shut.\n\nNobody expected it."
SIX = "Only about 6 percent remains"


def bundle(tmp_path):
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w") as archive:
        for name in BUNDLE:
            archive.write(SAMPLES / name, name)
    return tmp_path / "bundle.zip"


@pytest.mark.django_db
def test_37_the_same_bundle_twice_gives_no_new_fact_and_no_row(tmp_path):
    path = bundle(tmp_path)
    first = importing.take(open_paths([path]), name="bundle.zip")
    before = all_rows()
    again = importing.take(open_paths([path]), name="bundle.zip")
    assert (first.facts.new > 4, again.facts.new) == (True, 0)
    assert again.facts.unchanged == first.facts.new
    assert all_rows() == before


def test_37_the_same_bundle_by_two_workers_at_once_has_one_effect(own_database, tmp_path):
    path = bundle(tmp_path)
    for _ in range(2):
        importing.queue(open_paths([path]), name="bundle.zip")
    together = threading.Barrier(2)

    def work():
        together.wait()
        while document := working.claim(Queue.BULK):
            working.take(document)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    facts = StatedFact.objects.count()
    came_to = [row.outcome["facts"] for row in Import.objects.all()]
    assert sum(told["new"] for told in came_to) == facts > 0
    assert sum(told["unchanged"] for told in came_to) == facts
    assert Article.objects.count() == len(BUNDLE)
    assert set(Import.objects.values_list("state", flat=True)) == {"done"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "state"),
    [
        (TEXT.replace("6 percent", "5 percent"), "lost"),
        (TEXT.partition("\n\n")[2], "lost"),
        ("\n\n".join(reversed(TEXT.split("\n\n"))), "marked"),
        (TEXT.replace("“", '"').replace("”", '"'), "marked"),
    ],
    ids=["another number", "sentence deleted", "paragraph moved", "other quotation marks"],
)
def test_38_a_changed_text_loses_its_fact_only_where_the_words_are_others(take, text, state):
    take(builders.article(TEXT, builders.fact(TEXT, f"“{SIX}", id="f1")))
    take(builders.article(text, states_facts=False))
    fact = StatedFact.objects.open().get()
    assert (fact.quote, fact.source_state) == (f"“{SIX}", state)


@pytest.mark.django_db
def test_39_arabic_is_counted_in_the_order_it_is_read_and_its_digits_are_figures(walk):
    vocabulary.load()
    text = "قالوا إن \u200fأكـثر من ٣٠٠\u200e مقاتل بقوا."
    quote = text.split(" إن ")[1].rstrip(".")
    start = text.index(quote)
    label = "StatedFact:fighters-remaining:mosul"
    outcome = walk(doccano(text, [start, start + len(quote), label], language="ar"))
    assert outcome.facts.new == 1
    fact = StatedFact.objects.get()
    assert (fact.quote, fact.low, fact.low_open) == (quote, 300, True)
    assert (fact.start, fact.end) == (start, start + len(quote))


@pytest.mark.django_db
def test_39_what_turns_words_is_spelled_out_on_every_page_and_markup_is_words(walk, client):
    text = "They say \u202e005\u202c fighters <script>alert(1)</script> are left."
    quote = text.removeprefix("They say ").rstrip(".")
    start = text.index(quote)
    said = {"type": "StatedFact", "measure": "fighters-remaining", "campaign": "mosul"}
    outcome = walk(native(text, mark(start, start + len(quote), quote, **said)))
    assert outcome.facts.new == 1
    fact = StatedFact.objects.get()
    for address in (
        fact.get_absolute_url(),
        fact.article.get_absolute_url(),
        fact.campaign.get_absolute_url(),
        reverse("changes"),
    ):
        response = client.get(address)
        assert "<script>alert" not in response.content.decode()
        assert "\u202e" not in response.content.decode()
        assert "\\u202e005" in Page(response).words


def handed_over(packed, name="delivery.zip"):
    return list(open_files([(name, packed)]))


def test_40_a_name_that_leads_out_is_refused_and_one_of_an_old_tool_is_readable():
    [refusal] = handed_over(zipped(("../../climbs.json", b"{}")))
    assert (refusal.code, refusal.place) == ("BAD_ARCHIVE", "../../climbs.json")
    old = zipped(("cafe.json", b"{}")).getvalue().replace(b"cafe", b"caf\x82")
    assert [one.name for one in handed_over(io.BytesIO(old))] == ["delivery.zip/café.json"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_40_a_link_and_a_name_that_is_there_twice_refuse_the_archive():
    link = zipped((a_link("one.json"), b"/etc/passwd"))
    twice = zipped(("one.json", b"{}"), ("one.json", b"[]"))
    for packed in (link, twice):
        assert [one.code for one in handed_over(packed)] == ["BAD_ARCHIVE"]


def test_40_an_archive_that_unpacks_to_ten_gigabytes_is_refused_within_its_limit():
    began = time.monotonic()
    bomb = zipped(*((f"{number}.json", b"0" * 64_000_000) for number in range(9)))
    assert [one.code for one in handed_over(bomb)] == ["TOO_LARGE"]
    assert time.monotonic() - began < 30


def test_40_xml_is_refused_by_name_and_nothing_in_it_is_expanded():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    for ending in (".xml", ".xmi", ".txt"):
        assert codes(Document(f"one{ending}", {ending: bomb})) == ["MARKED_XML"]


def a_text(size):
    return "Commanders say that the bridge is shut. " * (size // 40)


@pytest.mark.django_db
def test_40_a_document_of_fifty_megabytes_is_taken_as_it_is_and_one_beyond_the_limit_refused(walk):
    began = time.monotonic()
    text = a_text(50_000_000)
    assert walk(native(text, mark(0, 10, "Commanders"))).articles == 1
    assert len(Article.objects.get().newest.revision.text) == len(text)
    assert time.monotonic() - began < 60
    beyond = io.BytesIO(native(a_text(65_000_000)).parts[".json"])
    assert [one.code for one in open_files([("big.json", beyond)])] == ["TOO_LARGE"]
    line = native(a_text(11_000_000), ending=".jsonl")
    assert codes(line) == ["LINE_TOO_LONG"]


def test_40_two_hundred_thousand_spans_are_anchored_within_seconds():
    began = time.monotonic()
    spans = [mark(start, start + 1, "C") for start in range(0, 40 * 200_000, 40)]
    [article] = read(native(a_text(40 * 200_000), *spans))
    assert (len(article.marks), article.refusals) == (200_000, ())
    assert time.monotonic() - began < 60


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("12k", None),
        ("1.234,5", None),
        ("five or six", (5, 6)),
        ("14-year-old", None),
        ("1st", None),
    ],
)
def test_40_words_that_are_no_plain_figure_give_the_right_value_or_none(walk, words, figure):
    vocabulary.load()
    text = f"They say {words} fighters are left."
    label = "StatedFact:fighters-remaining:mosul"
    walk(doccano(text, [9, 9 + len(words) + len(" fighters"), label], language="en"))
    fact = StatedFact.objects.get()
    assert (fact.low, fact.high) == (figure or (None, None))


@pytest.mark.parametrize(
    "said",
    [
        {"stated_for": "2017-06/2017-05"},
        {"value": {"low": 7, "high": 6}},
        {"value": {"low": "12k"}},
        {"value": {"low": "1.234,5"}},
        {"value": {"low": "1_0"}},
        {"value": {"low": "٣"}},
    ],
)
def test_40_a_value_or_a_date_that_is_none_is_refused_and_never_stored_as_another(said):
    fact = mark(0, 10, "Commanders", measure="strength", campaign="mosul", **said)
    [article] = read(native("Commanders wait.", {**fact, "type": "StatedFact"}))
    facts = reading.read(article)
    assert facts.drafts == []
    refused = [refusal.code for refusal in (*article.refusals, *facts.refusals)]
    assert refused in (["BAD_DATE"], ["BAD_VALUE"], ["BAD_MARK"])
