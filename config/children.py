"""The processes of one running installation, started together and stopped together."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from config.embedded.parent import end_with_parent

PATIENCE_SECONDS = 15.0  # longer than a worker's soft shutdown, which `config.queue` sets


class ChildEnded(Exception):
    """A process that should run for ever has ended; the message names its log."""


class Child:
    """One process, with a log of its own; all that it starts is in its process group."""

    def __init__(
        self, name: str, command: Sequence[str], log: Path, environ: Mapping[str, str]
    ) -> None:
        self.name, self.log = name, log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env={**os.environ, **environ},
                start_new_session=True,  # Ctrl-C is for whoever watches, who then asks each child
                preexec_fn=end_with_parent(signal.SIGTERM),
            )

    def check(self) -> None:
        if self.process.poll() is not None:
            raise ChildEnded(
                f"The {self.name} process ended with status {self.process.returncode}, so "
                f"everything was stopped. Its log, {self.log}, says why."
            )

    def stop(self, until: float) -> None:
        """Return when no process of its group is left; past `until` (monotonic) they are killed."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0, until - time.monotonic()))
        for _ in range(500):  # what was killed holds its locks for a moment longer
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                break
            self.process.poll()
            time.sleep(0.01)


class Children:
    """A context whose end is the end of every process started in it."""

    def __init__(self, logs: Path, *, patience: float = PATIENCE_SECONDS) -> None:
        self.logs, self.patience = logs, patience
        self._started: list[Child] = []

    def start(self, name: str, *command: str, **environ: str) -> None:
        self._started.append(Child(name, command, self.logs / f"{name}.log", environ))

    @property
    def pids(self) -> list[int]:
        return [child.process.pid for child in self._started]

    def check(self) -> None:
        """Raise ChildEnded when one of them has ended."""
        for child in self._started:
            child.check()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, signal.SIG_IGN)  # asked twice, it still waits for its children
        for child in self._started:
            with suppress(ProcessLookupError):
                child.process.terminate()
        until = time.monotonic() + self.patience
        for child in self._started:
            child.stop(until)
