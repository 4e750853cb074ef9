"""Started together, stopped together, each with a log of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.children import ChildEnded, Children
from tests.config.launch import eventually

SLEEP = "print('awake', flush=True); import time; time.sleep(60)"
DEAF = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
WITH_A_CHILD = f"""
import subprocess, sys
print(subprocess.Popen([sys.executable, "-c", "{SLEEP}"]).pid, flush=True)
import time; time.sleep(60)
"""
PARENT = f"""
import sys, time
from pathlib import Path
from config.children import Children
with Children(Path(sys.argv[1])) as children:
    children.start("sleeper", sys.executable, "-c", {SLEEP!r})
    print(children.pids, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def own_signals():
    """A context of children changes what this process does on these; put it back."""
    kept = {signum: signal.getsignal(signum) for signum in (signal.SIGINT, signal.SIGTERM)}
    yield
    for signum, handler in kept.items():
        signal.signal(signum, handler)


def lives(pid):
    """Whether it runs; one that only waits to be buried does not."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def says(log):
    return eventually(lambda: log.exists() and log.read_text().endswith("\n"))


def test_the_end_of_the_context_is_the_end_of_every_child(tmp_path):
    with Children(tmp_path) as children:
        children.start("one", sys.executable, "-c", SLEEP)
        children.start("two", sys.executable, "-c", SLEEP)
        pids = children.pids
        assert [lives(pid) for pid in pids] == [True, True]
    assert [lives(pid) for pid in pids] == [False, False]


def test_a_child_is_given_its_own_environment_and_log(tmp_path):
    with Children(tmp_path) as children:
        children.start("teller", "/bin/sh", "-c", "echo $WORDS; sleep 60", WORDS="so it is")
        assert says(tmp_path / "teller.log")
    assert (tmp_path / "teller.log").read_text() == "so it is\n"


def test_one_that_ended_is_named_with_its_log(tmp_path):
    with Children(tmp_path) as children:
        children.start("short", "/bin/sh", "-c", "exit 3")
        os.waitid(os.P_PID, children.pids[0], os.WEXITED | os.WNOWAIT)
        with pytest.raises(ChildEnded) as raised:
            children.check()
    assert str(raised.value) == (
        "The short process ended with status 3, so everything was stopped. "
        f"Its log, {tmp_path / 'short.log'}, says why."
    )


def test_one_that_does_not_listen_is_killed_when_patience_is_over(tmp_path):
    with Children(tmp_path, patience=0.3) as children:
        children.start("deaf", sys.executable, "-c", DEAF)
        assert says(tmp_path / "deaf.log")
        (pid,) = children.pids
    assert not lives(pid)


def test_what_a_child_started_ends_with_it(tmp_path):
    with Children(tmp_path) as children:
        children.start("family", sys.executable, "-c", WITH_A_CHILD)
        assert says(tmp_path / "family.log")
        grandchild = int((tmp_path / "family.log").read_text().split()[0])
    assert eventually(lambda: not lives(grandchild))


def test_a_killed_parent_leaves_no_child(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, tmp_path], stdout=subprocess.PIPE, text=True
    ) as parent:
        (pid,) = map(int, parent.stdout.readline().strip("[]\n").split(","))
        parent.kill()
    assert eventually(lambda: not lives(pid))
