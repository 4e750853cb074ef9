"""Calls made up from the schema: drawn, led to rows that there are, made, and judged."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation import GenerationMode

from tests.schema.judging import Found
from tests.schema.world import DELIVERED, Person, World

SCHEMA = "/api/v1/schema/"


def drive(world: World, *, cases: int, number: int) -> Found:
    """Ask every operation as everybody, about so many times in all. Nothing that is done stays."""
    found = Found()
    with _one_connection():
        schema = schemathesis.openapi.from_wsgi(
            SCHEMA, _read_to_its_end(get_wsgi_application()), headers={"Accept": "application/json"}
        )
        operations = [result.ok() for result in schema.get_all_operations()]
        each = -(-cases // (len(operations) * len(world.people)))
        for operation in operations:
            for person in world.people:
                _ask(operation, person, world, found, times=each, number=number)
    return found


def _read_to_its_end(application: Any) -> Any:
    """The application, its answers read and closed as a server does, files among them."""

    def asked(environ: Any, start_response: Any) -> list[bytes]:
        answer = application(environ, start_response)
        try:
            return [b"".join(answer)]
        finally:
            answer.close()

    return asked


@contextmanager
def _one_connection() -> Iterator[None]:
    """Keep the connection whose transaction holds the world: a server closes it at each request."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def _ask(
    operation: Any, person: Person, world: World, found: Found, *, times: int, number: int
) -> None:
    """So many calls of an operation, right and wrong ones, the same for the same number."""
    kinds = [operation.as_strategy(generation_mode=mode) for mode in GenerationMode]

    @seed(number)
    @settings(
        max_examples=times,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=st.one_of(kinds), chance=st.integers(0, 2**32).map(Random))
    def ask(case: Any, chance: Random) -> None:
        _lead(case, person, world.rows, chance)
        with transaction.atomic():
            response = case.call(headers=person.headers, cookies=person.cookies)
            found.judge(case, person, response)
            transaction.set_rollback(True)

    ask()


def _lead(case: Any, person: Person, rows: dict[str, list[str]], chance: Random) -> None:
    """Put what there is in the place of most of what was made up, unless that is to be wrong."""
    if person.knows_itself:  # by what it is known is in the schema too, and would be made up
        case.cookies = {}
        case.headers = {k: v for k, v in (case.headers or {}).items() if k != "Authorization"}
    kind = case.path.split("/")[3].partition(".")[0]
    for named, location in (
        (case.path_parameters, ParameterLocation.PATH),
        (case.headers, ParameterLocation.HEADER),
        (case.query, ParameterLocation.QUERY),
    ):
        if named and not case.meta.is_negative_at(location):
            for name in named:
                there = rows.get(kind if name in ("id", "slug") else name)
                if there and chance.random() < 0.8:
                    named[name] = chance.choice(there)
    delivers = isinstance(case.body, dict) and case.body.get("file")
    if delivers and case.meta.generation.mode.is_positive and chance.random() < 0.5:
        case.body = {"file": [DELIVERED]}
