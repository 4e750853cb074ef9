"""One command starts everything, and nothing outlives it."""

import json
import os
import signal
import socket
import stat
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from config.run import admin_sign_in
from tests.config.launch import Launch, eventually

ARTICLE = {
    "schema_version": 1,
    "offset_unit": "codepoint",
    "article": {
        "url": "https://news.example/kept",
        "title": "What was added by hand",
        "outlet": "Example Courier",
        "rights": "open",
    },
    "text": "The city is quiet.",
    "annotations": [],
}
TITLE = ARTICLE["article"]["title"]


def test_the_home_page_is_served(running):
    assert "Mosul" in running.browser().get("/")


def test_the_sign_in_that_it_prints_opens_the_admin(running):
    assert "Site administration" in running.browser().sign_in("admin", running.password)


def test_the_password_is_kept_where_only_its_owner_reads_it(running):
    kept = running.data_dir / "admin-password"
    assert kept.read_text() == running.password
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_second_one_on_the_same_data_is_refused_in_a_sentence(running, port):
    second = Launch(running.data_dir, port)
    assert second.wait() == 1
    assert second.last_words == (
        f"Campaign Ledger runs on {running.data_dir} already. "
        "Stop it there, or set DATA_DIR to another folder.\n"
    )


def test_a_taken_port_is_named_before_anything_starts(data_dir, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        launch = Launch(data_dir, port)
        assert launch.wait() == 1
    assert launch.last_words == (
        f"Port {port} cannot be used: [Errno 98] Address already in use. "
        "Stop what uses it, or choose another one: PORT=8080 make run\n"
    )
    assert sorted(path.name for path in data_dir.iterdir()) == ["run.lock", "secret-key"]


def test_what_was_added_outlives_every_end_and_no_process_does(data_dir, port, tmp_path):
    file = tmp_path / "kept.json"
    file.write_text(json.dumps(ARTICLE))

    with Launch(data_dir, port, SAMPLES="0") as first:
        assert first.manage("ingest", str(file)).returncode == 0
        assert first.end(signal.SIGTERM) == 0
        assert first.last_words == "\nEverything is stopped.\n"
        assert eventually(lambda: first.processes() == [])

    with Launch(data_dir, port, SAMPLES="0") as second:
        assert TITLE in second.browser().get("/articles/")
        assert second.password == first.password
        second.end(signal.SIGKILL)
        assert eventually(lambda: second.processes() == [])

    with Launch(data_dir, port, SAMPLES="0") as third:
        assert TITLE in third.browser().get("/articles/")
        os.kill(process_of(third, "celery\0--app\0config\0beat"), signal.SIGKILL)
        assert third.wait() == 1
        assert third.last_words == (
            "The beat process ended with status -9, so everything was stopped. "
            f"Its log, {data_dir / 'beat.log'}, says why.\n"
        )
        assert eventually(lambda: third.processes() == [])


@pytest.mark.django_db
def test_a_changed_password_is_not_told_and_not_changed_back(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    kept = admin_sign_in().rpartition(" ")[2]
    assert kept == (tmp_path / "admin-password").read_text()
    admin = User.objects.get(is_superuser=True)
    admin.set_password("chosen by a person")
    admin.save()
    assert admin_sign_in() == "as admin with the password of that account"
    admin.refresh_from_db()
    assert admin.check_password("chosen by a person")


@pytest.mark.django_db
def test_an_installation_that_has_an_admin_gets_no_other(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    User.objects.create_superuser("zaynab", password="chosen by a person")
    assert admin_sign_in() == "as zaynab with the password of that account"
    assert User.objects.count() == 1


def process_of(launch, words):
    (found,) = [
        pid
        for pid in launch.processes()
        if words.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
    return int(found)
