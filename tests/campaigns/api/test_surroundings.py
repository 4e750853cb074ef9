"""Lists fetch what stands around each quote, and say the same as whoever holds the whole text."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns import reviewing

API = "/api/v1"
OF_ONE_ALONE = ("source_says_now", "proposals")


@pytest.fixture
def listed(client):
    """The rows of a list, of which no query fetches a whole text."""

    def listed(address):
        with CaptureQueriesContext(connection) as asked:
            rows = client.get(f"{API}/{address}").json()["results"]
        texts = [one["sql"] for one in asked if ' "articles_revision"."text",' in one["sql"]]
        assert texts == []
        return rows

    return listed


def without(names, row):
    return {name: said for name, said in row.items() if name not in names}


def test_a_fact_in_the_list_is_as_at_its_own_address(client, four, listed):
    rows = listed("facts/")
    whole = [client.get(f"{API}/facts/{row['id']}/").json() for row in rows]
    assert [json.dumps(row) for row in rows] == [
        json.dumps(without(OF_ONE_ALONE, one)) for one in whole
    ]
    assert len(rows) == 4


def test_changes_and_versions_are_as_in_the_file_of_the_ledger(client, figure, curator, listed):
    reviewing.accept(figure.fact, version=1, by=curator, why="Read.")
    lines = client.get(f"{API}/changes.jsonl").getvalue().decode().splitlines()
    rows = listed("changes/")
    assert [json.dumps(row) for row in rows] == [json.dumps(json.loads(line)) for line in lines]
    versions = listed(f"facts/{figure.fact}/versions/")
    assert versions == [without(["position"], row) for row in reversed(rows)]
