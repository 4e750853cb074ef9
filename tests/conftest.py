"""The servers of one run, three known people, and the way an annotated article becomes facts."""

from collections.abc import Iterator

import pgtrigger
import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.db import transaction
from hypothesis import settings as hypothesis_settings

from articles.filing import file_article
from articles.models import Import
from campaigns import reading
from campaigns.recording import record

# A busy machine is no failure.
hypothesis_settings.register_profile("patient", deadline=None)
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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test that commits is cleaned up with TRUNCATE, which the ledger's guards refuse."""
    with pgtrigger.ignore():
        return (yield)


@pytest.fixture
def delivery():
    return Import.objects.create(name="one.json")


@pytest.fixture
def take(delivery):
    """Take an annotated article as an import does; returns the tally."""

    def take(article, complete=True):
        with transaction.atomic():
            filed = file_article(article, imported=delivery)
            drafts = reading.read(article).drafts
            return record(drafts, filed=filed, imported=delivery, complete=complete)

    return take


@pytest.fixture
def curator():
    user = User.objects.create_user("amal")
    user.user_permissions.add(Permission.objects.get(codename="review_statedfact"))
    return user


@pytest.fixture
def other_curator():
    user = User.objects.create_user("bilal")
    user.user_permissions.add(Permission.objects.get(codename="review_statedfact"))
    return user


@pytest.fixture
def reader():
    return User.objects.create_user("rosa")
