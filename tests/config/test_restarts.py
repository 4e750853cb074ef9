"""The database is restarted under a running installation, and nobody lends a hand."""

import json
import subprocess
import sys
import threading
import urllib.error
from http.client import HTTPException
from pathlib import Path

from tests.config.launch import CHECKOUT, eventually
from tests.config.test_queue import ARTICLE

RESTART = """
import sys
from pathlib import Path
from config.embedded import Folders, Postgres
postgres = Postgres(Folders(Path(sys.argv[1])))
postgres.stop()
postgres.start()
"""


def test_web_workers_and_beat_go_on_when_the_database_comes_back(running, tmp_path):
    before = commands(running)
    files = [tmp_path / f"restart-{number}.json" for number in range(3)]
    for number, file in enumerate(files):
        url = f"https://news.example/restart/{number}"
        about = {**ARTICLE["article"], "url": url, "title": f"Restart {number}"}
        file.write_text(json.dumps({**ARTICLE, "article": about}))
    over = threading.Event()
    readers = [threading.Thread(target=read_on, args=(running, over)) for _ in range(4)]
    for reader in readers:
        reader.start()
    assert running.manage("ingest", "--queue", str(files[0])).returncode == 0
    subprocess.run([sys.executable, "-c", RESTART, running.data_dir], cwd=CHECKOUT, check=True)
    assert running.manage("ingest", "--queue", str(files[1])).returncode == 0
    over.set()
    for reader in readers:
        reader.join()
    assert eventually(lambda: running.status("/") == 200)
    assert running.manage("ingest", "--queue", str(files[2])).returncode == 0
    for number in range(3):
        assert eventually(lambda n=number: f"Restart {n}" in articles(running), seconds=60), number
    assert eventually(lambda: running.status("/readyz") == 200, seconds=60)
    gone = {command for pid, command in before.items() if pid not in running.processes()}
    assert {Path(command).name for command in gone} == {"postgres"}


def articles(running):
    return running.browser().get("/articles/")


def read_on(running, over):
    """Readers who do not wait for one another; what they get meanwhile is theirs to bear."""
    while not over.is_set():
        try:
            articles(running)
        except (urllib.error.URLError, HTTPException, OSError):
            continue


def commands(running):
    """The program of every process of the installation."""
    pids = running.processes()
    told = {pid: Path(f"/proc/{pid}/cmdline").read_bytes().decode() for pid in pids}
    return {pid: command.partition("\0")[0].partition(":")[0] for pid, command in told.items()}
