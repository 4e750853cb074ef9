"""`make run`: the whole product on this machine; `python -m config.run`.

It holds the embedded servers, brings the database up to date, starts the web process, the worker
and the beat, and from then on only watches. Everything stops when it is asked to (Ctrl-C, TERM)
and when a part ends; the kernel ends the parts should this process be killed.
"""

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from articles.enums import ImportState
from campaigns.enums import WEBHOOKS
from config import environment
from config.children import ChildEnded, Children
from config.embedded import EmbeddedServerError
from config.embedded.locks import if_free

HOST = "127.0.0.1"
ADMIN = "admin"
PATIENCE_SECONDS = 60
PYTHON = (sys.executable, "-m")


class CannotRun(Exception):
    """The product cannot be started here; the message says what to do."""


def main() -> None:
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, signal.default_int_handler)
    try:
        run(port=environment.number("PORT", default=8000))
    except KeyboardInterrupt:
        print("\nEverything is stopped.")
    except (ImproperlyConfigured, EmbeddedServerError, CannotRun, ChildEnded) as error:
        sys.exit(str(error))


def run(*, port: int) -> None:
    settings.DATA_DIR.mkdir(mode=0o711, parents=True, exist_ok=True)
    with only_one():
        check_free(port)
        settings.EMBEDDED.hold()
        fill()
        sign_in = admin_sign_in()
        connection.close()
        with Children(settings.DATA_DIR) as children:
            start(children, port)
            wait_for_answer(children, port)
            print(f"\nCampaign Ledger is at http://{HOST}:{port}/")
            print(f"Sign in at http://{HOST}:{port}/admin/ {sign_in}")
            print(f"Data and logs are in {settings.DATA_DIR}. Ctrl-C stops everything.", flush=True)
            while True:
                children.check()
                time.sleep(0.2)


def start(children: Children, port: int) -> None:
    children.start(
        *("web", *PYTHON, "granian", "--interface", "wsgi", "--no-ws", "--workers", "2"),
        *("--blocking-threads", "4", "--workers-kill-timeout", "5"),
        *("--host", HOST, "--port", str(port), "config.wsgi:application"),
    )
    for queue, processes in (("interactive", 1), ("bulk", 2)):
        children.start(
            *(f"{queue}-worker", *PYTHON, "celery", "--app", "config", "worker"),
            *("--queues", queue, "--concurrency", str(processes), "--hostname", f"{queue}@%h"),
            *("--loglevel", "INFO", "--without-gossip", "--without-mingle"),
            REMAP_SIGTERM="SIGQUIT",  # on TERM, what cannot be finished soon is given back
        )
    if settings.WEBHOOKS_ARE_ON:
        children.start(
            *("webhook-worker", *PYTHON, "celery", "--app", "config", "worker"),
            # It waits for others most of the time: threads cost less than processes.
            *("--queues", WEBHOOKS, "--pool", "threads", "--concurrency", "4"),
            *("--hostname", "webhooks@%h", "--loglevel", "INFO"),
            *("--without-gossip", "--without-mingle"),
            REMAP_SIGTERM="SIGQUIT",
        )
    children.start("beat", *PYTHON, "celery", "--app", "config", "beat", "--loglevel", "INFO")


@contextmanager
def only_one() -> Iterator[None]:
    with if_free(settings.DATA_DIR / "run.lock") as lock:
        if lock is None:
            raise CannotRun(
                f"Campaign Ledger runs on {settings.DATA_DIR} already. "
                "Stop it there, or set DATA_DIR to another folder."
            )
        yield


def check_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise CannotRun(
                f"Port {port} cannot be used: {error}. Stop what uses it, or choose another one: "
                f"PORT=8080 make run"
            ) from error


def fill() -> None:
    """Bring the database up to date, with the sample articles if it never took a delivery."""
    django.setup()
    call_command("prepare")
    samples = settings.BASE_DIR / "articles" / "samples"
    taken = apps.get_model("articles", "Import").objects.filter(state=ImportState.DONE)
    if environment.flag("SAMPLES", default=True) and samples.is_dir() and not taken.exists():
        print("Taking the sample articles ...", flush=True)
        command = [sys.executable, "manage.py", "ingest", "--verbosity=0", str(samples)]
        subprocess.run(command, cwd=settings.BASE_DIR)  # it says itself what it refused


def admin_sign_in() -> str:
    """How to sign in as the admin; the account is made once, its password kept beside the data."""
    accounts = get_user_model().objects
    password = environment.kept_secret(settings.DATA_DIR / "admin-password", size=12)
    admin = accounts.filter(is_superuser=True).order_by("pk").first()
    if admin is None:
        admin = accounts.create_superuser(ADMIN, password=password)
    if admin.check_password(password):
        return f"as {admin.get_username()} with the password {password}"
    return f"as {admin.get_username()} with the password of that account"


def wait_for_answer(children: Children, port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        children.check()
        web = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            web.request("GET", "/healthz")
            web.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
        else:
            return
        finally:
            web.close()
    raise CannotRun(
        f"The web process does not answer on port {port}. "
        f"Its log, {settings.DATA_DIR / 'web.log'}, may say why."
    )


if __name__ == "__main__":
    main()
