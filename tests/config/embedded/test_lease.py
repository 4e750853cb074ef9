"""The first one starts the servers, the last one stops them, and no death of either misleads."""

import os
import signal
from pathlib import Path

import pytest

from config.embedded import EmbeddedServerError, Folders, Lease
from tests.config.launch import eventually


def answers(lease):
    return [server.answers() for server in lease.servers]


def postmaster(lease):
    """The process id of the PostgreSQL that runs now."""
    return int(lease.servers[0].pid_file.read_text().split("\n")[0])


def processes(data_dir):
    folder = os.fsencode(data_dir)
    return [
        entry.name
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and folder in _command(entry)
    ]


def _command(entry):
    try:
        return (entry / "cmdline").read_bytes()
    except OSError:
        return b""


def test_whoever_comes_later_finds_them_running_and_leaves_them_so(holder, lease):
    started = postmaster(lease)
    lease.take()
    assert (answers(lease), postmaster(lease)) == ([True, True], started)
    lease.release()
    assert (answers(lease), postmaster(lease)) == ([True, True], started)


def test_whoever_leaves_last_stops_them(holder, lease, data_dir):
    started = postmaster(lease)
    lease.take()
    holder.stdin.close()
    assert holder.wait() == 0
    assert (answers(lease), postmaster(lease)) == ([True, True], started)
    lease.release()
    assert (answers(lease), processes(data_dir)) == ([False, False], [])
    assert not lease.folders.sockets.exists()


def test_servers_of_a_killed_holder_serve_the_next_one_and_end_with_it(holder, lease, data_dir):
    before = postmaster(lease)
    holder.kill()
    holder.wait()
    assert answers(lease) == [True, True]
    lease.take()
    assert postmaster(lease) == before
    lease.release()
    assert processes(data_dir) == []


def test_a_holder_that_ends_by_itself_stops_what_it_started(holder, data_dir):
    holder.stdin.close()
    assert holder.wait() == 0
    assert processes(data_dir) == []


def test_a_killed_server_is_started_again_by_the_next_one(lease, holder):
    killed = postmaster(lease)
    os.kill(killed, signal.SIGKILL)
    assert eventually(lambda: not lease.servers[0].answers())
    lease.take()
    assert answers(lease) == [True, True]
    assert postmaster(lease) != killed


@pytest.mark.skipif(os.geteuid() == 0, reason="Nothing is closed to root.")
def test_a_folder_that_is_closed_to_us_is_named_with_what_to_do(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(EmbeddedServerError) as refused:
        Lease(Folders(closed / "data"), []).take()
    assert str(refused.value) == (
        f"DATA_FOLDER_CLOSED: {closed / 'data'} is closed to this account. Use the account that "
        f"made {closed / 'data'}, or set DATA_DIR to a folder of your own."
    )
