from collections.abc import Iterator

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def servers() -> Iterator[None]:
    """PostgreSQL and Valkey for this run, unless the environment names others."""
    settings.EMBEDDED.take()
    yield
    settings.EMBEDDED.release()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(servers: None) -> None:
    """pytest-django asks for this before it makes the test database; pure tests never do."""
