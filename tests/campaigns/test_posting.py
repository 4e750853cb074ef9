"""A body handed to a receiver on the public network, over real TLS, within what it may cost."""

import ssl
import time
from dataclasses import replace

import pytest

from articles.addresses import is_public
from articles.errors import Refused
from campaigns.posting import Answer, post
from tests import https_server
from tests.https_server import HERE


@pytest.fixture(scope="module")
def host():
    with https_server.started() as host:
        host.gives("/taken", status=204)
        yield host


@pytest.fixture
def send(host):
    """Post to a path of the host, as an installation that allows it."""
    host.asked.clear()

    def send(path="/taken", url=None, **said):
        said = {"hosts": host.hosts, "network": host.network(), "seconds": 5, **said}
        return post(url or host.url(path), b"{}", {"webhook-id": "k"}, **said)

    return send


@pytest.fixture
def refused(send):
    def refused(*args, **said):
        with pytest.raises(Refused) as refused:
            send(*args, **said)
        return refused.value.refusal.code

    return refused


def test_a_body_is_posted_with_its_headers_and_nothing_that_says_more(send, host):
    assert send() == Answer(204)
    [(path, headers)] = host.asked
    assert (path, headers) == (
        "/taken",
        {
            "Host": f"annotation.example:{host.port}",
            "User-Agent": "campaign-ledger",
            "Content-Type": "application/json",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "webhook-id": "k",
            "Content-Length": "2",
        },
    )


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://evil.example/", "WEBHOOK_HOST_NOT_ALLOWED"),
        ("http://annotation.example/", "WEBHOOK_BAD_ADDRESS"),
        ("https://127.0.0.1/", "WEBHOOK_BAD_ADDRESS"),
        ("https://localhost/", "WEBHOOK_BAD_ADDRESS"),
        ("https://user:secret@annotation.example/", "WEBHOOK_BAD_ADDRESS"),
        ("ftp://annotation.example/", "WEBHOOK_BAD_ADDRESS"),
    ],
)
def test_only_hosts_that_are_allowed_are_told(refused, url, code):
    assert refused(url=url) == code


@pytest.mark.parametrize(
    "machine", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"]
)
def test_a_name_that_leads_to_a_private_machine_is_refused_before_anything_is_sent(
    refused, host, machine
):
    network = replace(host.network(lambda *_: [machine]), admits=is_public)
    assert refused(network=network) == "WEBHOOK_ADDRESS_PRIVATE"
    assert host.asked == []


def test_a_name_is_asked_for_once_so_that_it_cannot_lead_elsewhere_afterwards(send, host):
    answers = iter([[HERE], ["10.0.0.1"]])
    assert send(network=host.network(lambda *_: next(answers))) == Answer(204)
    assert list(answers) == [["10.0.0.1"]]


def test_a_host_of_the_inside_may_be_private_and_never_what_answers_on_every_network(
    refused, send, host
):
    inside = [f"desk:{host.port}"]
    url = f"http://desk:{host.port}/taken"
    metadata = host.network(lambda *_: ["169.254.169.254"])
    assert refused(url=url, inside=inside, network=metadata) == "WEBHOOK_ADDRESS_PRIVATE"
    mapped = host.network(lambda *_: ["::ffff:169.254.169.254"])
    assert refused(url=url, inside=inside, network=mapped) == "WEBHOOK_ADDRESS_PRIVATE"
    # It is reached, and speaks TLS where plain HTTP was asked for.
    assert refused(url=url, inside=inside) == "WEBHOOK_BROKEN"


def test_a_certificate_that_nobody_vouches_for_is_not_believed(refused, host):
    network = replace(host.network(), trust=ssl.create_default_context)
    assert refused(network=network) == "WEBHOOK_UNREACHABLE"
    assert host.asked == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(send, host, status):
    host.leads("/old", host.url("/taken"), status)
    assert send("/old") == Answer(status)
    assert [path for path, _ in host.asked] == ["/old"]


def test_of_what_was_taken_nothing_is_read(send, host):
    def pour(handler):
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(bytes(10**6))

    host.does("/pour", pour)
    begun = time.monotonic()
    assert send("/pour") == Answer(200)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("9" * 9, 86_400), ("9" * 5000, 0), ("-1", 0), ("soon", 0), ("٣", 0)],
)
def test_how_long_a_receiver_asks_to_wait_is_heeded_up_to_a_day(send, host, said, seconds):
    host.does("/busy", lambda handler: busy(handler, said.encode()))
    assert send("/busy") == Answer(503, "wait", seconds)


def busy(handler, said):
    handler.wfile.write(b"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\nRetry-After: " + said)
    handler.wfile.write(b"\r\n\r\nwait")
