"""A host of the public network, as tests play it: real TLS on this machine, with its own names."""

import io
import ssl
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import trustme

from articles.addresses import is_public
from articles.connecting import Network

HERE = "127.0.0.1"
NAMES = ("annotation.example", "elsewhere.example")


class Host:
    """What was asked of it, and what it answers by path."""

    def __init__(self, port: int, authority: trustme.CA) -> None:
        self.port, self.asked = port, []
        self._authority = authority
        self._answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}

    def url(self, path: str, name: str = NAMES[0]) -> str:
        return f"https://{name}:{self.port}{path}"

    @property
    def hosts(self) -> list[str]:
        """Its names, as an installation allows them."""
        return [f"{name}:{self.port}" for name in NAMES]

    def network(self, resolve=lambda host, port: [HERE]) -> Network:
        """The network as it is, but that this one machine is a public one."""
        return Network(
            resolve=resolve,
            admits=lambda machine: machine == ip_address(HERE) or is_public(machine),
            trust=self._trust,
        )

    def does(self, path: str, answer: Callable[[BaseHTTPRequestHandler], None]) -> None:
        self._answers[path] = answer

    def gives(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Give a file; say so where who asks names what it already has."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}

        def answer(handler):
            known = [
                handler.headers["If-None-Match"] == said.get("ETag", "-"),
                handler.headers["If-Modified-Since"] == said.get("Last-Modified", "-"),
            ]
            unchanged = any(known)
            handler.send_response(304 if unchanged else status)
            for name, value in said.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", "0" if unchanged else str(len(body)))
            handler.end_headers()
            if not unchanged:
                handler.wfile.write(body)

        self.does(path, answer)

    def leads(self, path: str, to: str, status: int = 302) -> None:
        self.gives(path, status=status, Location=to)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, dict(handler.headers)))
        with suppress(OSError):  # who asked may have had enough
            self._answers[handler.path](handler)

    def _trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self._authority.configure_trust(context)
        return context


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    host: Host

    def handle_error(self, request, client_address) -> None:
        """A client that hangs up, or believes no certificate, is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.host.answer(self)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.host.answer(self)

    def log_message(self, *args) -> None:
        """Tests look at what was asked."""


def zipped(**files: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as unfinished:
        for name, content in files.items():
            unfinished.writestr(name, content)
    return archive.getvalue()


@contextmanager
def started() -> Iterator[Host]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*NAMES).configure_cert(context)
    with _Quiet((HERE, 0), _Handler) as server:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        server.host = Host(server.server_address[1], authority)
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        serving.start()
        try:
            yield server.host
        finally:
            server.shutdown()
            serving.join()
