"""`manage.py reingest`, as people call it."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.enums import Queue
from articles.models import Import, Source
from tests.campaigns.test_tasks import WAKES, messages

SAMPLES = Path(__file__).parents[2] / "samples"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_queue(servers):
    messages(Queue.BULK)


@pytest.fixture
def folder(settings, tmp_path):
    settings.WATCH_ROOT = tmp_path
    put(tmp_path / "desk" / "six-percent.json", (SAMPLES / "six-percent.json").read_bytes())
    Source.objects.create(name="desk", kind="folder", where="desk")
    return tmp_path / "desk"


def put(file, content):
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    os.utime(file, (1, 1))


def test_a_source_is_read_whatever_is_known_of_it_and_a_worker_woken(folder, capsys):
    for _ in range(2):
        call_command("reingest", "--source", "desk")
        queued = Import.objects.latest("received_at")
        assert capsys.readouterr().out == f"desk: import {queued.pk} waits for a worker.\n"
    assert Import.objects.count() == 2
    assert messages(Queue.BULK) == [WAKES[Queue.BULK]] * 2


def test_what_cannot_be_read_or_opened_is_told_and_ends_with_1(folder, capsys):
    put(folder / "broken.zip", b"PK")
    Source.objects.create(name="gone", kind="folder", where="gone")
    with pytest.raises(SystemExit) as left:
        call_command("reingest", "--source", "gone", "--source", "desk")
    told = capsys.readouterr().err.splitlines()
    assert left.value.code == 1
    assert [line.split(": ")[:2] for line in told] == [
        ["gone", "WATCH_FOLDER_GONE"],
        ["broken.zip", "BAD_ARCHIVE"],
    ]
    assert Import.objects.count() == 1


def test_a_folder_that_is_being_written_is_left_to_a_worker(folder, capsys):
    (folder / "two.json").write_text("{}")
    call_command("reingest", "--source", "desk")
    assert capsys.readouterr().out == (
        "desk: not whole yet, or being read. A worker reads it soon.\n"
    )


def test_an_empty_folder_gives_nothing(folder, capsys):
    shutil.rmtree(folder)
    folder.mkdir()
    call_command("reingest", "--source", "desk")
    assert capsys.readouterr().out == "desk: it gave nothing.\n"


def test_a_name_that_no_source_has_is_an_error():
    with pytest.raises(CommandError, match="No source is called nowhere"):
        call_command("reingest", "--source", "nowhere")
