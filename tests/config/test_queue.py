"""The queue as it runs: a real beat, a real Valkey, a real worker in a process of its own."""

import json

from campaign_ledger import verify

from tests import receiver as receivers
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


REGISTER = """
from django.contrib.auth.models import User
from campaigns import webhooks
from campaigns.models import Webhook
webhook = Webhook(name="desk", address="http://{host}/", ledger="http://ledger.example/")
secret = webhooks.register(webhook, by=User.objects.get(username="admin"), whole=True)
webhooks.ping(webhook)
print(secret)
"""


def test_a_receiver_is_told_the_whole_ledger_by_a_worker_of_its_own(running):
    host = running.environ["WEBHOOK_INSIDE_HOSTS"]
    with receivers.listening(int(host.partition(":")[2])) as receiver:
        said = running.manage("shell", "-c", REGISTER.format(host=host))
        assert said.stderr == ""
        secret = said.stdout.strip().splitlines()[-1]
        last = json.loads(running.browser().get("/api/v1/changes/?page_size=200"))["cursor"]
        assert eventually(lambda: receiver.positions[-1:] == [last])
    assert receiver.positions == list(range(1, last + 1))
    told = [verify(headers, body, secret)["type"] for headers, body in receiver.sent]
    assert sorted(told) == [*["ledger.changed"] * (len(told) - 1), "ping"]
