"""Sources are watched: a real host and real folders, looked at by their timetables."""

import os
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from articles.errors import Refused
from articles.models import Import, Source
from campaigns import watching
from campaigns.models import StatedFact
from campaigns.tasks import take_ready
from tests import https_server
from tests.https_server import zipped
from tests.tables import all_rows

SAMPLES = Path(__file__).parents[1] / "samples"
SIX = (SAMPLES / "six-percent.json").read_bytes()
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache(servers):
    cache.clear()


@pytest.fixture
def clock():
    """A clock that tests turn on; it stands still meanwhile."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def host(settings):
    with https_server.started() as host:
        host.gives("/export.json", SIX, ETag='"one"')
        settings.FETCH_HOSTS = host.hosts
        yield host


@pytest.fixture
def source(host):
    return Source.objects.create(name="desk", kind="address", where=host.url("/export.json"))


@pytest.fixture
def read(host):
    """Look at a source as a worker does, on the network that the host is on."""
    return lambda source: watching.read(source.pk, network=host.network())


@pytest.fixture
def folder(tmp_path, settings):
    """A watched folder whose file was put there a while ago."""
    settings.WATCH_ROOT = tmp_path
    put(tmp_path / "desk" / "six-percent.json", SIX)
    return tmp_path / "desk"


@pytest.fixture
def folder_source(folder):
    return Source.objects.create(name="folder", kind="folder", where="desk")


def put(file, content, seconds_ago=60):
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    when = timezone.now().timestamp() - seconds_ago
    os.utime(file, (when, when))


def fresh(source):
    return Source.objects.get(pk=source.pk)


def state(source):
    row = fresh(source)
    return row.failures, row.code


def written():
    """How many rows this transaction has written so far, in all tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables"
        )
        return cursor.fetchone()[0]


def conditions(host):
    """By what each question said that it knows the answer."""
    return [headers.get("If-None-Match") for _, headers in host.asked]


def test_what_is_new_is_queued_as_an_import_that_names_its_source(source, read, clock):
    queued = read(source)
    assert (queued.name, queued.state, queued.by) == ("desk", "waiting", None)
    row = fresh(source)
    assert (row.last_import, row.etag, row.last_read_at) == (queued, '"one"', timezone.now())
    assert row.next_read_at == timezone.now() + HOUR
    take_ready("bulk")
    assert StatedFact.objects.count() == 4


def test_an_unchanged_source_costs_one_conditional_request_and_not_one_row(
    source, read, host, clock
):
    read(source)
    clock.shift(HOUR)
    before, rows = written(), all_rows()
    assert read(source) is None
    assert written() == before
    assert all_rows() == rows
    assert conditions(host) == [None, '"one"']


def test_a_source_is_looked_at_once_a_turn_however_often_workers_are_woken(
    source, read, host, clock
):
    read(source)
    for _ in range(3):
        clock.shift(HOUR)
        for _ in range(3):
            read(source)
    assert conditions(host) == [None, '"one"', '"one"', '"one"']


def test_each_turn_comes_when_its_interval_is_over(source, read, clock):
    read(source)
    clock.shift(HOUR)
    read(source)  # unchanged, which only the cache remembers
    clock.shift(HOUR - SECOND)
    assert watching.due(timezone.now()) == []
    clock.shift(SECOND)
    assert watching.due(timezone.now()) == [source.pk]


def test_where_the_cache_has_lost_its_marks_a_source_is_looked_at_once_more(
    source, read, host, clock
):
    read(source)
    clock.shift(HOUR)
    read(source)
    cache.clear()
    before = written()
    read(source)
    read(source)
    assert written() == before
    assert conditions(host) == [None, '"one"', '"one"']


def test_where_the_cache_cannot_be_asked_the_row_keeps_the_next_turn(
    source, read, host, clock, settings
):
    read(source)
    clock.shift(HOUR)
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1"}}
    read(source)
    read(source)
    assert fresh(source).next_read_at == timezone.now() + HOUR
    assert conditions(host) == [None, '"one"']


def test_the_same_content_from_a_server_that_marks_nothing_writes_nothing(
    source, read, host, clock
):
    host.gives("/export.json", SIX)
    read(source)
    clock.shift(HOUR)
    before = written()
    assert read(source) is None
    assert (written(), len(host.asked)) == (before, 2)


def test_a_new_etag_on_the_same_content_is_kept_and_nothing_queued(source, read, host, clock):
    read(source)
    clock.shift(HOUR)
    host.gives("/export.json", SIX, ETag='"two"')
    assert read(source) is None
    assert (fresh(source).etag, Import.objects.count()) == ('"two"', 1)


def test_changed_content_is_queued(source, read, host, clock):
    first = read(source)
    clock.shift(HOUR)
    host.gives("/export.json", SIX + b"\n", ETag='"two"')
    second = read(source)
    assert fresh(source).last_import == second != first


def test_how_a_source_is_read_goes_with_the_import(source, read, clock):
    Source.objects.update(format="native", offset_unit="codepoint", lenient=True)
    queued = read(source)
    assert (queued.format, queued.offset_unit, queued.lenient) == ("native", "codepoint", True)


def test_a_failure_is_kept_with_code_and_sentence_and_tried_again_later_and_later(
    source, read, host, clock
):
    host.gives("/export.json", status=500)
    pauses = []
    for _ in range(12):
        assert read(source) is None
        row = fresh(source)
        pauses.append((row.next_read_at - timezone.now()) / timedelta(minutes=1))
        clock.move_to(row.next_read_at)
    assert (row.failures, row.code) == (12, "FETCH_ANSWERED")
    assert row.sentence.startswith("The server answered with 500 and not with a file.")
    assert pauses == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440, 1440]


def test_a_source_that_recovers_says_so_although_nothing_changed(source, read, host, clock):
    read(source)
    host.gives("/export.json", status=503)
    clock.shift(HOUR)
    read(source)
    assert state(source) == (1, "FETCH_ANSWERED")
    host.gives("/export.json", SIX, ETag='"one"')
    clock.shift(HOUR)
    read(source)
    assert state(source) == (0, "")
    assert fresh(source).next_read_at == timezone.now() + HOUR


def test_a_failing_source_holds_up_no_other(source, read, host, folder_source, clock):
    host.gives("/export.json", status=500)
    assert watching.due(timezone.now()) == [source.pk, folder_source.pk]
    assert [read(one) and True for one in (source, folder_source)] == [None, True]


@pytest.mark.parametrize("name", ["bomb.zip", "out.zip"])
def test_an_archive_that_harms_is_refused_with_its_code_and_not_fetched_again(
    read, host, clock, name
):
    content = {"bomb.zip": {"one.json": bytes(65_000_000)}, "out.zip": {"../one.json": b"{}"}}
    code = {"bomb.zip": "TOO_LARGE", "out.zip": "BAD_ARCHIVE"}[name]
    host.gives(f"/{name}", zipped(**content[name]), ETag='"one"')
    source = Source.objects.create(name="archive", kind="address", where=host.url(f"/{name}"))
    assert read(source) is None
    assert [refused["code"] for refused in fresh(source).refused] == [code]
    assert (state(source), Import.objects.count()) == ((0, ""), 0)
    clock.shift(HOUR)
    before = written()
    read(source)
    assert (written(), conditions(host)) == (before, [None, '"one"'])


def test_what_can_be_opened_is_queued_and_what_cannot_is_told(folder, folder_source, read):
    put(folder / "broken.zip", b"PK no archive")
    read(folder_source)
    take_ready("bulk")
    assert StatedFact.objects.count() == 4
    assert [(one["document"], one["code"]) for one in fresh(folder_source).refused] == [
        ("broken.zip", "BAD_ARCHIVE")
    ]


def test_an_unchanged_folder_is_not_read_and_costs_not_one_row(folder, folder_source, read, clock):
    read(folder_source)
    clock.shift(HOUR)
    before = written()
    assert read(folder_source) is None
    assert written() == before


def test_a_folder_in_which_files_were_only_touched_queues_nothing(
    folder, folder_source, read, clock
):
    read(folder_source)
    clock.shift(HOUR)
    put(folder / "six-percent.json", SIX)
    assert read(folder_source) is None
    assert Import.objects.count() == 1


def test_a_folder_is_left_alone_while_something_in_it_is_written(
    folder, folder_source, read, clock
):
    put(folder / "two.json", SIX[:40], seconds_ago=1)
    assert read(folder_source) is None
    assert watching.due(timezone.now()) == [folder_source.pk]
    put(folder / "two.json", SIX)
    assert read(folder_source).name == "folder"


def test_a_folder_that_is_gone_is_a_failure(folder, folder_source, read, settings):
    settings.WATCH_ROOT = folder
    assert read(folder_source) is None
    assert state(folder_source) == (1, "WATCH_FOLDER_GONE")


def test_nothing_is_read_where_the_environment_allows_nothing(
    source, folder_source, read, settings
):
    settings.FETCH_HOSTS, settings.WATCH_ROOT = [], None
    assert [read(one) for one in (source, folder_source)] == [None, None]
    assert state(source) == (1, "FETCH_HOST_NOT_ALLOWED")
    assert state(folder_source) == (1, "WATCH_FOLDER_NOT_ALLOWED")


def test_what_is_asked_for_is_read_anew_at_once_and_in_whose_name(source, read, host, clock):
    amal = User.objects.create_user("amal")
    read(source)
    clock.shift(SECOND)
    watching.ask(source, by=amal)
    assert read(source).by == amal
    assert conditions(host) == [None, None]
    assert (fresh(source).asked_at, fresh(source).asked_by) == (None, None)
    assert read(source) is None


def test_a_source_is_reread_in_the_foreground_whatever_is_known_of_it(source, host, clock):
    for _ in range(2):
        clock.shift(SECOND)
        queued = watching.reread(source, by=None, network=host.network())
        assert fresh(source).last_import == queued
    assert conditions(host) == [None, None]


def test_what_was_asked_for_and_failed_is_tried_again_anew(source, read, host, clock):
    read(source)
    host.gives("/export.json", status=500)
    clock.shift(SECOND)
    watching.ask(source, by=None)
    clock.shift(SECOND)
    read(source)
    assert read(source) is None
    clock.shift(timedelta(minutes=5))
    host.gives("/export.json", SIX, ETag='"one"')
    assert read(source).name == "desk"
    assert conditions(host) == [None, None, None]


def test_a_source_that_is_not_enabled_is_read_when_asked_for_only(source, read, clock):
    Source.objects.update(enabled=False)
    assert (read(source), watching.due(timezone.now())) == (None, [])
    watching.ask(source, by=None)
    assert read(source).name == "desk"


def test_a_source_that_is_changed_during_a_look_keeps_nothing_of_it(source, host):
    network = host.network()

    def change_meanwhile():
        Source.objects.update(where=host.url("/other.json"))
        return network.trust()

    meddled = replace(network, trust=change_meanwhile)
    assert watching.read(source.pk, network=meddled) is None
    assert len(host.asked) == 1
    assert (fresh(source).etag, Import.objects.count()) == ("", 0)


def test_what_is_read_in_another_way_from_now_on_is_read_anew(source, read, clock):
    read(source)
    row = fresh(source)
    row.offset_unit = "utf16"
    watching.keep(row, changed={"offset_unit"})
    row = fresh(source)
    assert (row.etag, row.sha256, row.offset_unit) == ("", "", "utf16")
    assert read(source).offset_unit == "utf16"


def test_what_else_is_changed_leaves_what_is_known(source, read, clock):
    read(source)
    row = fresh(source)
    row.every = "day"
    watching.keep(row, changed={"every"})
    assert (fresh(source).etag, fresh(source).every) == ('"one"', "day")


@pytest.mark.parametrize(
    ("kind", "where", "code"),
    [
        ("address", "http://annotation.example/", "FETCH_BAD_ADDRESS"),
        ("address", "https://elsewhere.test/", "FETCH_HOST_NOT_ALLOWED"),
        ("folder", "../desk", "WATCH_FOLDER_NOT_ALLOWED"),
        ("folder", "none", "WATCH_FOLDER_GONE"),
    ],
)
def test_a_place_that_may_not_be_watched_is_told_in_the_words_of_a_look(
    folder, host, kind, where, code
):
    with pytest.raises(Refused) as refused:
        watching.check(kind, where)
    assert refused.value.refusal.code == code


def test_a_place_that_may_be_watched_passes(folder, host):
    watching.check("address", host.url("/any"))
    watching.check("folder", "desk")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_look_once(source, host):
    begun, queued = threading.Barrier(2), []

    def dawdle(handler):
        host.gives("/export.json", SIX)
        begun_looks.wait(2)
        host.answer(handler)

    begun_looks = threading.Event()
    host.does("/export.json", dawdle)

    def look():
        begun.wait()
        queued.append(watching.read(source.pk, network=host.network()))
        begun_looks.set()
        connection.close()

    workers = [threading.Thread(target=look) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Import.objects.count() == 1
    assert sorted(one is None for one in queued) == [False, True]


def test_what_another_worker_looks_at_is_left_to_it_until_that_is_gone(source, read, host):
    key = [watching.LOCKS_OF_SOURCES, source.pk]
    with psycopg.connect(**connection.get_connection_params()) as another_worker:
        another_worker.execute("SELECT pg_advisory_lock(%s, %s)", key)
        assert read(source) is None
        assert host.asked == []
    with connection.cursor() as cursor:  # the server needs a moment to see that it has gone
        cursor.execute("SELECT pg_advisory_lock(%s, %s), pg_advisory_unlock(%s, %s)", key * 2)
    assert read(source).name == "desk"
