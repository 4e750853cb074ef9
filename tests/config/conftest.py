"""Data folders that leave nothing behind, and one running installation for all who only look."""

import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from tests.config.launch import Launch


@pytest.fixture
def data_dir():
    """An empty data folder, with a space in its name."""
    yield from folder()


@pytest.fixture(scope="session")
def running():
    """`python -m config.run`, asked for once; it stops when the tests are over."""
    for data_dir in folder():
        with Launch(data_dir, free_port()) as launch:
            yield launch


@pytest.fixture
def port():
    return free_port()


def folder():
    # Not pytest's own: the servers of root run under another account, which cannot enter that.
    outside = Path(tempfile.mkdtemp(prefix="ledger tests-", dir="/tmp"))
    outside.chmod(0o711)
    yield outside / "data"
    shutil.rmtree((outside / "data" / "servers").resolve(), ignore_errors=True)
    shutil.rmtree(outside)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
