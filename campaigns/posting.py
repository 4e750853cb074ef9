"""One body handed to a receiver, within what that may cost. Pure.

Nothing about the other side is believed: it is asked at the very machine that was checked, no
redirect is followed, and of what it says a little is read, if it says it in time.
"""

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from urllib3 import BaseHTTPResponse

from articles.addresses import Address, allowed, is_one_machine
from articles.connecting import INTERNET, Network, answer
from articles.errors import shown
from campaigns.webhook_errors import SENDING

LONGEST = 10.0  # seconds, from the name of the host to the last that is read
MOST_READ, MOST_SHOWN = 2_000, 500  # bytes of what a receiver says, and characters
TAKEN = range(200, 300)
GONE = 410
LONGEST_RETRY_AFTER = 24 * 60 * 60


@dataclass(frozen=True)
class Answer:
    """What a receiver answered; `said` is the beginning of it where it did not take the body."""

    status: int
    said: str = ""
    retry_after: int = 0  # seconds that it asks to wait


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    hosts: Collection[str],
    inside: Collection[str] = (),
    seconds: float,
    network: Network = INTERNET,
) -> Answer:
    """Hand a body of JSON to a receiver. Raises Refused where there is no answer."""
    deadline = time.monotonic() + seconds
    address = allowed(url, hosts=hosts, inside=inside, refusals=SENDING)
    if address.is_inside:
        network = replace(network, admits=is_one_machine)
    told = {**_headers(address), **headers}
    with answer(address, told, network=network, deadline=deadline, posted=body) as given:
        if given.status in TAKEN or given.status == GONE:
            return Answer(given.status)
        return Answer(given.status, _said(given), _retry_after(given))


def _headers(address: Address) -> dict[str, str]:
    return {
        "Host": address.authority,
        "User-Agent": "campaign-ledger",
        "Content-Type": "application/json",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
    }


def _said(given: BaseHTTPResponse) -> str:
    """The beginning of an answer, safe to keep and to show."""
    read = given.read(MOST_READ, decode_content=False)
    return shown(read.decode(errors="replace"))[:MOST_SHOWN]


def _retry_after(given: BaseHTTPResponse) -> int:
    said = given.headers.get("Retry-After", "")
    is_number = said.isascii() and said.isdigit() and len(said) < 10
    return min(int(said), LONGEST_RETRY_AFTER) if is_number else 0
