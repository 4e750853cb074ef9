"""Programs that know nothing of this project read what it serves."""

import compileall
import importlib
import json
import subprocess
import sys
from datetime import UTC, date, datetime

import feedparser
import icalendar
import pandas
import pytest
from django.core.management import call_command

from campaigns.enums import Kind
from campaigns.models import Measure, StatedFact
from tests import builders

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "About 6 percent of Exampleville remains. A vote may come in September."


@pytest.fixture(autouse=True)
def facts(take):
    """A figure, and a date that is announced."""
    figure = builders.fact(
        TEXT,
        "About 6 percent of Exampleville remains",
        id="figure",
        value={"low": 6, "high": 6, "unit": "percent"},
        stated_for="2017-05-25",
    )
    vote = builders.fact(
        TEXT,
        "A vote may come in September",
        id="vote",
        measure="vote-scheduled",
        stated_for="2017-09",
    )
    Measure.objects.create(slug="vote-scheduled", label="Vote", kind=Kind.EVENT)
    take(builders.article(TEXT, figure, vote))
    return {fact.mark_id: fact for fact in StatedFact.objects.all()}


def test_curl_reads_a_status_packed_and_asks_again_for_nothing(live_server, tmp_path):
    address = f"{live_server.url}/api/v1/campaigns/mosul/status/"
    tags = tmp_path / "tags"
    curl = ["curl", "--silent", "--fail", "--compressed", "--noproxy", "*"]
    told = subprocess.run([*curl, "--etag-save", tags, address], capture_output=True, check=True)
    [measure] = [one for one in json.loads(told.stdout)["measures"] if one["headline"]]
    assert measure["headline"]["value"]["low"] == "6"
    assert tags.read_text().strip().endswith('-gzip"')
    again = [*curl, "--etag-compare", tags, "--write-out", "%{http_code}", address]
    assert subprocess.run(again, capture_output=True, check=True).stdout == b"304"


def test_pandas_reads_a_file_and_finds_figures_and_days(live_server):
    address = f"{live_server.url}/api/v1/facts.csv"
    table = pandas.read_csv(address, parse_dates=["recorded_at"]).set_index("measure")
    assert table.loc["territory-remaining", "low"] == 6.0
    assert table["low"].dtype == "float64"
    assert table["version"].dtype == "int64"
    assert table["low_open"].dtype == "bool"
    assert pandas.isna(table.loc["vote-scheduled", "low"])
    assert table["recorded_at"].dt.tz == UTC
    lines = pandas.read_json(f"{live_server.url}/api/v1/changes.jsonl", lines=True)
    assert list(lines["position"]) == [1, 2]


def test_a_reader_of_feeds_finds_every_fact_and_asks_again_for_nothing(live_server, facts):
    address = f"{live_server.url}/campaigns/mosul/feed.atom"
    feed = feedparser.parse(address)
    assert (feed.bozo, feed.status) == (False, 200)
    assert {entry.id.rpartition(":")[2] for entry in feed.entries} == {
        str(fact.fact) for fact in facts.values()
    }
    assert feedparser.parse(address, etag=feed.etag).status == 304


def test_a_calendar_finds_the_dates_that_are_announced(live_server, facts):
    address = f"{live_server.url}/campaigns/mosul/dates.ics"
    read = subprocess.run(
        ["curl", "--silent", "--fail", "--noproxy", "*", address], capture_output=True, check=True
    )
    [event] = icalendar.Calendar.from_ical(read.stdout).walk("VEVENT")
    assert str(facts["vote"].fact) in event["UID"]
    assert (event["DTSTART"].dt, event["STATUS"]) == (date(2017, 9, 1), "TENTATIVE")


def test_a_client_that_another_program_writes_from_the_schema_fetches_a_status(
    live_server, tmp_path, monkeypatch
):
    schema, config = tmp_path / "schema.json", tmp_path / "config.yaml"
    call_command("spectacular", "--format", "openapi-json", "--file", str(schema))
    config.write_text("post_hooks: []\n")  # it would format with programs that it brings along
    written = subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"),
            *("--path", schema, "--config", config, "--output-path", tmp_path / "written_client"),
            "--fail-on-warning",
        ],
        capture_output=True,
        check=True,
    )
    assert b"Warning" not in written.stdout + written.stderr
    assert compileall.compile_dir(tmp_path / "written_client", quiet=1)
    operations = [
        operation["operationId"].replace(".", "")
        for operations in json.loads(schema.read_text())["paths"].values()
        for operation in operations.values()
    ]
    modules = {path.stem for path in (tmp_path / "written_client/api").glob("*/[a-z]*.py")}
    assert {one.replace("_", "") for one in operations} == {one.replace("_", "") for one in modules}
    monkeypatch.syspath_prepend(tmp_path)
    client = importlib.import_module("written_client").Client(base_url=live_server.url)
    door = importlib.import_module("written_client.api.campaigns.campaigns_status_retrieve")
    with client as asking:
        standing = door.sync("mosul", client=asking, on=date(2017, 5, 25))
    assert standing.on == date(2017, 5, 25)
    assert standing.measures[0].headline.value.low == "6"
    assert isinstance(standing.known_at, datetime)
