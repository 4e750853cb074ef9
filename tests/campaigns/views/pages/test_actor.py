"""The page of an actor."""

import pytest

from actors.models import Actor

pytestmark = pytest.mark.django_db


def test_the_page_of_an_actor_shows_its_names_and_what_was_said_of_it(read, article):
    page = read("/actors/guard/", on="2017-05-31")
    for told in ("حرس", "Arabic", "backs → the Council", "25 May 2017"):
        assert told in page.words
    assert page.headings[-3:-1] == ["Articles", "Campaigns"]
    assert "The Exampleville Guard" in read("/actors/").words


def test_a_merged_actor_leads_to_the_one_that_remains_and_keeps_the_clocks(client, article, guard):
    Actor.objects.create(slug="eg", name="EG", kind="force", merged_into=guard)
    assert client.get("/actors/eg/").url == "/actors/guard/"
    asked = client.get("/actors/eg/", {"on": "2017-05-31"})
    assert asked.url == "/actors/guard/?on=2017-05-31"
