"""One question to one host: at the very machine that was checked, cut off at a deadline. Pure."""

import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException, RemoteDisconnected
from socket import SHUT_RDWR, socket
from threading import Timer

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError, ProtocolError

from articles.addresses import Address, Machine, is_public, machines, resolve
from articles.errors import Refused

LONGEST_CONNECT = 10  # seconds for each of: the name, each machine, its certificate


@dataclass(frozen=True, kw_only=True)
class Network:
    """How hosts are found, which machines are admitted, and whose certificates are believed."""

    resolve: Callable[[str, int], list[str]] = resolve
    admits: Callable[[Machine], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context


INTERNET = Network()


@contextmanager
def answer(
    address: Address,
    headers: Mapping[str, str],
    *,
    network: Network,
    deadline: float,
    posted: bytes | None = None,
) -> Iterator[BaseHTTPResponse]:
    """Ask, and give the answer to be read until the deadline, a moment of `time.monotonic`.

    With something `posted`, it is handed over. Raises Refused.
    """
    method = "GET" if posted is None else "POST"
    connection = _connected(address, network, deadline)
    with _cut_off(connection, deadline) as cut:
        try:
            connection.request(
                method, address.target, posted, headers=headers, preload_content=False
            )
            with connection.getresponse() as given:
                yield given
        except (HTTPError, HTTPException, OSError) as error:
            if not cut:
                told = address.refusals.broken.at(address.url, reason=_reason(error))
                raise Refused(told) from error
        finally:
            connection.close()
        if cut:
            raise Refused(address.refusals.timed_out.at(address.url))


def _connected(address: Address, network: Network, deadline: float) -> HTTPConnection:
    """Connect to the first machine of a host that takes it, and see its certificate."""
    failed: BaseException | None = None
    for machine in machines(
        address,
        resolve=network.resolve,
        admits=network.admits,
        patience=_patience(deadline),
    ):
        if not _left(deadline):
            break
        connection = _connection(address, machine, network, _patience(deadline))
        try:
            connection.connect()
        except (HTTPError, OSError) as error:
            connection.close()
            failed = error.__cause__ or error
        else:
            connection.timeout = _left(deadline) + 1  # from here on the one deadline cuts it off
            return connection
    if not _left(deadline) or isinstance(failed, TimeoutError):
        raise Refused(address.refusals.timed_out.at(address.url)) from failed
    told = address.refusals.unreachable.at(address.url, reason=_reason(failed))
    raise Refused(told) from failed


def _connection(
    address: Address, machine: Machine, network: Network, patience: float
) -> HTTPConnection:
    if not address.is_secure:
        return HTTPConnection(str(machine), address.port, timeout=patience)
    return HTTPSConnection(
        str(machine),
        address.port,
        timeout=patience,
        server_hostname=address.host,
        ssl_context=network.trust(),
    )


@contextmanager
def _cut_off(connection: HTTPConnection, deadline: float) -> Iterator[list[bool]]:
    """Cut a connection at the deadline, wherever it stands; the list says so when it was.

    A limit on each read would not do: who sends a byte now and then never reaches it.
    """
    cut: list[bool] = []
    wire = connection.sock  # the connection itself lets go of it while an answer is still read

    def cut_now() -> None:
        cut.append(True)
        with suppress(OSError):  # it may have ended meanwhile
            socket.shutdown(wire, SHUT_RDWR)  # at once, and no polite end of TLS

    watch = Timer(_left(deadline), cut_now)
    watch.daemon = True
    watch.start()
    try:
        yield cut
    finally:
        watch.cancel()


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0)


def _patience(deadline: float) -> float:
    return min(LONGEST_CONNECT, _left(deadline))


def _reason(error: BaseException | None) -> str:
    """What went wrong, without the addresses and objects that a library tells of."""
    if verify := getattr(error, "verify_message", ""):
        return f"its certificate is not believed, {verify}"
    if isinstance(error, DecodeError):
        return "it is not packed as it says"
    if isinstance(error, ProtocolError | RemoteDisconnected):
        return "it ended too early"
    if isinstance(error, HTTPException):
        return "it is not HTTP"
    return getattr(error, "strerror", None) or type(error).__name__
