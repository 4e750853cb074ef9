import json
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from articles.deliveries import open_paths
from articles.enums import Queue
from articles.models import Article, Import
from campaigns import importing, working
from campaigns.ingest import Options
from campaigns.keeping import files_of
from campaigns.models import StatedFact
from campaigns.outcomes import Outcome, heard, told
from campaigns.recording import Tally
from campaigns.tasks import drop_old_files
from tests.tables import all_rows

SAMPLES = Path(__file__).parents[1] / "samples"

pytestmark = pytest.mark.django_db


def documents(*names):
    return list(open_paths([SAMPLES / name for name in names]))


def work(queue=Queue.BULK):
    """Take what is ready, as a worker does."""
    while document := working.claim(queue):
        working.take(document)


def test_what_was_taken_is_recorded_with_its_outcome():
    amal = User.objects.create_user("amal")
    outcome = importing.take(documents("one-bad-mark.json"), name="one-bad-mark.json", by=amal)
    row = Import.objects.get()
    assert (row.name, row.state, row.by) == ("one-bad-mark.json", "done", amal)
    assert row.finished_at >= row.received_at
    assert row.outcome == told(outcome)
    assert row.outcome["facts"] == {
        "new": 3,
        "succeeded": 0,
        "unchanged": 0,
        "moved": 0,
        "withdrawn": 0,
        "waiting": 0,
        "lost": 0,
    }
    [refused] = row.outcome["refused"]
    assert (refused["code"], refused["place"]) == ("QUOTE_MISMATCH", "f2")


def test_every_version_names_the_import_it_came_with():
    importing.take(documents("six-percent.json"), name="six-percent.json")
    row = Import.objects.get()
    assert {fact.imported for fact in StatedFact.objects.all()} == {row}


@pytest.mark.parametrize("name", ["six-percent.json", "cut-off.json"])
def test_a_delivery_that_brings_nothing_new_leaves_not_one_row(name):
    importing.take(documents("six-percent.json"), name="first")
    before = all_rows()
    importing.take(documents(name), name="again")
    assert all_rows() == before


def test_a_dry_run_tells_the_same_and_writes_not_one_row():
    before = all_rows()
    dry = importing.take(documents("one-bad-mark.json"), name="x", dry_run=True)
    assert all_rows() == before
    assert importing.take(documents("one-bad-mark.json"), name="x") == dry


def test_a_long_name_is_cut():
    importing.take(documents("six-percent.json"), name="x" * 600)
    assert len(Import.objects.get().name) == 500


def test_a_queued_delivery_waits_with_its_files_and_options():
    options = Options(format="native", offset_unit="codepoint", lenient=True)
    row = importing.queue(documents("six-percent.json"), name="six-percent.json", options=options)
    row.refresh_from_db()
    assert (row.state, row.format, row.offset_unit, row.lenient) == (
        "waiting",
        "native",
        "codepoint",
        True,
    )
    [document] = row.documents.all()
    assert (document.number, document.state) == (1, "waiting")
    assert list(files_of(document)) == documents("six-percent.json")
    assert not Article.objects.exists()


def test_a_worker_takes_what_was_queued_as_the_command_would():
    names = ["six-percent.ann", "names-and-places", "one-bad-mark.json"]
    row = importing.queue(documents(*names), name="all")
    work()
    row.refresh_from_db()
    assert row.state == "done"
    assert [one.state for one in row.documents.all()] == ["done"] * 3
    assert (row.outcome["articles"], row.outcome["facts"]["new"]) == (3, 7)
    assert [refused["code"] for refused in row.outcome["refused"]] == ["QUOTE_MISMATCH"]


def test_options_are_kept_for_the_worker():
    options = Options(format="re3d")
    row = importing.queue(documents("six-percent.json"), name="x", options=options)
    work()
    row.refresh_from_db()
    assert [refused["code"] for refused in row.outcome["refused"]] == ["WRONG_FORMAT"]


@pytest.mark.django_db(transaction=True)
def test_two_deliveries_of_one_article_at_once_have_one_effect():
    begun = threading.Barrier(2)
    outcomes = []

    def deliver():
        begun.wait()
        outcomes.append(importing.take(documents("six-percent.json"), name="x"))
        connection.close()

    workers = [threading.Thread(target=deliver) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(outcome.facts.new + outcome.facts.unchanged for outcome in outcomes) == [4, 4]
    assert sum(outcome.facts.new for outcome in outcomes) == 4
    assert StatedFact.objects.count() == 4
    assert Article.objects.get().revisions.get().mark_sets.count() == 1


def test_the_files_are_taken_within_the_caller_s_transaction():
    with transaction.atomic():
        importing.take(documents("six-percent.json"), name="x")
        transaction.set_rollback(True)
    assert not StatedFact.objects.exists()


def test_a_held_delivery_is_compared_without_a_row_and_taken_when_it_is_released():
    amal = User.objects.create_user("amal")
    held = importing.hold(documents("six-percent.json"), name="six", by=amal)
    before = all_rows()
    assert importing.compare(held).facts == Tally(new=4)
    assert all_rows() == before
    work(Queue.INTERACTIVE)
    assert all_rows() == before
    assert importing.release(held)
    work(Queue.INTERACTIVE)
    assert StatedFact.objects.count() == 4


def test_a_delivery_is_released_once_and_not_let_go_afterwards():
    amal = User.objects.create_user("amal")
    held = importing.hold(documents("six-percent.json"), name="six", by=amal)
    assert importing.release(held)
    work(Queue.INTERACTIVE)
    assert not importing.release(held)
    importing.let_go(amal)
    assert Import.objects.get().state == "done"


def test_letting_go_leaves_what_others_hold():
    amal, bilal = (User.objects.create_user(name) for name in ("amal", "bilal"))
    for account in (amal, bilal):
        importing.hold(documents("six-percent.json"), name=account.username, by=account)
    importing.let_go(amal)
    assert [row.name for row in Import.objects.all()] == ["bilal"]


def test_an_outcome_that_was_told_is_heard_as_it_was():
    outcome = importing.take(documents("one-bad-mark.json"), name="x", dry_run=True)
    outcome.document = ""
    assert heard(told(outcome)) == outcome
    assert heard({}) == Outcome()


def lines_of_articles(tmp_path, *addresses):
    """A file of lines, each the sample under another address; None is a line that is broken."""
    article = json.loads((SAMPLES / "six-percent.json").read_text())
    told = [
        json.dumps({**article, "article": {**article["article"], "url": address}})
        if address
        else "{"
        for address in addresses
    ]
    path = tmp_path / "several.jsonl"
    path.write_text("\n\n".join(told))
    return path


def test_the_lines_of_a_long_file_are_shared_out_and_told_in_the_same_words(tmp_path):
    path = lines_of_articles(tmp_path, "https://news.example/1", None, "https://news.example/3")
    outcome = importing.take(open_paths([path]), name="x", dry_run=True)
    row = importing.queue(open_paths([path]), name="x")
    assert [one.first_line for one in row.documents.all()] == [1, 2]
    work()
    row.refresh_from_db()
    assert [one.taken for one in row.documents.all()] == [1, 2]
    assert row.outcome == told(outcome)
    assert [refused["document"] for refused in row.outcome["refused"]] == [f"{path}:3"]


def test_what_cannot_be_read_is_kept_with_the_outcome(tmp_path):
    row = importing.queue(open_paths([tmp_path / "gone.json"]), name="x")
    assert (row.state, [refused["code"] for refused in row.outcome["refused"]]) == (
        *("done", ["UNREADABLE_PATH"]),
    )


def test_a_file_of_scraps_is_no_crowd_of_documents(tmp_path):
    path = tmp_path / "junk.jsonl"
    path.write_text("x\n" * 2_500)
    row = importing.queue(open_paths([path]), name="x", options=Options(format="native"))
    assert row.documents.count() == 5
    work()
    row.refresh_from_db()
    outcome = importing.take(open_paths([path]), name="x", options=Options(format="native"))
    assert row.outcome == told(outcome)
    assert row.outcome["more_refused"] == {"BROKEN_JSON": 1_500}


def test_the_files_of_what_was_done_long_ago_are_let_go_and_no_others(settings):
    settings.KEEP_FILES_DAYS = 90
    old, new, aside, waiting = (
        importing.queue(documents("six-percent.json"), name=name) for name in "abcd"
    )
    for row, state, days in ((old, "done", 91), (new, "done", 89), (aside, "set aside", 91)):
        over = {"state": state, "finished_at": timezone.now() - timedelta(days=days)}
        Import.objects.filter(pk=row.pk).update(**over)
        row.documents.update(**over)
    drop_old_files()
    kept = [row.documents.get().payload is not None for row in (old, new, aside, waiting)]
    assert kept == [False, True, True, True]
