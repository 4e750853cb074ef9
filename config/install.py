"""Everything that the other commands need: `python3 -I config/install.py`, as `make setup` says.

Standard library only, for it runs before anything is installed. What ran to its end is stamped
with what it was made from, so that a second run does nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)


class NotInstalled(Exception):
    """Set-up cannot go on; the message says what to do."""


def main() -> None:
    try:
        Installation(ROOT).complete()
    except NotInstalled as error:
        sys.exit(str(error))


class Installation:
    """One checkout with its environment, front-end packages and static files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = root / ".venv"
        self.python = self.environment / "bin" / "python"
        self.lock = root / "requirements-dev.txt"
        self.front_end = [root / "package.json", root / "package-lock.json"]

    def complete(self) -> None:
        """Do what is missing. Two at once wait for each other."""
        if sys.version_info < OLDEST_PYTHON:
            raise NotInstalled(
                f"Campaign Ledger needs Python 3.11 or newer; {sys.executable} is older. "
                "Name another one: make setup PYTHON=python3.13"
            )
        with _alone_in(self.root):
            self._once(self.create_environment, f"{sys.version} {self.environment}")
            self._once(self.install_packages, self.lock)
            if self.front_end[0].exists():
                self._once(self.install_front_end, *self.front_end)
            sources = sorted(path for path in (self.root / "static").rglob("*") if path.is_file())
            config = self.root / "config"
            settings = [config / name for name in ("settings.py", "packages.py", "stylesheets.py")]
            self._once(self.collect_static_files, self.lock, *self.front_end, *settings, *sources)

    def create_environment(self) -> None:
        _say("Creating .venv")
        venv.create(self.environment, clear=True, symlinks=True)

    def install_packages(self) -> None:
        _say("Installing the Python packages of the lock")
        with tempfile.TemporaryDirectory() as folder:
            pip, environ = self._pip(Path(folder))
            self._run(
                [
                    *(*pip, "install", "-qq", "--disable-pip-version-check"),
                    *("--require-hashes", "--only-binary", ":all:", "--requirement"),
                    str(self.lock),
                ],
                environ,
            )

    def install_front_end(self) -> None:
        _say("Installing the front-end packages of the lock")
        programs = f"{self.environment / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        self._run(
            [
                str(self.environment / "bin" / "npm"),
                "ci",
                "--ignore-scripts",
                "--no-fund",
                "--no-update-notifier",
            ],
            # Node brings certificates of its own; this machine's may know a mirror's.
            {"PATH": programs, "NODE_USE_SYSTEM_CA": "1"},
        )

    def collect_static_files(self) -> None:
        _say("Collecting the static files")
        # Not by manage.py, which would start a database for it.
        command = ["-m", "django", "collectstatic", "--no-input", "--verbosity=0"]
        settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "SECRET_KEY": "unused here"}
        self._run([str(self.python), *command], settings | {"DATABASE_URL": "", "REDIS_URL": ""})

    def _pip(self, folder: Path) -> tuple[list[str], dict[str, str]]:
        """A pip that installs into the environment, and what it needs in its own."""
        if find_spec("ensurepip"):
            self._run([str(self.python), "-m", "ensurepip"], quiet=True)
            return [str(self.python), "-m", "pip"], {}
        if find_spec("pip"):
            return [sys.executable, "-m", "pip", "--python", str(self.python)], {}
        return [str(self.python), "-m", "pip"], {"PYTHONPATH": str(_debian_pip(folder))}

    def _once(self, step: Callable[[], None], *made_from: Path | str) -> None:
        """Run a step, unless it ran to its end with the same things before."""
        stamp = self.environment / "stamps" / step.__name__
        digest = _digest(made_from)
        if stamp.is_file() and stamp.read_text() == digest:
            return
        stamp.unlink(missing_ok=True)
        step()
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(digest)

    def _run(
        self, command: list[str], environ: dict[str, str] | None = None, *, quiet: bool = False
    ) -> None:
        done = subprocess.run(
            command,
            cwd=self.root,
            env=os.environ | (environ or {}),
            stdout=subprocess.DEVNULL if quiet else None,
        )
        if done.returncode != 0:
            raise NotInstalled(
                f"Set-up stopped: {' '.join(command)} ended with status {done.returncode}. "
                "What it printed says why. Mend that and give the same command again."
            )


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other set-up works in this folder."""
    door = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield
    finally:
        os.close(door)


def _debian_pip(folder: Path) -> Path:
    """The pip that Debian keeps for its own environments: fetched for this run, not installed.

    Neither a right on this machine nor an address of our own is needed: its package manager knows
    where to ask and checks what it gets.
    """
    try:
        download = ["/usr/bin/apt-get", "download", "--quiet=2", "python3-pip-whl"]
        subprocess.run(download, cwd=folder, check=True)
        (package,) = folder.glob("*.deb")
        subprocess.run(["/usr/bin/dpkg-deb", "--extract", package, folder], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotInstalled(
            "This Python has neither pip nor ensurepip. Install one of them "
            "(on Debian: apt-get update && apt-get install python3-venv), then try again."
        ) from error
    return next(folder.glob("usr/share/python-wheels/pip-*.whl"))


def _digest(made_from: tuple[Path | str, ...]) -> str:
    digest = hashlib.sha256()
    for thing in made_from:
        digest.update(str(thing).encode() + b"\0")
        if isinstance(thing, Path) and thing.is_file():
            digest.update(hashlib.sha256(thing.read_bytes()).digest())
    return digest.hexdigest()


def _say(sentence: str) -> None:
    print(f"{sentence} ...", flush=True)


if __name__ == "__main__":
    main()
