import socket
import time
from ipaddress import ip_address

import pytest

from articles.addresses import Address, allowed, is_one_machine, is_public, machines
from articles.errors import Refused

HOSTS = ["annotation.example", "annotation.example:8443"]
ADDRESS = Address("https://annotation.example/", "annotation.example", 443, "/")


def refusal(call, *args, **said):
    with pytest.raises(Refused) as refused:
        call(*args, **said)
    return refused.value.refusal


@pytest.mark.parametrize(
    ("url", "authority", "target"),
    [
        ("https://annotation.example", "annotation.example", "/"),
        ("https://annotation.example:443/a?b=c#d", "annotation.example", "/a?b=c"),
        ("HTTPS://Annotation.EXAMPLE./a b", "annotation.example", "/a%20b"),
        ("https://annotation.example:8443/a/../b", "annotation.example:8443", "/b"),
    ],
)
def test_an_address_of_an_allowed_host_is_taken_apart(url, authority, target):
    address = allowed(url, hosts=HOSTS)
    assert (address.authority, address.target) == (authority, target)


@pytest.mark.parametrize(
    "url",
    [
        "https://annotation.example.evil.example/",
        "https://evil.example/?https://annotation.example/",
        "https://evil.example#annotation.example",
        "https://annotation.example:8080/",
        "https://annotation.examples/",
    ],
)
def test_any_other_host_or_port_is_not_allowed(url):
    assert refusal(allowed, url, hosts=HOSTS).code == "FETCH_HOST_NOT_ALLOWED"


def test_nothing_is_allowed_where_no_host_is():
    refused = refusal(allowed, "https://annotation.example/", hosts=[])
    assert (refused.code, refused.sentence) == (
        "FETCH_HOST_NOT_ALLOWED",
        "Nothing may be fetched from annotation.example. Who runs this installation can add it "
        "to FETCH_HOSTS.",
    )


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://annotation.example/", "does not begin with https://"),
        ("file:///etc/passwd", "does not begin with https://"),
        ("annotation.example/one.json", "does not begin with https://"),
        ("", "does not begin with https://"),
        ("https://user:secret@annotation.example/", "carries a user name"),
        ("https://annotation.example@evil.example/", "carries a user name"),
        ("https://:@annotation.example/", "carries a user name"),
        ("https://127.0.0.1/", "is no name"),
        ("https://2130706433/", "is no name"),
        ("https://0x7f.1/", "is no name"),
        ("https://[::1]/", "is no name"),
        ("https://[::ffff:127.0.0.1]/", "is no name"),
        ("https://localhost/", "is no name"),
        ("https:///one.json", "is no name"),
        ("https://annotation..example/", "is no name"),
        ("https://annotation.example:99999/", "cannot be told apart"),
        ("https://annotation.example:٨/", "no address is sent with"),
        ("https://аnnotation.example/", "no address is sent with"),
        ("https://annotation.example/\r\nHost: evil.example", "no address is sent with"),
        ("https://annotation.example/" + "a" * 2000, "too long"),
    ],
)
def test_an_odd_address_is_refused_with_its_reason(url, reason):
    refused = refusal(allowed, url, hosts=[*HOSTS, "127.0.0.1", "localhost", "[::1]", ""])
    assert refused.code == "FETCH_BAD_ADDRESS"
    assert reason in refused.sentence


def test_the_password_in_an_address_is_not_repeated():
    refused = refusal(allowed, "https://user:secret@annotation.example/", hosts=HOSTS)
    assert "secret" not in refused.sentence + refused.document


@pytest.mark.parametrize(
    "machine",
    [
        *("127.0.0.1", "127.8.8.8", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1"),
        *("100.64.0.1", "169.254.169.254", "192.0.0.8", "192.0.0.170", "192.0.2.1", "198.18.0.1"),
        *("192.88.99.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "fe80::1", "fc00::1"),
        *("fd00::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "5f00::1"),
        *("2001:db8::1", "2002:7f00:1::1", "3fff::1", "fec0::1", "fe80::1%lo"),
    ],
)
def test_no_machine_of_a_network_of_its_own_is_public(machine):
    assert is_public(ip_address(machine)) is False


@pytest.mark.parametrize("machine", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00::1"])
def test_a_machine_that_everybody_reaches_is_public(machine):
    assert is_public(ip_address(machine)) is True


def found(*said, admits=is_public, patience=5):
    return machines(ADDRESS, resolve=lambda host, port: said, admits=admits, patience=patience)


@pytest.mark.parametrize(
    ("url", "authority", "is_secure"),
    [
        ("http://desk:5678/a", "desk:5678", False),
        ("http://desk/", "desk:80", False),
        ("https://desk/", "desk", True),
        ("https://127.0.0.1:9000/", "127.0.0.1:9000", True),
    ],
)
def test_a_host_of_the_inside_may_be_any_name_or_number_without_tls(url, authority, is_secure):
    address = allowed(url, hosts=[], inside=[authority])
    assert (address.authority, address.is_secure, address.is_inside) == (authority, is_secure, True)


@pytest.mark.parametrize(
    "url", ["http://desk:5679/", "http://desk.example/", "http://127.0.0.1/", "ftp://desk:5678/"]
)
def test_no_other_host_is_of_the_inside(url):
    with pytest.raises(Refused):
        allowed(url, hosts=["desk.example"], inside=["desk:5678"])


@pytest.mark.parametrize("machine", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "fd00::1", "1.1.1.1"])
def test_a_machine_of_the_inside_is_one_that_somebody_gave_an_address(machine):
    assert is_one_machine(ip_address(machine))


@pytest.mark.parametrize(
    "machine",
    ["169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "0.0.0.0", "::", "224.0.0.1"],  # noqa: S104
)
def test_what_answers_on_every_network_is_no_machine_of_the_inside(machine):
    assert not is_one_machine(ip_address(machine))


def test_a_name_leads_to_its_machines_each_once():
    assert found("8.8.8.8", "8.8.8.8", "2a00::1") == [ip_address("8.8.8.8"), ip_address("2a00::1")]


@pytest.mark.parametrize("said", [["10.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["8.8.8.8", "::1"]])
def test_a_name_that_leads_to_a_private_machine_too_is_refused(said):
    refused = refusal(found, *said)
    assert (refused.code, refused.sentence) == (
        "FETCH_ADDRESS_PRIVATE",
        "The name annotation.example leads to a machine that is not on the public network. "
        "Choose a host that everybody can reach, or watch a folder.",
    )


@pytest.mark.parametrize("error", [socket.gaierror(-2, "x"), UnicodeError("label too long")])
def test_a_name_that_nobody_knows_is_refused(error):
    def resolve(host, port):
        raise error

    refused = refusal(machines, ADDRESS, resolve=resolve, admits=is_public, patience=5)
    assert refused.code == "FETCH_UNREACHABLE"


def test_a_name_that_leads_nowhere_is_refused():
    assert refusal(found).code == "FETCH_UNREACHABLE"


def test_a_resolver_that_does_not_answer_is_not_waited_for():
    def resolve(host, port):
        time.sleep(0.5)
        return ["8.8.8.8"]

    begun = time.monotonic()
    refused = refusal(machines, ADDRESS, resolve=resolve, admits=is_public, patience=0.05)
    assert refused.code == "FETCH_TIMED_OUT"
    assert time.monotonic() - begun < 0.4
