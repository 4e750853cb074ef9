"""The environment, read strictly: what is missing or wrong ends with a sentence that helps."""

import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
F = TypeVar("F", Path, None)
FALSE = ("false", "off", "no", "n", "0")


def given(name: str) -> bool:
    """Whether a variable says anything; an empty one does not."""
    return bool(env.str(name, default="").strip())


def text(name: str, *, default: str | None = None, advice: str = "") -> str:
    if not given(name):
        if default is not None:
            return default
        raise ImproperlyConfigured(f"{name} is not set. {advice}")
    return env.str(name).strip()


def flag(name: str, *, default: bool) -> bool:
    if not given(name):
        return default
    if env.str(name).strip().lower() not in (*env.BOOLEAN_TRUE_STRINGS, *FALSE):
        raise ImproperlyConfigured(f"{name} is {env.str(name)!r}. Set it to true or false.")
    return env.bool(name)


def names(name: str, *, default: list[str] | None = None, advice: str) -> list[str]:
    """Several values with commas between them."""
    if default is not None and not given(name):
        return default
    return [part.strip() for part in text(name, advice=advice).split(",") if part.strip()]


def number(name: str, *, default: int) -> int:
    if not given(name):
        return default
    try:
        return env.int(name)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {env.str(name)!r}. Set it to a whole number."
        ) from None


def hosts(name: str) -> list[str]:
    """Names of hosts with commas between them, each with its port where that is not the usual."""
    said = [host.lower() for host in names(name, default=[], advice="")]
    for host in said:
        if not re.fullmatch(r"[a-z0-9_.-]+(:[0-9]+)?", host):
            raise ImproperlyConfigured(
                f"{name} holds {host!r}. Set it to names of hosts with commas between them, such "
                "as annotation.example, or annotation.example:8443 for another port than 443."
            )
    return said


def folder(name: str, *, default: F) -> Path | F:
    return Path(env.str(name)).expanduser().absolute() if given(name) else default


def database(name: str) -> dict[str, Any]:
    """Django's settings of a PostgreSQL database, from its URL."""
    if urlsplit(env.str(name)).scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            f"{name} does not begin with postgres://. Set it to "
            "postgres://user:password@host:5432/database, or leave it out for the embedded one."
        )
    return dict(env.db_url(name))


def redis_server(name: str) -> str:
    """A Redis server without a database: the queue takes its database 0 and the cache 1."""
    url = env.str(name).strip().rstrip("/")
    if urlsplit(url).scheme not in ("redis", "rediss") or urlsplit(url).path:
        raise ImproperlyConfigured(
            f"{name} is not the address of a server. Set it to redis://host:6379 with no database "
            "number, or leave it out for the embedded one."
        )
    return url


def kept_secret(path: Path, *, size: int = 50) -> str:
    """A secret of `size` random bytes, made once and kept in a file that only its owner reads."""
    if not path.exists():
        path.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{secrets.token_hex(4)}")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_urlsafe(size))
        with suppress(FileExistsError):  # of two processes at once, one wins and both read it
            path.hardlink_to(unfinished)
        unfinished.unlink()
    return path.read_text().strip()
