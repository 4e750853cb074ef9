"""What may be fetched from: which addresses, of which hosts, at which machines. Pure.

An address is `https`, of a host that the installation allows by name, and every machine that the
name stands for is a public one: never this network, never this machine, never a cloud's own desk.
"""

import re
import socket
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from articles.errors import Refused
from articles.source_errors import (
    FETCH_ADDRESS_PRIVATE,
    FETCH_BAD_ADDRESS,
    FETCH_HOST_NOT_ALLOWED,
    FETCH_TIMED_OUT,
    FETCH_UNREACHABLE,
)

HTTPS_PORT = 443
LONGEST = 2000
Machine = IPv4Address | IPv6Address

# A name with a dot in it. Numbers are none, in any notation.
_NAME = re.compile(r"([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?")
# What the standard library counts as public in some releases, and which leads elsewhere.
_NOT_PUBLIC: list[IPv4Network | IPv6Network] = [
    IPv4Network("192.0.0.0/24"),  # special purposes
    IPv4Network("192.88.99.0/24"),  # IPv6 through relays
    IPv6Network("2001::/23"),  # special purposes; Teredo carries an IPv4 address
    IPv6Network("2002::/16"),  # 6to4, which carries an IPv4 address
    IPv6Network("3fff::/20"),  # documentation
]
_UNICAST = IPv6Network("2000::/3")  # IPv4 in disguise and NAT64 lie outside


@dataclass(frozen=True)
class Address:
    """An address that may be asked, in parts: its host is allowed."""

    url: str
    host: str
    port: int
    target: str  # path and query

    @property
    def authority(self) -> str:
        return _authority(self.host, self.port)


def allowed(url: str, *, hosts: Collection[str]) -> Address:
    """Take an address apart. `hosts` are names, with a port where it is not 443. Raises Refused."""
    if not (url.isascii() and url.isprintable() and len(url) <= LONGEST):
        raise _bad(url, "it is too long, or holds characters that no address is sent with")
    try:
        said = parse_url(url)
    except LocationParseError:
        raise _bad(url, "its parts cannot be told apart") from None
    if said.scheme != "https":
        raise _bad(url, "it does not begin with https://")
    if said.auth is not None:
        raise _bad(said._replace(auth=None).url, "it carries a user name")
    host, port = (said.host or "").removesuffix("."), said.port or HTTPS_PORT
    if not _NAME.fullmatch(host):
        raise _bad(url, "its host is no name, such as annotation.example")
    if _authority(host, port) not in hosts:
        raise Refused(FETCH_HOST_NOT_ALLOWED.at(url, host=_authority(host, port)))
    return Address(url, host, port, said.request_uri)


def is_public(machine: Machine) -> bool:
    """Whether a machine can be reached by everybody, so that asking it gives nothing away."""
    if isinstance(machine, IPv6Address) and machine not in _UNICAST:
        return False
    is_special = any(machine in network for network in _NOT_PUBLIC)
    return machine.is_global and not machine.is_multicast and not is_special


def resolve(host: str, port: int) -> list[str]:
    """The machines of a name, as this system finds them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[0]) for *_, place in found]


def machines(
    address: Address,
    *,
    resolve: Callable[[str, int], list[str]],
    admits: Callable[[Machine], bool],
    patience: float,
) -> list[Machine]:
    """Ask once where a host is; all that it stands for must be admitted. Raises Refused.

    What is connected to afterwards is one of these, and not the name: asked again, it could give
    another answer.
    """
    asking = ThreadPoolExecutor(max_workers=1)  # the system's resolver keeps to no deadline
    try:
        found = asking.submit(resolve, address.host, address.port).result(patience)
    except TimeoutError:
        raise Refused(FETCH_TIMED_OUT.at(address.url)) from None
    except (OSError, UnicodeError):
        raise Refused(FETCH_UNREACHABLE.at(address.url, reason="no such host is known")) from None
    finally:
        asking.shutdown(wait=False)
    if not found:
        raise Refused(FETCH_UNREACHABLE.at(address.url, reason="no such host is known"))
    found_machines = [ip_address(one) for one in dict.fromkeys(found)]
    if not all(admits(machine) for machine in found_machines):
        raise Refused(FETCH_ADDRESS_PRIVATE.at(address.url, host=address.host))
    return found_machines


def _authority(host: str, port: int) -> str:
    return host if port == HTTPS_PORT else f"{host}:{port}"


def _bad(url: str, reason: str) -> Refused:
    return Refused(FETCH_BAD_ADDRESS.at(url[:LONGEST], url=url[:LONGEST], reason=reason))
