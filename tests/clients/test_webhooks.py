"""A receiver of the client for Python believes what the ledger signed, and nothing else."""

import json
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from campaign_ledger import NotBelieved, verify

from campaigns import webhooks
from campaigns.signing import secret_of, signed
from tests import receiver as receivers
from tests.campaigns.an_article import ADDRESSES, two_facts
from tests.config.launch import free_port

SECRET, OTHER = secret_of("one"), secret_of("other")
BODY = b'{"type":"ping","timestamp":"2017-05-25T10:00:00Z","data":{}}'
NOW = datetime(2017, 5, 25, 10, tzinfo=UTC)
GUIDE = Path(__file__).parents[2] / "docs" / "webhooks.md"


def headers(secrets=(SECRET,), body=BODY, moment=NOW):
    return {**signed(body, key="k", moment=moment, secrets=secrets)}


def check(said, body=BODY, secret=SECRET, **how):
    return verify(said, body, secret, now=NOW.timestamp(), **how)


def test_what_is_signed_is_read():
    assert check(headers()) == {"type": "ping", "timestamp": "2017-05-25T10:00:00Z", "data": {}}


def test_headers_are_found_however_they_are_written():
    assert check({name.title(): said for name, said in headers().items()})["type"] == "ping"


def test_either_of_two_secrets_is_believed_while_both_sign():
    both = headers([SECRET, OTHER])
    assert check(both, secret=SECRET) == check(both, secret=OTHER)


@pytest.mark.parametrize(
    ("said", "body"),
    [
        (headers([OTHER]), BODY),
        (headers(), BODY + b" "),
        ({**headers(), "webhook-id": "another"}, BODY),
        ({**headers(), "webhook-timestamp": str(int(NOW.timestamp()) + 1)}, BODY),
        ({**headers(), "webhook-signature": "v1,"}, BODY),
        ({**headers(), "webhook-signature": ""}, BODY),
        ({**headers(), "webhook-signature": headers()["webhook-signature"][3:]}, BODY),
        ({**headers(), "webhook-timestamp": "yesterday"}, BODY),
        ({}, BODY),
    ],
)
def test_nothing_else_is_believed(said, body):
    with pytest.raises(NotBelieved):
        check(said, body)


@pytest.mark.parametrize("minutes", [-6, 6])
def test_what_is_old_or_of_tomorrow_is_not_believed(minutes):
    with pytest.raises(NotBelieved, match="too long ago"):
        check(headers(moment=NOW + timedelta(minutes=minutes)))
    assert check(headers(moment=NOW + timedelta(minutes=minutes)), tolerance=400)


@pytest.mark.django_db
def test_what_a_ledger_sends_is_believed_and_read(settings, take, admin_user):
    with receivers.listening() as receiver:
        settings.WEBHOOK_INSIDE_HOSTS = [receiver.host]
        secret = webhooks.register(receivers.webhook(receiver), by=admin_user)
        take(two_facts(ADDRESSES[0]))
        receivers.tell_all()
    [(said, body)] = receiver.sent
    data = verify(said, body, secret)["data"]
    assert (data["cursor"], [one["position"] for one in data["results"]]) == (2, [1, 2])


def fence(words):
    """The example of the guide that holds these words."""
    fences = GUIDE.read_text().split("```")[1::2]
    [found] = [one for one in fences if words in one]
    return found.partition("\n")[2]


def test_the_shell_of_the_guide_comes_to_the_same_signature(tmp_path):
    (tmp_path / "body").write_bytes(BODY)
    said = headers()
    shell = fence("openssl")
    given = {
        "SECRET": SECRET,
        "ID": said["webhook-id"],
        "TIMESTAMP": said["webhook-timestamp"],
        "PATH": "/usr/bin:/bin",
    }
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", shell], cwd=tmp_path, env=given, capture_output=True
    )
    assert (ran.stderr, ran.stdout.decode().strip()) == (b"", said["webhook-signature"])


def test_the_receiver_of_the_guide_believes_what_is_signed_and_refuses_the_rest():
    port = free_port()
    source = fence("BaseHTTPRequestHandler").replace("whsec_…", SECRET).replace("9000", str(port))
    once = source.replace(".serve_forever()", "")
    here = {}
    exec(once.replace("HTTPServer((", "server = HTTPServer(("), here)  # noqa: S102
    here["Receiver"].log_message = lambda *_: None
    change = {"id": "a", "version": 2}
    body = json.dumps({"type": "ledger.changed", "data": {"results": [change]}}).encode()
    good = headers(body=body, moment=datetime.now(UTC))
    statuses = []
    with here["server"] as server:
        for said in (good, {**good, "webhook-id": "another"}):
            request = Request(f"http://127.0.0.1:{port}/", body, said)
            answering = threading.Thread(target=server.handle_request)
            answering.start()
            try:
                with urlopen(request, timeout=10) as answer:  # noqa: S310
                    statuses.append(answer.status)
            except HTTPError as error:
                with error:
                    statuses.append(error.code)
            answering.join()
    assert (statuses, here["newest"]) == ([204, 401], {"a": change})
