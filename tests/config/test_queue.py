"""The queue as it runs: a real beat, a real Valkey, a real worker in a process of its own."""

import json

from tests.config.launch import eventually

ARTICLE = {
    "schema_version": 1,
    "offset_unit": "codepoint",
    "article": {
        "url": "https://news.example/queued",
        "title": "Handed to a worker",
        "outlet": "Example Courier",
        "rights": "open",
    },
    "text": "The city is quiet.",
    "annotations": [],
}
TITLE = ARTICLE["article"]["title"]


def test_a_worker_takes_what_the_command_queued(running, tmp_path):
    file = tmp_path / "queued.json"
    file.write_text(json.dumps(ARTICLE))
    queued = running.manage("ingest", "--queue", str(file))
    assert (queued.returncode, queued.stderr) == (0, "")
    assert eventually(lambda: TITLE in running.browser().get("/articles/"))
