"""One file of a host, fetched over real TLS within what it may cost."""

import gzip
import ssl
import time
import tracemalloc
from dataclasses import replace

import pytest

from articles.errors import Refused
from articles.fetching import Limits, Validators, fetch
from tests import https_server
from tests.https_server import HERE

BODY = b'{"article": {}}'
SMALL = Limits(size=1_000_000)
SOON = Limits(seconds=0.5)


@pytest.fixture
def host():
    with https_server.started() as host:
        host.gives(
            "/export.json", BODY, ETag='"one"', Last_Modified="Thu, 25 May 2017 10:00:00 GMT"
        )
        yield host


@pytest.fixture
def get(host):
    """Fetch a path of the host, as an installation that allows it."""

    def get(path="/export.json", **said):
        known = Validators(etag=said.pop("etag", ""), last_modified=said.pop("modified", ""))
        return fetch(
            host.url(path),
            **{"hosts": host.hosts, "known": known, "network": host.network(), **said},
        )

    return get


@pytest.fixture
def refused(get):
    """The code that fetching a path is refused with."""

    def refused(*args, **said):
        with pytest.raises(Refused) as refused:
            get(*args, **said)
        return refused.value.refusal.code

    return refused


def paths(host):
    return [path for path, _ in host.asked]


def begin(handler, **headers):
    handler.send_response(200)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()


def test_a_file_is_given_with_what_it_is_known_by(get):
    fetched = get()
    assert fetched.content == BODY
    assert fetched.name == "export.json"
    assert fetched.validators == Validators(
        etag='"one"', last_modified="Thu, 25 May 2017 10:00:00 GMT"
    )


@pytest.mark.parametrize(
    "known", [{"etag": '"one"'}, {"modified": "Thu, 25 May 2017 10:00:00 GMT"}]
)
def test_what_is_known_already_is_asked_for_once_and_not_sent_again(get, host, known):
    assert get(**known) is None
    assert paths(host) == ["/export.json"]


def test_nothing_is_said_of_who_asks(get, host, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text("default login ledger password secret")
    monkeypatch.setenv("NETRC", str(netrc))
    host.gives("/export.json", BODY, Set_Cookie="session=1")
    get()
    get(etag='"old"')
    [(_, first), (_, second)] = host.asked
    always = {"User-Agent": "campaign-ledger", "Accept": "*/*", "Accept-Encoding": "gzip"}
    assert first == {"Host": f"annotation.example:{host.port}", **always}
    assert second == {**first, "If-None-Match": '"old"'}


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/a/export.jsonl?project=1", "text/plain", "export.jsonl"),
        ("/api/projects/1/export?type=JSON", "application/json; charset=utf-8", "export.json"),
        ("/download", "application/zip", "download.zip"),
        ("/", "application/x-ndjson", "annotation.example.jsonl"),
        ("/page", "text/html", "page"),
    ],
)
def test_a_file_is_called_as_its_address_ends_or_by_its_kind(get, host, path, kind, name):
    host.gives(path, BODY, Content_Type=kind)
    assert get(path).name == name


def test_a_packed_answer_is_unpacked(get, host):
    host.gives("/packed.json", gzip.compress(BODY), Content_Encoding="gzip")
    assert get("/packed.json").content == BODY


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_allowed_host_is_followed(get, host, status):
    host.leads("/old", host.url("/export.json", "elsewhere.example"), status)
    assert get("/old").content == BODY
    assert [asked["Host"] for _, asked in host.asked] == host.hosts


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("https://evil.example/export.json", "FETCH_HOST_NOT_ALLOWED"),
        ("http://annotation.example/export.json", "FETCH_BAD_ADDRESS"),
        ("https://127.0.0.1/export.json", "FETCH_BAD_ADDRESS"),
        ("//user:secret@annotation.example/", "FETCH_BAD_ADDRESS"),
        ("file:///etc/passwd", "FETCH_BAD_ADDRESS"),
    ],
)
def test_a_redirect_elsewhere_is_refused(refused, host, to, code):
    host.leads("/old", to)
    assert refused("/old") == code
    assert paths(host) == ["/old"]


def test_a_redirect_to_a_private_machine_is_refused(refused, host):
    def resolve(name, port):
        return [HERE] if name == "annotation.example" else ["169.254.169.254"]

    host.leads("/old", host.url("/export.json", "elsewhere.example"))
    assert refused("/old", network=host.network(resolve)) == "FETCH_ADDRESS_PRIVATE"
    assert paths(host) == ["/old"]


def test_redirects_end_after_five(refused, host):
    host.leads("/round", "/round")
    assert refused("/round") == "FETCH_TOO_MANY_REDIRECTS"
    assert len(host.asked) == 6


def test_a_name_that_leads_to_a_private_machine_is_refused_before_anything_is_sent(refused, host):
    assert refused(network=host.network(lambda *_: ["10.0.0.1"])) == "FETCH_ADDRESS_PRIVATE"
    assert host.asked == []


def test_a_name_is_asked_for_once_so_that_it_cannot_lead_elsewhere_afterwards(get, host):
    answers = iter([[HERE], ["10.0.0.1"]])
    assert get(network=host.network(lambda *_: next(answers))).content == BODY
    assert list(answers) == [["10.0.0.1"]]


def test_this_machine_is_refused_on_the_network_as_it_is(refused, host):
    network = replace(host.network(), admits=https_server.is_public)
    assert refused(network=network) == "FETCH_ADDRESS_PRIVATE"
    assert host.asked == []


def test_the_next_machine_of_a_name_is_tried(get, host):
    network = replace(
        host.network(lambda *_: ["127.0.0.2", HERE]),
        admits=lambda machine: machine.is_loopback,
    )
    assert get(network=network).content == BODY


def test_a_certificate_that_nobody_vouches_for_is_not_believed(get, host):
    network = replace(host.network(), trust=ssl.create_default_context)
    with pytest.raises(Refused) as refused:
        get(network=network)
    told = refused.value.refusal
    assert told.code == "FETCH_UNREACHABLE"
    assert "its certificate is not believed" in told.sentence


def test_a_certificate_of_another_name_is_not_believed(host):
    name = "third.example"
    with pytest.raises(Refused) as refused:
        fetch(host.url("/export.json", name), hosts=[f"{name}:{host.port}"], network=host.network())
    assert refused.value.refusal.code == "FETCH_UNREACHABLE"
    assert host.asked == []


@pytest.mark.parametrize("status", [204, 304, 401, 404, 500])
def test_an_answer_that_is_no_file_is_refused_with_its_status(get, host, status):
    host.gives("/none", status=status)
    with pytest.raises(Refused) as refused:
        get("/none")
    assert (refused.value.refusal.code, refused.value.refusal.sentence.split(" and ")[0]) == (
        "FETCH_ANSWERED",
        f"The server answered with {status}",
    )


def break_off(handler):
    begin(handler, Content_Length="100")
    handler.wfile.write(b"{}")


def hang_up(handler):
    """Say nothing at all."""


def speak_another_language(handler):
    handler.wfile.write(b"220 ready\r\n\r\n")


def say_it_is_packed(handler):
    begin(handler, Content_Encoding="gzip")
    handler.wfile.write(b"no gzip")


def say_it_is_packed_often(handler):
    begin(handler, Content_Encoding="gzip, gzip, gzip, gzip, gzip, gzip, gzip")
    handler.wfile.write(b"no gzip")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (break_off, "it ended too early"),
        (hang_up, "it ended too early"),
        (speak_another_language, "it is not HTTP"),
        (say_it_is_packed, "it is not packed as it says"),
        (say_it_is_packed_often, "it is not packed as it says"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_with_its_reason(get, host, answer, reason):
    host.does("/odd", answer)
    with pytest.raises(Refused) as refused:
        get("/odd")
    assert (refused.value.refusal.code, refused.value.refusal.sentence) == (
        "FETCH_BROKEN",
        f"The answer broke off or cannot be read: {reason}. Check what the server gives; it is "
        "tried again by itself.",
    )


@pytest.mark.parametrize("told", [True, False])
def test_an_answer_that_is_too_large_is_cut(refused, host, told):
    sent = []

    def pour(handler):
        begin(handler, **({"Content_Length": str(10**9)} if told else {}))
        for _ in range(1000):
            handler.wfile.write(bytes(10**6))
            sent.append(10**6)

    host.does("/large", pour)
    assert refused("/large", limits=SMALL) == "FETCH_TOO_LARGE"
    assert sum(sent) < 50 * 10**6


def test_a_packed_bomb_costs_no_more_memory_than_a_file(refused, host):
    bomb = gzip.compress(bytes(80_000_000))
    host.gives("/bomb", bomb, Content_Encoding="gzip")
    tracemalloc.start()
    try:
        assert refused("/bomb", limits=SMALL) == "FETCH_TOO_LARGE"
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 10_000_000


def drip_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-A: b\r\n")
        time.sleep(0.05)


def drip_a_body(handler):
    begin(handler)
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_continues(handler):
    while True:
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.05)


def say_nothing(handler):
    time.sleep(3)


@pytest.mark.parametrize("answer", [drip_headers, drip_a_body, drip_continues, say_nothing])
def test_a_server_that_never_ends_is_cut_off_at_the_deadline(refused, host, answer):
    host.does("/slow", answer)
    begun = time.monotonic()
    assert refused("/slow", limits=SOON) == "FETCH_TIMED_OUT"
    assert time.monotonic() - begun < 1.5


def test_redirects_share_one_deadline(refused, host):
    def dawdle(handler):
        time.sleep(0.3)
        handler.send_response(302)
        handler.send_header("Location", "/dawdle")
        handler.end_headers()

    host.does("/dawdle", dawdle)
    begun = time.monotonic()
    assert refused("/dawdle", limits=SOON) == "FETCH_TIMED_OUT"
    assert time.monotonic() - begun < 1.5


def test_a_machine_that_takes_no_connection_is_unreachable(host):
    with pytest.raises(Refused) as refused:
        fetch(
            "https://annotation.example:1/", hosts=["annotation.example:1"], network=host.network()
        )
    told = refused.value.refusal
    assert (told.code, told.sentence.split(".")[0]) == (
        "FETCH_UNREACHABLE",
        "The host cannot be reached: Connection refused",
    )


def test_what_a_server_calls_its_file_is_not_kept_where_it_is_too_long(get, host):
    host.gives("/long", BODY, ETag='"' + "a" * 600 + '"')
    assert get("/long").validators == Validators()
