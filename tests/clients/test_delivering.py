"""The client delivers to the product as it runs: a web process, a Valkey, a worker of its own."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from campaign_ledger import Ledger, Refused

SAMPLES = Path(__file__).parents[1] / "samples"
ISSUE = """
from django.contrib.auth.models import User
from campaigns import tokens
from campaigns.enums import Scope
admin = User.objects.get(username="admin")
print(tokens.issue("a desk", account=admin, scopes=[Scope.READ, Scope.IMPORT])[1])
"""


@pytest.fixture(scope="module")
def ledger(running):
    issued = running.manage("shell", "-c", ISSUE)
    assert issued.stderr == ""
    token = issued.stdout.strip().splitlines()[-1]
    return Ledger(f"http://127.0.0.1:{running.port}", token=token)


def test_an_archive_is_taken_to_its_end_and_what_was_not_taken_is_told(ledger, tmp_path):
    with ZipFile(tmp_path / "articles.zip", "w") as archive:
        for name in ("six-percent.json", "one-bad-mark.json", "cut-off.json"):
            archive.write(SAMPLES / name, name)
    delivery = ledger.import_file(tmp_path / "articles.zip")
    assert (delivery["name"], delivery["by"]) == ("articles.zip", "admin")
    delivery = ledger.wait_for(delivery, every=0.1, longest=60)
    assert (delivery["state"], delivery["documents"]["done"]) == ("done", 3)
    outcome = delivery["outcome"]
    assert (outcome["articles"], outcome["facts"]["new"]) == (2, 7)
    assert [(one["code"], one["document"], one["place"]) for one in outcome["refused"]] == [
        ("BROKEN_JSON", "articles.zip/cut-off.json", ""),
        ("QUOTE_MISMATCH", "articles.zip/one-bad-mark.json", "f2"),
    ]
    recorded = ledger.facts(campaign="exampleville", recorded_after=delivery["received_at"])
    told = [change for page in ledger.follow() for change in page.changes]
    assert [one["imported"] for one in told].count("articles.zip") == len(list(recorded)) == 7


def test_a_delivery_of_which_nothing_can_be_opened_is_refused_at_once(ledger, tmp_path):
    (tmp_path / "articles.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(Refused, match="NOTHING_USABLE") as refused:
        ledger.import_file(tmp_path / "articles.zip")
    [told] = refused.value.problem["refused"]
    assert (refused.value.status, told["document"]) == (400, "articles.zip")
