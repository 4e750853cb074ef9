"""Work for processes of their own: what each of them does to the ledger, by connections of its own.

`in_processes` starts them afresh, as a web process or a worker is started, on the database of the
test that asks. What they are to do stands in `an_article`, which they import when Django is set up.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

import django
from django.db import connection


@contextmanager
def in_processes(count: int):
    """A pool of processes that work on the present database."""
    where = {name: connection.settings_dict[name] for name in ("HOST", "USER", "PASSWORD", "NAME")}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, _begin, (where,)) as pool:
        yield pool


def _begin(where: dict[str, str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["DATABASE_URL"] = "postgres://of-the-parent/"  # no server of its own is started
    os.environ["ALLOWED_HOSTS"] = "localhost"
    django.setup()
    connection.settings_dict.update(where)


def each(pool: ProcessPoolExecutor, work: Callable[..., Any], tasks: Iterable[tuple[Any, ...]]):
    """Do some work in as many processes as there are tasks; returns what each gave."""
    return [future.result() for future in [pool.submit(work, *task) for task in tasks]]
