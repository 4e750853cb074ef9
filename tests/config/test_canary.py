"""What one reader may not see stands in no byte that this reader is given, wherever it is asked.

Addresses are found from the routes, so that a new one is tried without being named here.
"""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils.translation import override

from articles.enums import Rights
from campaigns import reviewing, vocabulary, wording
from campaigns.api.bulk import MEDIA_TYPES
from campaigns.enums import Review
from campaigns.models import StatedFact
from campaigns.urls import files, reading_room
from config.api import urlpatterns as api
from tests import builders
from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db

QUOTE = "Officers said that 40 percent of Exampleville is left"
HIDDEN = "Kanarienvogel"
FAR = "A sentence that nobody marked stands here between. " * 12  # beyond what a quote is shown in
TEXT = f"{HIDDEN} sings. {FAR}{QUOTE}. {FAR}{HIDDEN} sings again."
PREFIXES = [f"{code}/" for code, _ in settings.LANGUAGES[1:]]  # of the pages in other languages
NEEDED = {}  # what an address has to be asked for before it gives anything
MUST_TELL = (
    "/campaigns/mosul/brief/",
    "/campaigns/mosul.csv",
    "/campaigns/mosul/measures/territory-remaining.csv",
    "/campaigns/mosul.xlsx",
    "/changes.json",
    *(f"/api/v1/facts.{ending}" for ending in MEDIA_TYPES),
    *(f"/api/v1/changes.{ending}" for ending in MEDIA_TYPES),
)


@pytest.fixture
def fact(take):
    """A fact of a restricted article, which nobody has reviewed."""
    mark = builders.fact(
        TEXT,
        QUOTE,
        id="f1",
        speaker="Officers",
        quantity="40",
        value={"low": 40, "high": 40, "unit": "percent"},
        stated_for="2017-05-25",
    )
    take(builders.article(TEXT, mark, rights=Rights.RESTRICTED))
    an_actor("officers", "Officers")
    return StatedFact.objects.get()


@pytest.fixture
def addresses(fact):
    """Every address of pages, tables, feeds and the API, in every format."""
    rows = {
        "<uuid:fact>": [str(fact.fact)],
        "<identity:fact>": [str(fact.fact)],
        "<uuid:pk>": [str(fact.fact)],
        "<int:pk>": [str(fact.article_id)],
        "<int:version>": ["1"],
        "<table:ending>": ["csv", "xlsx", "json"],
        "<reference:ending>": ["bib", "ris"],
        "<slug:measure>": ["territory-remaining"],
        "<str:ending>": list(MEDIA_TYPES),
    }
    found = [f"/{route.pattern}" for route in [*reading_room, *files]]
    found += [f"/{prefix}{route.pattern}" for prefix in PREFIXES for route in reading_room]
    found += [f"/api/v1/{route.pattern}" for route in api[:-1]]
    for words, values in rows.items():
        found = list(dict.fromkeys(one.replace(words, row) for one in found for row in values))
    slugs = {"campaigns": "mosul", "actors": "officers", "measures": "territory-remaining"}
    for kind, slug in slugs.items():
        found = [address.replace(f"{kind}/<slug:slug>", f"{kind}/{slug}") for address in found]
    assert [address for address in found if "<" in address] == []
    return found


def seen(client, addresses, words, **asked):
    """The addresses at which these words stand in what the reader is given."""
    found = []
    for address in addresses:
        answer = client.get(address, {**NEEDED.get(address, {}), **asked})
        if words.encode() in _opened(answer.getvalue()):
            found.append(address)
    return found


def _opened(content):
    """A file as it reads once it is unpacked."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_the_text_of_a_restricted_article_is_given_to_nobody_who_is_not_signed_in(
    client, addresses
):
    assert seen(client, addresses, HIDDEN) == []


def test_who_is_signed_in_finds_it_where_texts_are(client, addresses, fact, reader):
    client.force_login(reader)
    article = fact.article_id
    assert seen(client, addresses, HIDDEN) == [
        f"/articles/{article}/",
        f"/ar/articles/{article}/",
        f"/api/v1/articles/{article}/",
        f"/api/v1/articles/{article}/annotations/",
        f"/api/v1/articles/{article}/revisions/",
    ]


def test_a_quote_stands_wherever_facts_are_told(client, addresses):
    told = seen(client, addresses, QUOTE)
    assert [address for address in MUST_TELL if address not in told] == []


def test_who_hides_what_is_unreviewed_is_told_of_it_at_its_own_address_alone(
    client, addresses, fact
):
    own = re.compile(rf"(/ar)?(/embed)?/facts/{fact.fact}")
    told = seen(client, addresses, QUOTE, unreviewed="false")
    assert [address for address in told if not own.match(address)] == []


def test_what_was_not_known_yet_is_told_nowhere(client, addresses, fact):
    before = fact.recorded_at - timedelta(microseconds=1)
    assert seen(client, addresses, QUOTE, known_at=before.isoformat()) == []


def test_what_was_rejected_is_in_no_status_and_marked_wherever_it_is_told(
    client, addresses, fact, curator
):
    reviewing.reject(fact.fact, version=1, by=curator)
    told = seen(client, addresses, QUOTE)
    news = "/campaigns/mosul/feed.atom"  # who follows has to learn of it
    assert [address for address in told if address.startswith("/campaigns/")] == [news]
    assert f"/api/v1/campaigns/{fact.campaign.slug}/status/" not in told
    with override("ar"):
        words = ("rejected", str(wording.REVIEW_WORDS[Review.REJECTED]))
    marked = [address for word in words for address in seen(client, told, word)]
    assert set(told) <= set(marked)


DRAWN = "The Kanarienvolk backs the Kanarienbund in Kanarienstadt"


@pytest.fixture
def drawn(take, addresses):
    """A relation at a place, which the network, the map and their tables show."""
    vocabulary.load()
    said = {"subject": "Kanarienvolk", "object": "Kanarienbund", "place": "Kanarienstadt"}
    mark = builders.fact(DRAWN, DRAWN, id="d1", measure="backs", stated_for="2017-05-25", **said)
    take(builders.article(DRAWN, mark, url="https://news.example/drawn"))
    return StatedFact.objects.get(quote=DRAWN)


def test_what_is_drawn_is_hidden_wherever_the_statement_is(client, addresses, drawn, curator):
    page = "/campaigns/mosul/"
    assert page in seen(client, addresses, "Kanarienbund")
    assert page in seen(client, addresses, "Kanarienstadt")
    before = (drawn.recorded_at - timedelta(microseconds=1)).isoformat()
    for asked in ({"unreviewed": "false"}, {"known_at": before}):
        told = seen(client, addresses, "Kanarien", **asked)
        assert [
            address for address in told if address.startswith(("/campaigns/", "/actors/"))
        ] == []
    in_a_drawing = 'aria-label="Kanarienvolk'
    assert seen(client, [page], in_a_drawing) == [page]
    reviewing.reject(drawn.fact, version=1, by=curator)
    assert seen(client, [page], in_a_drawing) == []


def test_where_readers_sign_in_nobody_else_is_told_anything(client, addresses, settings):
    settings.READING_IS_OPEN = False
    answers = {address: client.get(address) for address in addresses}
    assert {answer.status_code for answer in answers.values()} == {302, 403}
    assert seen(client, addresses, QUOTE) == []
