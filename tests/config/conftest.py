"""Data folders that leave nothing behind, and free ports."""

import pytest

from tests.config.launch import folder, free_port


@pytest.fixture
def data_dir():
    """An empty data folder, with a space in its name."""
    yield from folder()


@pytest.fixture
def port():
    return free_port()
