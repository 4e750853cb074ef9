"""One file fetched from an address, within what it may cost. Pure.

Nothing about the other side is believed. It is asked over https with no name, cookie or password;
each redirect is checked as the first address was; and whatever it answers is cut off at a
deadline and at a size, packed and unpacked.
"""

import time
from collections.abc import Collection
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse

from articles.addresses import Address, allowed
from articles.archives import LARGEST_FILE, MEGABYTE
from articles.connecting import INTERNET, Network, answer
from articles.endings import is_input
from articles.errors import Refused
from articles.source_errors import FETCH_ANSWERED, FETCH_TOO_LARGE, FETCH_TOO_MANY_REDIRECTS

REDIRECTS = (301, 302, 303, 307, 308)
PIECE = 64 * 1024
LONGEST_VALIDATOR = 500

# What ends a name, where the address itself does not tell what kind of file it gives.
_ENDINGS = {
    "application/json": ".json",
    "application/ld+json": ".jsonld",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/x-tar": ".tar",
    "application/gzip": ".tar.gz",
    "application/x-gzip": ".tar.gz",
}


@dataclass(frozen=True, kw_only=True)
class Validators:
    """How a server knows again what it gave: both as it said them, or empty."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """A file as it was given."""

    name: str
    content: bytes
    validators: Validators


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one file may cost, redirects included."""

    seconds: float = 60
    size: int = LARGEST_FILE  # in bytes, as it comes and unpacked
    redirects: int = 5


NOTHING_KNOWN, LIMITS = Validators(), Limits()


def fetch(
    url: str,
    *,
    hosts: Collection[str],
    known: Validators = NOTHING_KNOWN,
    limits: Limits = LIMITS,
    network: Network = INTERNET,
) -> Fetched | None:
    """Fetch a file; None where the server says that it is the one already `known`.

    `hosts` are the names that may be asked, with a port where it is not 443. Raises Refused.
    """
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        address = allowed(url, hosts=hosts)
        headers = _headers(address, known)
        with answer(address, headers, network=network, deadline=deadline) as given:
            if given.status in REDIRECTS and "Location" in given.headers:
                url = urljoin(url, given.headers["Location"])
                continue
            if given.status == 304 and known != NOTHING_KNOWN:
                return None
            if given.status != 200:
                raise Refused(FETCH_ANSWERED.at(url, status=given.status))
            return _read(given, address, limits.size)
    raise Refused(FETCH_TOO_MANY_REDIRECTS.at(url, limit=limits.redirects))


def _headers(address: Address, known: Validators) -> dict[str, str]:
    asked = {
        "Host": address.authority,
        "User-Agent": "campaign-ledger",
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        "If-None-Match": known.etag,
        "If-Modified-Since": known.last_modified,
    }
    return {name: value for name, value in asked.items() if value}


def _read(given: BaseHTTPResponse, address: Address, largest: int) -> Fetched:
    content = BytesIO()
    for piece in given.stream(PIECE, decode_content=True):
        content.write(piece)
        if max(content.tell(), given.tell()) > largest:
            raise Refused(FETCH_TOO_LARGE.at(address.url, limit=largest // MEGABYTE))
    return Fetched(
        name=_name(address, given.headers.get("Content-Type", "")),
        content=content.getvalue(),
        validators=Validators(
            etag=_validator(given, "ETag"), last_modified=_validator(given, "Last-Modified")
        ),
    )


def _name(address: Address, content_type: str) -> str:
    """What a file is called: as its address ends, or by what kind it is said to be."""
    last = PurePosixPath(address.target.partition("?")[0]).name
    if is_input(last):
        return last
    kind = content_type.partition(";")[0].strip().lower()
    return f"{last or address.host}{_ENDINGS.get(kind, '')}"


def _validator(given: BaseHTTPResponse, name: str) -> str:
    said = given.headers.get(name, "")
    return said if len(said) <= LONGEST_VALIDATOR and said.isprintable() else ""
