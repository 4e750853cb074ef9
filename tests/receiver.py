"""A receiver of webhooks, as tests play it: on this machine, answering as it is told to."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from campaigns import gathering, telling
from campaigns.models import Webhook
from campaigns.sending import told

HERE = "127.0.0.1"
Answer = int | Callable[[BaseHTTPRequestHandler], None]


class Receiver:
    """What it was sent, and what it answers: each of `answers` once, and then always 204."""

    def __init__(self, port: int) -> None:
        self.host, self.address = f"{HERE}:{port}", f"http://{HERE}:{port}/hooks/secret-path"
        self.sent: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[Answer] = []

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        self.sent.append(({name.lower(): said for name, said in handler.headers.items()}, body))
        handler.body = body
        answer = self.answers.pop(0) if self.answers else 204
        with suppress(OSError):  # who sent may have had enough
            if callable(answer):
                answer(handler)
            else:
                handler.send_response(answer)
                handler.send_header("Content-Length", "0")
                handler.end_headers()

    @property
    def keys(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.sent]

    @property
    def told(self) -> list[dict]:
        return [json.loads(body) for _, body in self.sent]

    @property
    def positions(self) -> list[int]:
        """Of every version that came, as often as it came."""
        changes = [one["data"]["results"] for one in self.told if one["type"] != "ping"]
        return [change["position"] for several in changes for change in several]


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver

    def handle_error(self, request, client_address) -> None:
        """A sender that hangs up is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.server.receiver.answer(self)

    def log_message(self, *args) -> None:
        """Tests look at what was sent."""


@contextmanager
def listening(port: int = 0) -> Iterator[Receiver]:
    with _Quiet((HERE, port), _Handler) as server:
        server.receiver = Receiver(server.server_address[1])
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        serving.start()
        try:
            yield server.receiver
        finally:
            server.shutdown()
            serving.join()


def webhook(receiver: Receiver, **said: object) -> Webhook:
    """A webhook to a receiver, not yet registered."""
    usual = {"name": "desk", "address": receiver.address, "ledger": "https://ledger.example/"}
    return Webhook(**usual | said)


def tell_all() -> None:
    """What a worker does, until nothing is ready."""
    gathering.gather(told)
    while delivery := telling.claim():
        telling.send(delivery)
        gathering.gather(told)
