from base64 import b64encode

import pytest

from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db

ACTORS = "/api/v1/actors/"


@pytest.fixture
def five():
    return [an_actor(f"force-{number}").slug for number in range(5)]


def slugs(page):
    return [actor["slug"] for actor in page["results"]]


def test_pages_follow_each_other_to_the_end_and_back(client, five):
    first = client.get(ACTORS, {"page_size": 2}).json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()
    assert [slugs(page) for page in (first, second, third)] == [five[:2], five[2:4], five[4:]]
    assert (first["previous"], third["next"]) == (None, None)
    assert slugs(client.get(third["previous"]).json()) == five[2:4]


def test_what_is_written_meanwhile_moves_no_row_to_another_page(client, five):
    first = client.get(ACTORS, {"page_size": 2}).json()
    an_actor("a-force")
    assert slugs(client.get(first["next"]).json()) == five[2:4]


@pytest.mark.parametrize(("asked", "given"), [({}, 50), ({"page_size": 1}, 1)])
def test_a_page_holds_50_or_as_many_as_are_asked_for(client, asked, given):
    for number in range(51):
        an_actor(f"force-{number}")
    assert len(slugs(client.get(ACTORS, asked).json())) == given


def test_a_page_holds_200_at_most(client):
    for number in range(201):
        an_actor(f"force-{number}")
    page = client.get(ACTORS, {"page_size": 1000}).json()
    assert len(slugs(page)) == 200
    assert page["next"] is not None


@pytest.mark.parametrize("size", ["0", "-1", "ten", "1e3", "٣", "9" * 5000, ""])
def test_a_size_that_is_no_count_is_refused(client, size):
    answer = client.get(ACTORS, {"page_size": size})
    assert (answer.status_code, answer.json()["parameters"]) == (400, ["page_size"])


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "zz",
        "é",
        b64encode(b"o=-1"),
        b64encode(b"o=99999999999999999999"),
        b64encode(b"p=%00"),
        b64encode(b"r=x"),
    ],
)
def test_a_cursor_that_no_page_gave_ends_in_no_error_of_ours(client, five, cursor):
    answer = client.get(ACTORS, {"cursor": cursor})
    assert answer.status_code in (200, 400)
    assert answer.status_code == 200 or answer.json()["code"] == "BAD_CURSOR"


def test_a_cursor_of_another_order_is_refused(client):
    cursor = b64encode(b"p=no+day").decode()
    answer = client.get("/api/v1/facts/", {"cursor": cursor})
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_CURSOR")
