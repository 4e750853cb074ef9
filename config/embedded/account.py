"""The account that the servers run under."""

import os
import pwd
import stat
from pathlib import Path
from typing import Any, NamedTuple


class Account(NamedTuple):
    uid: int
    gid: int

    @classmethod
    def for_servers(cls) -> "Account":
        """Ourselves, or nobody when we are root: PostgreSQL refuses to run as root."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        nobody = pwd.getpwnam("nobody")
        return cls(nobody.pw_uid, nobody.pw_gid)

    @property
    def is_ours(self) -> bool:
        return self.uid == os.geteuid()

    def popen_options(self) -> dict[str, Any]:
        """What `subprocess` needs to start a program under this account."""
        if self.is_ours:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_reach(self, path: Path) -> bool:
        """Whether every folder above `path` lets this account pass."""
        return self.is_ours or all(
            folder.stat().st_mode & stat.S_IXOTH for folder in path.resolve().parents
        )

    def own(self, path: Path) -> None:
        """Hand one file or folder over to this account."""
        if not self.is_ours:
            os.chown(path, self.uid, self.gid)
