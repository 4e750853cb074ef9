"""What may be asked: which addresses, of which hosts, at which machines. Pure.

An address is `https`, of a host that the installation allows by name, and every machine that the
name stands for is a public one: never this network, never this machine, never a cloud's own desk.
Only a host that is allowed as one of the inside may be elsewhere, and without TLS.
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
from articles.source_errors import FETCHING, Refusals

HTTP_PORT, HTTPS_PORT = 80, 443
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
    """An address that may be asked, in parts: its host is allowed.

    `refusals` are the words in which those who ask it are told what is wrong.
    """

    url: str
    host: str
    port: int
    target: str  # path and query
    is_secure: bool = True
    is_inside: bool = False
    refusals: Refusals = FETCHING

    @property
    def authority(self) -> str:
        return _authority(self.host, self.port)


def allowed(
    url: str,
    *,
    hosts: Collection[str],
    inside: Collection[str] = (),
    refusals: Refusals = FETCHING,
) -> Address:
    """Take an address apart. Raises Refused.

    `hosts` are names, with a port where it is not 443; of those `inside`, an address may be plain
    `http` and a number.
    """

    def bad(reason: str, shown: str = url) -> Refused:
        shown = shown[:LONGEST]
        return Refused(refusals.bad_address.at(shown, url=shown, reason=reason))

    if not (url.isascii() and url.isprintable() and len(url) <= LONGEST):
        raise bad("it is too long, or holds characters that no address is sent with")
    try:
        said = parse_url(url)
    except LocationParseError:
        raise bad("its parts cannot be told apart") from None
    is_secure = said.scheme != "http"
    host = (said.host or "").removesuffix(".")
    port = said.port or (HTTPS_PORT if is_secure else HTTP_PORT)
    is_inside = _authority(host, port) in inside
    if said.scheme not in (("https", "http") if is_inside else ("https",)):
        raise bad("it does not begin with https://")
    if said.auth is not None:
        raise bad("it carries a user name", said._replace(auth=None).url)
    if not is_inside and not _NAME.fullmatch(host):
        raise bad("its host is no name, such as annotation.example")
    if not is_inside and _authority(host, port) not in hosts:
        raise Refused(refusals.host_not_allowed.at(url, host=_authority(host, port)))
    return Address(url, host, port, said.request_uri, is_secure, is_inside, refusals)


def is_public(machine: Machine) -> bool:
    """Whether a machine can be reached by everybody, so that asking it gives nothing away."""
    if isinstance(machine, IPv6Address) and machine not in _UNICAST:
        return False
    is_special = any(machine in network for network in _NOT_PUBLIC)
    return machine.is_global and not machine.is_multicast and not is_special


def is_one_machine(machine: Machine) -> bool:
    """Whether a machine can be meant by who allows a host of the inside: one that others give an
    address to, and not what answers at a number of its own on every network."""
    plain = getattr(machine, "ipv4_mapped", None) or machine
    return not (plain.is_link_local or plain.is_multicast or plain.is_unspecified)


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
        raise Refused(address.refusals.timed_out.at(address.url)) from None
    except (OSError, UnicodeError):
        raise _unknown(address) from None
    finally:
        asking.shutdown(wait=False)
    if not found:
        raise _unknown(address)
    found_machines = [ip_address(one) for one in dict.fromkeys(found)]
    if not all(admits(machine) for machine in found_machines):
        raise Refused(address.refusals.address_private.at(address.url, host=address.host))
    return found_machines


def _authority(host: str, port: int) -> str:
    return host if port == HTTPS_PORT else f"{host}:{port}"


def _unknown(address: Address) -> Refused:
    return Refused(address.refusals.unreachable.at(address.url, reason="no such host is known"))
