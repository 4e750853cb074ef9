"""An embedded PostgreSQL that keeps what it was given and touches nobody else's process."""

import os
import signal
import subprocess

import psycopg
import pytest

from config.embedded import Folders, Lease, Postgres
from tests.config.launch import eventually, folder


@pytest.fixture(scope="module")
def kept():
    """A server that tests only ask."""
    for data_dir in folder():
        folders = Folders(data_dir)
        lease = Lease(folders, [postgres := Postgres(folders)])
        lease.take()
        yield postgres
        lease.release()


@pytest.fixture
def postgres(lease):
    lease.take()
    return lease.servers[0]


def ask(postgres, sql):
    with psycopg.connect(**postgres.address) as connection:
        return connection.execute(sql).fetchone()[0]


def run(postgres, sql):
    with psycopg.connect(**postgres.address) as connection:
        connection.execute(sql)


def test_it_listens_on_no_network_address(kept):
    assert ask(kept, "SHOW listen_addresses") == ""


def test_it_folds_the_letters_of_every_script(kept):
    assert ask(kept, "SELECT lower('МОСУЛ ÎSLAM ΜΟΣΟΎΛΗ')") == "мосул îslam μοσούλη"


def test_it_brings_the_extensions_that_search_needs(kept):
    brought = "SELECT count(*) FROM pg_available_extensions WHERE name = ANY(%s)"
    with psycopg.connect(**kept.address) as connection:
        found = connection.execute(brought, [["pg_trgm", "unaccent", "btree_gist"]]).fetchone()
    assert found == (3,)


def test_rows_outlive_a_killed_server(postgres, lease):
    run(postgres, "CREATE TABLE kept AS SELECT 6 AS percent")
    os.kill(int(postgres.pid_file.read_text().split("\n")[0]), signal.SIGKILL)
    assert eventually(lambda: not postgres.answers())
    lease.release()
    lease.take()
    assert ask(postgres, "SELECT percent FROM kept") == 6


def test_a_pid_file_that_names_another_program_harms_neither(postgres, lease):
    lease.release()
    with subprocess.Popen(["sleep", "60"]) as stranger:
        postgres.pid_file.write_text(f"{stranger.pid}\n{postgres.data}\n")
        lease.take()
        assert postgres.answers()
        lease.release()
        assert stranger.poll() is None
        stranger.kill()
