"""`python -m config.run` as a person has it: started, asked over HTTP, ended by signals."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from http.client import HTTPConnection
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

CHECKOUT = Path(__file__).parents[2]
OF_TESTS = {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "PORT", "SAMPLES", "DEBUG", "HTTPS"}


class Launch:
    """One run on a data folder; as a context it is stopped at the end."""

    def __init__(self, data_dir, port, **environ):
        self.data_dir, self.port = data_dir, port
        kept = {name: said for name, said in os.environ.items() if name not in OF_TESTS}
        self.environ = kept | {
            "DATA_DIR": str(data_dir),
            "PORT": str(port),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            **environ,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.run"],
            cwd=CHECKOUT,
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __enter__(self):
        self.said = self._read_until("Ctrl-C")
        return self

    def __exit__(self, *_):
        self.end(signal.SIGTERM)

    def end(self, signum):
        """Send a signal, wait for the end, and return the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(signum)
        return self.wait()

    def wait(self):
        self.last_words, _ = self.process.communicate(timeout=60)
        return self.process.returncode

    @property
    def password(self):
        return re.search(r"with the password (\S+)", self.said)[1]

    def manage(self, *command):
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=CHECKOUT,
            env=self.environ,
            capture_output=True,
            text=True,
        )

    def browser(self):
        return Browser(f"http://127.0.0.1:{self.port}")

    def status(self, path):
        """The status that this address answers with."""
        web = HTTPConnection("127.0.0.1", self.port)
        web.request("GET", path)
        status = web.getresponse().status
        web.close()
        return status

    def processes(self):
        """Every process, whoever owns it, that was given this data folder."""
        folder = os.fsencode(self.data_dir)
        return [
            entry.name
            for entry in Path("/proc").iterdir()
            if entry.name.isdigit() and any(folder in told for told in _told(entry))
        ]

    def _read_until(self, words):
        said = ""
        for line in self.process.stdout:
            said += line
            if words in line:
                return said
        self.process.wait()
        raise AssertionError(f"It ended instead of saying {words!r}:\n{said}")


class Browser:
    """Keeps cookies and follows redirects, as a browser does."""

    def __init__(self, address):
        self.address = address
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def get(self, path):
        with self.opener.open(self.address + path) as response:
            return response.read().decode()

    def sign_in(self, username, password):
        """Sign in to the admin and return the page that follows."""
        self.get("/admin/login/")
        (token,) = (cookie.value for cookie in self.cookies if cookie.name == "csrftoken")
        form = {"username": username, "password": password, "csrfmiddlewaretoken": token}
        said = urlencode(form | {"next": "/admin/"}).encode()
        with self.opener.open(f"{self.address}/admin/login/", said) as response:
            return response.read().decode()


def eventually(holds, *, seconds=20):
    """Whether it holds before the time is over; what happens elsewhere takes its own."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def _told(entry):
    for name in ("cmdline", "environ"):
        try:
            yield (entry / name).read_bytes()
        except OSError:  # it ended while we looked, or is somebody else's
            continue


def folder():
    """An empty data folder, with a space in its name; nothing is left of it."""
    # Not pytest's own: the servers of root run under another account, which cannot enter that.
    outside = Path(tempfile.mkdtemp(prefix="ledger tests-", dir="/tmp"))
    outside.chmod(0o711)
    yield outside / "data"
    shutil.rmtree((outside / "data" / "servers").resolve(), ignore_errors=True)
    shutil.rmtree(outside)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
