"""Packed and plain answers, and the tags of both."""

import gzip
import io
import itertools
import tracemalloc

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from campaigns.models import StatedFact
from config.answers import Packing, Tagged
from tests import builders

pytestmark = pytest.mark.django_db

API = "/api/v1"
TEXT = "About 6 percent of Exampleville remains."
PACKED = {"Accept-Encoding": "gzip, deflate, br"}
ADDRESSES = [
    "/changes.json",
    "/changes/feed.atom",
    f"{API}/facts/",
    f"{API}/campaigns/mosul/status/",
    f"{API}/facts/?format=csv",
    f"{API}/facts.jsonl",
    f"{API}/changes.csv",
    f"{API}/facts.geojson",
    f"{API}/schema/",
]


@pytest.fixture(autouse=True)
def fact(take):
    for number in range(5):
        text = f"{TEXT} {number}"
        take(
            builders.article(text, builders.fact(text, text), url=f"https://news.example/{number}")
        )
    return StatedFact.objects.earliest("position")


def get(client, address, **headers):
    answer = client.get(address, headers={**headers})
    answer.body = answer.getvalue()
    return answer


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_packed_for_who_takes_it_and_its_tag_is_another(client, address):
    plain, packed = get(client, address), get(client, address, **PACKED)
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert packed["ETag"] == f'{plain["ETag"][:-1]}-gzip"'
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer["Vary"]
    assert get(client, address, **PACKED).body == packed.body  # as a strong tag promises


@pytest.mark.parametrize("address", [f"{API}/facts/", f"{API}/facts.csv", "/changes.json"])
def test_what_is_held_in_either_form_is_not_sent_again(client, address):
    plain, packed = get(client, address)["ETag"], get(client, address, **PACKED)["ETag"]
    for held, asked in ((plain, {}), (packed, PACKED), (plain, PACKED)):
        again = get(client, address, **{**asked, "If-None-Match": held})
        assert (again.status_code, again.body, again["ETag"]) == (304, b"", held)
        assert "Accept-Encoding" in again["Vary"]
    # Who takes no packed answer is not told that it holds one.
    assert get(client, address, **{"If-None-Match": packed}).status_code == 200


def test_a_decision_may_name_the_tag_of_a_packed_answer(client, fact, curator):
    client.force_login(curator)
    address = f"{API}/facts/{fact.fact}/"
    tag = get(client, address, **PACKED)["ETag"]
    assert tag.startswith('"1.')
    assert tag.endswith('-gzip"')
    answer = client.post(
        f"{address}accept/", {}, content_type="application/json", headers={"If-Match": tag}
    )
    assert (answer.status_code, answer.json()["review"]) == (200, "accepted")


@pytest.mark.parametrize(
    ("takes", "packed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("x-gzip", True),
        ("gzip;q=0", False),
        ("gzip;q=0.0, br", False),
        ("br", False),
        ("gzipped", False),
        ("", False),
    ],
)
def test_it_is_packed_for_nobody_else(client, takes, packed):
    answer = get(client, f"{API}/facts/", **{"Accept-Encoding": takes})
    assert ("Content-Encoding" in answer) is packed


def test_what_is_packed_already_is_left(client):
    answer = get(client, f"{API}/facts.xlsx", **PACKED)
    assert "Content-Encoding" not in answer
    assert not answer["ETag"].endswith('-gzip"')


def test_pages_of_who_is_signed_in_and_forms_are_left_plain(client, reader):
    assert "Content-Encoding" in get(client, "/search/?q=Exampleville", **PACKED)
    assert "Content-Encoding" not in get(client, "/admin/login/", **PACKED)
    client.force_login(reader)
    assert "Content-Encoding" not in get(client, "/search/?q=Exampleville", **PACKED)
    assert "Content-Encoding" in get(client, f"{API}/facts/", **PACKED)


def test_a_head_says_what_the_get_would(client):
    for address in (f"{API}/facts/", f"{API}/facts.csv", "/changes/feed.atom"):
        told = get(client, address, **PACKED)
        head = client.head(address, headers=PACKED)
        assert head.getvalue() == b""
        for name in ("ETag", "Content-Encoding", "Vary", "Content-Type"):
            assert (address, head.headers.get(name)) == (address, told.headers.get(name))


def test_a_stream_is_packed_as_it_comes_in_flat_memory():
    asked = RequestFactory().get("/", headers=PACKED)
    line = b"6 percent of Exampleville,2017-05-25\n" * 500
    drawn = itertools.count()
    lines = (line for _ in iter(lambda: next(drawn) < 3000, False))  # 55 MB
    packing = Packing(lambda _: StreamingHttpResponse(lines, content_type="text/csv"))
    tracemalloc.start()
    answer = packing(asked)
    assert next(drawn) == 0  # nothing was drawn yet
    sent = sum(len(part) for part in answer)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert answer["Content-Encoding"] == "gzip"
    assert 0 < sent < 1_000_000
    assert most < 2_000_000


def test_a_weak_or_small_answer_keeps_its_tag():
    asked = RequestFactory().get("/", headers=PACKED)
    small = HttpResponse("few", headers={"ETag": '"a"'})
    assert Packing(lambda _: small)(asked)["ETag"] == '"a"'


def test_a_file_that_is_not_sent_after_all_is_closed(rf):
    file = io.BytesIO(b"rows")
    answer = FileResponse(file, headers={"ETag": '"rows"'})
    tagged = Tagged(lambda request: answer)
    assert tagged(rf.get("/", headers={"If-None-Match": "*"})).status_code == 304
    assert file.closed
