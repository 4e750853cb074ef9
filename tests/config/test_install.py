"""Set-up does what is missing, once, and says what to do when it cannot."""

import os
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from config import install
from config.install import Installation, NotInstalled

STEPS = ["create_environment", "install_packages", "install_front_end", "collect_static_files"]


class Recorded(Installation):
    """A set-up whose steps only say that they ran; the first really makes the environment."""

    def __init__(self, root):
        super().__init__(root)
        self.ran = []

    def create_environment(self):
        self.ran.append("create_environment")
        super().create_environment()

    def install_packages(self):
        self.ran.append("install_packages")

    def install_front_end(self):
        self.ran.append("install_front_end")

    def collect_static_files(self):
        self.ran.append("collect_static_files")


@pytest.fixture
def checkout(tmp_path):
    """A folder with what set-up is made from, and a space in its name."""
    root = tmp_path / "a checkout"
    for name in ("requirements-dev.txt", "package.json", "package-lock.json"):
        root.mkdir(exist_ok=True)
        (root / name).write_text(name)
    (root / "static" / "css").mkdir(parents=True)
    (root / "static" / "css" / "base.css").write_text("a {}")
    return root


def steps(root):
    installation = Recorded(root)
    installation.complete()
    return installation.ran


def test_everything_is_done_once(checkout):
    assert steps(checkout) == STEPS
    assert steps(checkout) == []


def test_the_environment_is_made_without_pip_and_runs(checkout):
    steps(checkout)
    python = checkout / ".venv" / "bin" / "python"
    asked = [python, "-c", "import importlib.util as i, sys; print(i.find_spec('pip'), sys.prefix)"]
    said = subprocess.run(asked, capture_output=True, text=True)
    assert said.stdout == f"None {checkout / '.venv'}\n"


@pytest.mark.parametrize(
    ("file", "again"),
    [
        ("requirements-dev.txt", ["install_packages", "collect_static_files"]),
        ("package-lock.json", ["install_front_end", "collect_static_files"]),
        ("static/css/base.css", ["collect_static_files"]),
        ("static/css/new.css", ["collect_static_files"]),
    ],
)
def test_what_changed_is_done_again_and_nothing_else(checkout, file, again):
    steps(checkout)
    (checkout / file).write_text("changed")
    assert steps(checkout) == again


def test_a_step_that_failed_is_tried_again(checkout):
    class Failing(Recorded):
        def install_packages(self):
            raise NotInstalled("The registry is away.")

    with pytest.raises(NotInstalled):
        Failing(checkout).complete()
    assert steps(checkout) == STEPS[1:]


def test_a_checkout_that_was_moved_is_set_up_anew(checkout):
    steps(checkout)
    moved = checkout.rename(checkout.with_name("elsewhere"))
    assert steps(moved) == STEPS


def test_a_checkout_without_front_end_packages_needs_no_node(checkout):
    (checkout / "package.json").unlink()
    (checkout / "package-lock.json").unlink()
    assert steps(checkout) == [step for step in STEPS if step != "install_front_end"]


@pytest.fixture
def wheel(tmp_path):
    """A package that is one line long."""
    wheel = tmp_path / "made_up-1-py3-none-any.whl"
    told = {"METADATA": "Metadata-Version: 2.1\nName: made-up\nVersion: 1\n"}
    told |= {"WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("made_up.py", "SAID = 'installed'\n")
        for name, text in (told | {"RECORD": ""}).items():
            archive.writestr(f"made_up-1.dist-info/{name}", text)
    return wheel


def installed(checkout, wheel, digest):
    """What the package says after it was installed by a lock with this hash."""
    (checkout / "requirements-dev.txt").write_text(
        f"made-up @ {wheel.as_uri()} --hash=sha256:{digest}\n"
    )
    installation = Installation(checkout)
    installation.create_environment()
    installation.install_packages()
    asked = [installation.python, "-c", "import made_up; print(made_up.SAID)"]
    return subprocess.run(asked, capture_output=True, text=True).stdout


def test_a_package_is_installed_when_it_is_the_locked_one(checkout, wheel):
    assert installed(checkout, wheel, sha256(wheel.read_bytes()).hexdigest()) == "installed\n"


def test_a_package_that_is_not_the_locked_one_is_refused(checkout, wheel):
    with pytest.raises(NotInstalled) as refused:
        installed(checkout, wheel, sha256(b"another").hexdigest())
    assert str(refused.value).endswith(
        "ended with status 1. What it printed says why. Mend that and give the same command again."
    )
    assert not list((checkout / ".venv").rglob("made_up.py"))


def test_an_old_python_is_refused_before_anything_is_made(checkout, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    with pytest.raises(NotInstalled) as refused:
        Installation(checkout).complete()
    assert str(refused.value) == (
        f"Campaign Ledger needs Python 3.11 or newer; {sys.executable} is older. "
        "Name another one: make setup PYTHON=python3.13"
    )
    assert not (checkout / ".venv").exists()


def test_it_needs_nothing_but_the_standard_library():
    alone = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import runpy; runpy.run_path({install.__file__!r})",
    ]
    assert subprocess.run(alone, cwd=os.sep).returncode == 0


def test_it_names_no_address_of_a_registry():
    assert "://" not in Path(install.__file__).read_text()
