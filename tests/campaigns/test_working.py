"""One worker at a time has a document; whatever becomes of it, its effect comes once."""

import json
import logging
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from articles.deliveries import Document, open_paths
from articles.enums import Queue
from articles.models import DeliveredDocument, Import, Revision
from campaigns import importing, recording, working
from tests.tables import all_rows

SAMPLES = Path(__file__).parents[1] / "samples"

pytestmark = pytest.mark.django_db


def queued(*names):
    return importing.queue(open_paths([SAMPLES / name for name in names]), name="x")


def claimed():
    return working.claim(Queue.BULK)


def its_worker_dies():
    """Another session is written in its place, one that is not there."""
    DeliveredDocument.objects.filter(state="running").update(session="1 0")


def states(row):
    return [one.state for one in row.documents.all()]


def outcome(row):
    row.refresh_from_db()
    return row.state, row.outcome["facts"]["new"], [one["code"] for one in row.outcome["refused"]]


def breaking(monkeypatch, error):
    def broken(*_, **__):
        raise error

    monkeypatch.setattr("campaigns.recording.record", broken)


def test_a_document_that_was_claimed_is_not_claimed_again():
    row = queued("one-bad-mark.json", "six-percent.json")
    assert (claimed().number, claimed().number, claimed()) == (1, 2, None)
    assert states(row) == ["running", "running"]


def test_the_one_whose_worker_is_gone_is_ready_at_once():
    queued("six-percent.json")
    claimed()
    its_worker_dies()
    again = claimed()
    assert (again.number, again.starts) == (1, 2)


def test_the_session_of_a_document_is_that_of_its_worker_s_connection():
    queued("six-percent.json")
    with psycopg.connect(**connection.get_connection_params()) as another:
        pid = another.info.backend_pid
        living = "SELECT pid || ' ' || extract(epoch FROM backend_start) FROM pg_stat_activity"
        [(session,)] = another.execute(f"{living} WHERE pid = %s", [pid]).fetchall()
        claimed()
        DeliveredDocument.objects.update(session=session)
        assert claimed() is None
    while psycopg_sees(pid):
        pass
    assert claimed().starts == 2


def psycopg_sees(pid):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [pid])
        return cursor.fetchone()


def test_the_one_whose_lease_ran_out_is_ready_although_its_worker_seems_to_live():
    queued("six-percent.json")
    claimed()
    DeliveredDocument.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert claimed().starts == 2


def test_a_worker_that_was_taken_for_dead_writes_nothing_any_more(caplog):
    row = queued("six-percent.json")
    first = claimed()
    its_worker_dies()
    second = claimed()
    before = all_rows()
    with caplog.at_level(logging.WARNING):
        working.take(first)
    assert all_rows() == before
    assert "went on elsewhere" in caplog.text
    working.take(second)
    assert outcome(row) == ("done", 4, [])


def test_the_next_worker_goes_on_behind_the_articles_that_are_done(monkeypatch, tmp_path):
    row = queued_list(tmp_path, 3)
    with monkeypatch.context() as patched:
        patched.setattr("campaigns.recording.record", dying_at(2))
        with pytest.raises(SystemExit):
            working.take(claimed())
    its_worker_dies()
    [document] = DeliveredDocument.objects.all()
    assert (document.taken, document.starts, Revision.objects.count()) == (1, 1, 1)
    taken = []
    monkeypatch.setattr("campaigns.recording.record", noting(taken))
    working.take(claimed())
    assert taken == ["https://news.example/2", "https://news.example/3"]
    assert outcome(row) == ("done", 12, [])


def test_records_that_are_none_are_written_down_many_at_once(
    tmp_path, django_assert_max_num_queries
):
    junk = tmp_path / "junk.json"
    junk.write_text(str([1] * 2_500))
    row = importing.queue(open_paths([junk]), name="junk.json")
    document = claimed()
    with django_assert_max_num_queries(30):
        working.take(document)
    row.refresh_from_db()
    assert (row.state, len(row.outcome["refused"])) == ("done", 1_000)
    assert row.outcome["more_refused"] == {"BAD_FIELD": 1_500}
    assert row.documents.get().taken == 2_500


def queued_list(tmp_path, count):
    """One document of several articles, each the sample under another address."""
    article = json.loads((SAMPLES / "six-percent.json").read_text())
    articles = [
        {**article, "article": {**article["article"], "url": f"https://news.example/{number}"}}
        for number in range(1, count + 1)
    ]
    path = tmp_path / "several.json"
    path.write_text(json.dumps(articles))
    return importing.queue(open_paths([path]), name="several.json")


def dying_at(number):
    """What records articles, until it ends its process at one of them."""
    record, begun = recording.record, []

    def dying(drafts, **filed):
        begun.append(drafts)
        if len(begun) == number:
            raise SystemExit
        return record(drafts, **filed)

    return dying


def noting(taken):
    """What records articles, and notes which."""
    record = recording.record

    def recorded(drafts, *, filed, imported):
        taken.append(filed.article.url)
        return record(drafts, filed=filed, imported=imported)

    return recorded


def test_a_document_that_fails_is_begun_three_times_and_set_aside_with_its_reason(monkeypatch):
    breaking(monkeypatch, ZeroDivisionError("a secret"))
    row = queued("six-percent.json")
    for number in (1, 2, 3):
        document = claimed_now()
        assert document.starts == number
        working.take(document)
    assert claimed_now() is None
    assert states(row) == ["set aside"]
    row.refresh_from_db()
    [refused] = row.outcome["refused"]
    assert (row.state, refused["code"]) == ("set aside", "SET_ASIDE")
    assert refused["document"].endswith("six-percent.json")
    assert refused["sentence"].startswith(
        "No worker got to the end of this document in 3 starts: it ended in an error of ours, "
        "ZeroDivisionError."
    )


def claimed_now():
    """Claim a document whatever time it is to wait for."""
    DeliveredDocument.objects.filter(state="waiting").update(ready_at=timezone.now())
    return claimed()


def test_a_document_that_failed_waits_a_while(monkeypatch):
    breaking(monkeypatch, ZeroDivisionError())
    queued("six-percent.json")
    working.take(claimed())
    assert claimed() is None
    [document] = DeliveredDocument.objects.all()
    assert timedelta(seconds=5) < document.ready_at - timezone.now() < timedelta(seconds=11)


def test_a_document_that_kills_its_worker_is_set_aside_and_its_neighbours_are_done():
    row = queued("one-bad-mark.json", "six-percent.json")
    for number in (1, 2, 3):
        assert (claimed().number, DeliveredDocument.objects.first().starts) == (1, number)
        its_worker_dies()
    neighbour = claimed()
    assert (neighbour.number, states(row)) == (2, ["set aside", "running"])
    working.take(neighbour)
    assert outcome(row) == ("set aside", 4, ["SET_ASIDE"])


def test_a_database_that_is_gone_is_no_fault_of_the_document(monkeypatch):
    breaking(monkeypatch, OperationalError("the connection is closed"))
    monkeypatch.setattr("campaigns.working.connection.close", lambda: None)
    monkeypatch.setattr("campaigns.working.connection.is_usable", lambda: False)
    queued("six-percent.json")
    with pytest.raises(OperationalError):
        working.take(claimed())
    [document] = DeliveredDocument.objects.all()
    assert (document.state, document.starts) == ("waiting", 0)


def test_what_was_set_aside_can_be_tried_again(monkeypatch):
    row = queued("one-bad-mark.json", "six-percent.json")
    for _ in range(3):
        claimed()
        its_worker_dies()
    working.take(claimed())
    assert importing.try_again(row) == 1
    row.refresh_from_db()
    assert (row.state, row.finished_at, states(row)) == ("waiting", None, ["waiting", "done"])
    working.take(claimed())
    assert outcome(row) == ("done", 7, ["QUOTE_MISMATCH"])
    assert importing.try_again(row) == 0


def test_a_command_that_was_stopped_leaves_an_import_that_says_so():
    row = importing.begin_own("day-one.json", importing.FROM_CONTENT, None)
    assert claimed() is None
    its_worker_dies()
    assert claimed() is None
    assert outcome_codes(row) == ("set aside", ["INTERRUPTED"])
    assert importing.try_again(row) == 0


def outcome_codes(row):
    row.refresh_from_db()
    return row.state, [one["code"] for one in row.outcome["refused"]]


def test_nothing_of_an_article_is_written_when_its_progress_cannot_be():
    queued("six-percent.json")
    document = claimed()
    DeliveredDocument.objects.update(session="1 0")
    claimed()
    working.take(document)
    assert not Revision.objects.exists()
    assert Import.objects.get().state == "waiting"


def test_a_worker_that_is_gone_is_missed_by_a_role_that_is_told_little():
    queued("six-percent.json")
    claimed()
    its_worker_dies()
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE told_little")
        cursor.execute("GRANT SELECT ON articles_delivereddocument TO told_little")
        cursor.execute("SET ROLE told_little")
        assert working.is_ready(Queue.BULK)
        cursor.execute("RESET ROLE")


def test_an_article_beyond_a_limit_of_the_database_is_a_failure_and_holds_up_no_other(caplog):
    told = json.loads((SAMPLES / "six-percent.json").read_text())
    path = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(1_900))
    told["article"]["url"] = f"https://news.example/{path}"
    article = Document("long.json", {".json": json.dumps(told).encode()})
    row = importing.queue([article, *open_paths([SAMPLES / "six-percent.json"])], name="x")
    working.take(claimed())
    first = row.documents.get(number=1)
    assert (first.state, first.starts) == ("waiting", 1)
    assert first.reason == "the database refused what it holds"
    assert claimed().number == 2
