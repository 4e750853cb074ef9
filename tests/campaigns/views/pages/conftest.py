"""The vocabulary, the article of the sample as it was taken in, and a reader of pages."""

import pytest
import time_machine

from actors.models import Actor
from articles.models import Article
from campaigns import vocabulary
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.views.pages.sample import LEARNED, MARKS, REMAINS, TEXT
from tests.pages import Page


@pytest.fixture(autouse=True)
def _vocabulary():
    vocabulary.load()


@pytest.fixture
def guard():
    guard = Actor.objects.create(slug="guard", name="The Exampleville Guard", kind="force")
    guard.aliases.create(name="The Exampleville Guard", language="en", script="Latn")
    guard.aliases.create(name="حرس", language="ar", script="Arab")
    return guard


@pytest.fixture
def article(guard, take):
    with time_machine.travel(LEARNED, tick=False):
        take(builders.article(TEXT, *MARKS, author="Ada Example"))
    return Article.objects.get()


@pytest.fixture
def fact(article):
    return StatedFact.objects.open().get(quote=REMAINS)


@pytest.fixture
def read(client):
    def read(address, status=200, **asked):
        response = client.get(address, asked)
        assert response.status_code == status
        return Page(response)

    return read
