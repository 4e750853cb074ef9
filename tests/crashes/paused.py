"""Celery's command line on servers that a test names, in a process that stops where it says.

At the point that PAUSE_AT names, while the file ARMED is there, the process renames that file to
its own id and goes on when it is gone: a test has the time to do to it what it is to outlive. On
an article whose address holds DIES_OF, the process kills itself each time.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import django
from django.db import connection

from articles.annotated import AnnotatedArticle

# Each point: the room and the function in it, and whether it comes before or after that.
POINTS = {
    "sent": ("working", "claim", "before"),
    "leased": ("working", "_begin", "after"),
    "mid-parse": ("reading", "read", "before"),
    "revision written": ("filing", "file_article", "after"),
    "mid-facts": ("naming", "resolve_names", "before"),
    "before commit": ("working", "_write", "after"),
    "after commit": ("working", "_end", "before"),
    "before acknowledging": ("working", "take", "after"),
}


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ["DATABASE_URL"] = "postgres://of-the-test/"  # no server of its own is started
    os.environ["ALLOWED_HOSTS"] = "localhost"
    django.setup()
    connection.settings_dict.update(json.loads(os.environ["DATABASE"]))
    from articles import filing
    from campaigns import naming, reading, working
    from config import celery_app

    rooms = {"filing": filing, "naming": naming, "reading": reading, "working": working}
    if point := os.environ.get("PAUSE_AT"):
        room, name, when = POINTS[point]
        setattr(rooms[room], name, pausing(getattr(rooms[room], name), when))
    if address := os.environ.get("DIES_OF"):
        reading.read = dying(reading.read, address)
    celery_app.start(argv=sys.argv[1:])


def pausing(function: Callable, when: str) -> Callable:
    @wraps(function)
    def paused(*args, **kwargs):
        if when == "before":
            pause()
        given = function(*args, **kwargs)
        if when == "after":
            pause()
        return given

    return paused


def pause() -> None:
    armed = Path(os.environ["ARMED"])
    here = armed.with_suffix(f".{os.getpid()}")
    try:
        armed.rename(here)
    except FileNotFoundError:
        return
    while here.exists():
        time.sleep(0.02)


def dying(read: Callable, address: str) -> Callable:
    @wraps(read)
    def dies(article: AnnotatedArticle, *others):
        if address in article.header.url:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(article, *others)

    return dies


if __name__ == "__main__":
    main()
