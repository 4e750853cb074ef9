"""The servers of one run, three known people, and the way an annotated article becomes facts."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pgtrigger
import psycopg
import pytest
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models.signals import post_migrate
from django.test import override_settings
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from articles.filing import file_article
from articles.models import Import
from campaigns import reading, vocabulary
from campaigns.curators import define_roles
from campaigns.models import LedgerHead
from campaigns.recording import record
from config import settings as real
from tests.campaigns.an_article import people
from tests.config.launch import Launch, folder, free_port

# A busy machine is no failure. Each run makes up others, so a few of each come to many.
EXAMPLES = int(os.environ.get("EXAMPLES", "40"))
hypothesis_settings.register_profile("patient", deadline=None, max_examples=EXAMPLES)
hypothesis_settings.load_profile("patient")


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
    with a_copy_of(migrated, django_db_blocker) as copy:
        yield copy


@contextmanager
def a_copy_of(migrated: str, blocker: DjangoDbBlocker) -> Iterator[str]:
    """Within it, everything happens in a copy of the migrated database."""
    copy = f"{migrated}_own"
    with blocker.unblock():
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


@pytest.fixture(scope="session")
def collected(tmp_path_factory) -> Path:
    """The folder of the static files as set-up collects them for readers."""
    folder = tmp_path_factory.mktemp("static")
    with collected_in(folder):
        call_command("collectstatic", "--no-input", verbosity=0)
    return folder


def collected_in(folder: Path) -> override_settings:
    """Within it, pages name the files of such a folder, and it is served as on an installation."""
    return override_settings(
        STATIC_ROOT=folder, STORAGES=real.STORAGES, WHITENOISE_AUTOREFRESH=False
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What waits longest for processes of its own begins first, beside all that computes."""
    items.sort(key=lambda item: "crashes" not in item.path.parts)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test that commits is cleaned up with TRUNCATE.

    The ledger's guards refuse that. The one row that a migration wrote goes with the others: the
    clean-up ends with this signal.
    """
    post_migrate.connect(_write_head)
    try:
        with pgtrigger.ignore():
            return (yield)
    finally:
        post_migrate.disconnect(_write_head)


def _write_head(**_: object) -> None:
    LedgerHead.objects.get_or_create(pk=LedgerHead.ONLY)


@pytest.fixture(scope="session")
def running() -> Iterator[Launch]:
    """One installation with its samples, as `make run` starts it, for all who only look."""
    for data_dir in folder():
        may_be_told = f"127.0.0.1:{free_port()}"
        with Launch(data_dir, free_port(), WEBHOOK_INSIDE_HOSTS=may_be_told) as launch:
            yield launch


@pytest.fixture
def delivery():
    return Import.objects.create(name="one.json")


@pytest.fixture
def take(delivery):
    return taking(delivery)


def taking(delivery):
    """What takes an annotated article as an import does, and returns the tally."""

    def take(article):
        with transaction.atomic():
            filed = file_article(article, imported=delivery)
            return record(
                reading.read(article, vocabulary.usual_units()).drafts,
                filed=filed,
                imported=delivery,
            ).tally

    return take


@pytest.fixture
def curator():
    return a_curator("amal")


@pytest.fixture
def other_curator():
    return a_curator("bilal")


def a_curator(name):
    user = User.objects.create_user(name)
    user.user_permissions.add(Permission.objects.get(codename="review_statedfact"))
    return user


@pytest.fixture
def annotator():
    define_roles()
    user = User.objects.create_user("omar", is_staff=True)
    user.groups.add(Group.objects.get(name="annotator"))
    return user


@pytest.fixture
def reader():
    return User.objects.create_user("rosa")


@pytest.fixture
def curators(own_database):
    """Two curators and an import, in a database where tests commit."""
    people()
