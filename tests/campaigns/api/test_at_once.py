"""Two clients decide on the same version at the same time, each with a connection of its own."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections, transaction
from django.test import Client

from articles.filing import lock_article
from campaigns.models import StatedFact
from tests.campaigns import an_article
from tests.campaigns.api.test_preconditions import address, decide

URL = an_article.ADDRESSES[0]


@pytest.fixture(autouse=True)
def words(own_database):
    """In the place of those that other tests here have: these need a database that commits."""
    an_article.people()


@pytest.fixture
def fact():
    an_article.deliver(an_article.two_facts(URL, marked=("a",)))
    return StatedFact.objects.get()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("accept", {}), ("accept", {})),
        (("accept", {}), ("reject", {})),
        (("revise", {"modality": "planned"}), ("withdraw", {})),
    ],
)
def test_of_two_decisions_on_one_version_one_is_taken_and_one_is_shown_both(fact, one, other):
    tag = Client().get(address(fact))["ETag"]
    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            lock_article(URL)  # until both stand before it
            posts = [
                pool.submit(post, name, fact, tag, *decision)
                for name, decision in zip(an_article.NAMES, (one, other), strict=True)
            ]
            wait_until_locked_out(2)
        taken, refused = sorted((done.result() for done in posts), key=lambda a: a.status_code)
    told = refused.json()
    assert (taken.status_code, refused.status_code) == (200, 412)
    assert (told["code"], told["decided_on"]["version"]) == ("STALE_VERSION", 1)
    assert told["newest"]["version"] == taken.json()["version"] == 2
    assert told["newest"]["review"] == taken.json()["review"]
    assert StatedFact.objects.count() == 2


def post(name, fact, tag, decision, said):
    client = Client()
    try:
        client.force_login(User.objects.get(username=name))
        return decide(client, fact, decision, tag, **said)
    finally:
        connections.close_all()


def wait_until_locked_out(count):
    for _ in range(1_000):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            )
            if cursor.fetchone()[0] == count:
                return
        time.sleep(0.01)
    raise AssertionError("They never asked for the article's lock.")
