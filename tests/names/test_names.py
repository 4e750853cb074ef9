"""Names are found by every spelling, by whoever looks for them: on the page and over REST."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils import timezone

from actors import register
from campaigns import vocabulary
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.search import found_facts
from campaigns.queries.sought import terms_of
from tests.names import NAMES, SENTENCES, articles

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(take) -> dict[str, str]:
    """The address of the fact that names each."""
    vocabulary.load()
    register.load()
    for article in articles():
        take(article)
    facts = StatedFact.objects.open()
    return {fact.mark_id: fact.get_absolute_url() for fact in facts}


def test_there_are_fifty_of_them(named):
    assert len(NAMES) == len(named) == 50


def test_each_is_found_by_every_spelling(named):
    with connection.cursor() as cursor:  # as a large table is: a small one is read whole each time
        cursor.execute("SET LOCAL enable_seqscan = off")
    asked = Asked(Clocks(timezone.now()))
    missed = {
        (name.written, spelling)
        for name in NAMES
        for spelling in (name.written, *name.spellings)
        if name.written not in {fact.mark_id for fact in found_facts(terms_of(spelling), asked)}
    }
    assert missed == set()


@pytest.mark.parametrize("language", SENTENCES)
def test_the_page_and_the_api_search_alike(client, named, language):
    """The first of each language by the spelling that is furthest from it."""
    name = next(name for name in NAMES if name.language == language)
    asked = urlencode({"q": name.spellings[-1]})
    assert f'href="{named[name.written]}"' in client.get(f"/search/?{asked}").content.decode()
    facts = client.get(f"/api/v1/search/?{asked}").json()["facts"]
    assert [fact["id"] for fact in facts if fact["url"].endswith(named[name.written])]
