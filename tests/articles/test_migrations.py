"""An installation that was there before: what waited in it still comes to its end."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.deliveries import open_paths, pack
from articles.enums import Queue
from articles.models import Import
from campaigns import working
from campaigns.models import StatedFact

SAMPLE = Path(__file__).parents[1] / "samples" / "six-percent.json"


@pytest.fixture
def before_documents(own_database):
    """The tables as they were when an import kept its files in its own row."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    executor = MigrationExecutor(connection)
    wanted = [("articles", "0002_how_files_count"), ("campaigns", "0002_ledger_head")]
    return executor.migrate(wanted).apps.get_model("articles", "Import")


def test_imports_that_waited_with_their_files_are_taken_and_those_of_commands_are_over(
    before_documents,
):
    payload = pack(open_paths([SAMPLE]))
    before_documents.objects.create(name="queued", payload=payload)
    before_documents.objects.create(name="held", payload=payload, state="held")
    before_documents.objects.create(name="of a command that was stopped")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    while document := working.claim(Queue.BULK):
        working.take(document)
    assert dict(Import.objects.values_list("name", "state")) == {
        "queued": "done",
        "held": "held",
        "of a command that was stopped": "set aside",
    }
    assert StatedFact.objects.count() == 4
