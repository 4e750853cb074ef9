import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User

from campaigns.gallery.shelves import ROOMS, shelves
from tests.pages import Page

pytestmark = pytest.mark.django_db

COMPONENTS = settings.BASE_DIR / "templates" / "components"


@pytest.fixture
def builder(client):
    client.force_login(User.objects.create_user("bo", is_staff=True))
    return client


def test_every_component_is_in_the_gallery_and_nothing_else_is():
    held = {
        file.relative_to(COMPONENTS).with_suffix("").as_posix()
        for file in COMPONENTS.rglob("*.html")
    }
    assert set(shelves()) == held


def test_no_component_stands_in_two_rooms():
    names = [name for room in ROOMS for name in room.SHELVES]
    assert sorted(names) == sorted(set(names))


def test_every_state_is_drawn_and_none_is_empty(builder):
    page = builder.get("/gallery/")
    assert page.status_code == 200
    drawn = {
        (name, state): str(one) for name, states in page.context["shelves"] for state, one in states
    }
    empty = {named for named, one in drawn.items() if not re.sub(r"<[^>]*>|\s", "", one)}
    assert empty <= {
        ("asking", "pinned, as fields that nobody sees"),
        ("visit", "hidden until its script has something to say"),
        ("entries", "empty"),
    }
    assert "only about 6 percent" in Page(page).words


def test_names_that_link_parts_stand_once_each(builder):
    ids = re.findall(r'\bid="([^"]+)"', builder.get("/gallery/").content.decode())
    assert len(ids) == len(set(ids))


def test_readers_find_no_such_page(client, reader, settings):
    assert client.get("/gallery/").status_code == 404
    client.force_login(reader)
    assert client.get("/gallery/").status_code == 404
    settings.DEBUG = True
    assert client.get("/gallery/").status_code == 200


def test_it_writes_nothing(builder, django_assert_num_queries):
    builder.get("/gallery/")
    with django_assert_num_queries(3):  # the session, the account, and where a page would stop
        builder.get("/gallery/")
