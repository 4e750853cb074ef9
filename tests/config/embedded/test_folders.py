"""Where the servers live, whoever starts them and however the folder is named."""

import os
from pathlib import Path

import pytest

from config.embedded import EmbeddedServerError, Folders

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="Only root hands the servers over.")


def test_an_address_is_short_and_the_same_for_every_process(tmp_path):
    deep = tmp_path / ("a very long name " * 10) / "data"
    assert Folders(deep).sockets == Folders(deep / ".." / "data").sockets
    assert len(os.fsencode(Folders(deep).sockets / ".s.PGSQL.5432")) < 107


def test_two_data_folders_have_two_addresses(tmp_path):
    assert Folders(tmp_path / "one").sockets != Folders(tmp_path / "two").sockets


def test_an_address_that_somebody_else_made_is_refused(data_dir):
    folders = Folders(data_dir)
    folders.create_locks()
    folders.sockets.symlink_to(data_dir)
    try:
        with pytest.raises(EmbeddedServerError) as refused:
            folders.create()
    finally:
        folders.sockets.unlink()
    assert refused.value.code == "SOCKET_FOLDER_TAKEN"


@as_root
def test_the_servers_of_root_run_as_nobody(lease):
    lease.take()
    pid = lease.servers[0].pid_file.read_text().split("\n")[0]
    assert Path(f"/proc/{pid}").owner() == "nobody"


@as_root
def test_data_that_nobody_could_not_reach_lie_elsewhere_and_the_folder_stays_closed(data_dir):
    data_dir.parent.chmod(0o700)
    folders = Folders(data_dir)
    folders.create_locks()
    folders.create()
    folders.remove_sockets()
    assert folders.servers.is_symlink()
    assert folders.account.can_reach(folders.servers)
    assert data_dir.parent.stat().st_mode & 0o777 == 0o700
