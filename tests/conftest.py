from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections


@pytest.fixture(scope="session")
def servers() -> Iterator[None]:
    """PostgreSQL and Valkey for this run, unless the environment names others."""
    settings.EMBEDDED.take()
    yield
    settings.EMBEDDED.release()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers: None) -> None:
    """pytest-django asks for this before it makes the test database; pure tests never do."""


@pytest.fixture(scope="session")
def migrated(django_db_setup, django_db_blocker) -> str:
    """The test database by name, made here when no test before has asked for it."""
    with django_db_blocker.unblock():
        if connection.settings_dict["NAME"] != connection.creation._get_test_db_name():
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
    return connection.settings_dict["NAME"]


@pytest.fixture
def own_database(migrated, django_db_blocker) -> Iterator[str]:
    """A database of its own for a test whose connections commit.

    The ledger cannot be emptied, so the usual clean-up after such a test is none; a copy of the
    migrated database that is dropped afterwards is.
    """
    copy = f"{migrated}_own"
    with django_db_blocker.unblock():
        _create(copy, migrated)
        connection.settings_dict["NAME"] = copy
        try:
            yield copy
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = migrated
            _in_maintenance(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _create(copy: str, template: str) -> None:
    connections.close_all()
    _in_maintenance(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')
    _in_maintenance(f'CREATE DATABASE "{copy}" TEMPLATE "{template}"')


def _in_maintenance(statement: str) -> None:
    parameters = {**connection.get_connection_params(), "dbname": "postgres"}
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters, autocommit=True) as maintenance:
        maintenance.execute(statement)
