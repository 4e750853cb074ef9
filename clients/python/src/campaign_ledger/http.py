"""Questions and answers over HTTP: one origin, one token, and patience."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

MOST_TRIES = 3
LONGEST_WAIT = 60.0  # seconds
BUSY = (429, 502, 503, 504)

Asked = str | int | bool | None


class Refused(Exception):
    """The ledger refused: `code` is stable, the text is for people, `problem` is all it said."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        self.status = status
        self.code = str(problem.get("code", ""))
        self.problem = problem
        super().__init__(f"{self.code or status}: {problem.get('detail', 'The ledger refused.')}")


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: a token would go with it."""

    def redirect_request(
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


@dataclass(frozen=True)
class Door:
    """The API at one address. A token is sent there and nowhere else."""

    address: str
    token: str | None
    timeout: float

    def __post_init__(self) -> None:
        if urlsplit(self.address).scheme not in ("http", "https"):
            raise ValueError(f"{self.address} is no address of the web.")

    def get(self, path: str, asked: Mapping[str, Asked] | None = None) -> Any:
        """The answer to a question, asked again where the ledger is busy."""
        given = {name: as_text(value) for name, value in (asked or {}).items() if value is not None}
        url = urljoin(self.address, path) + (f"?{urlencode(given)}" if given else "")
        for tries in range(1, MOST_TRIES + 1):
            try:
                return self._send(url)
            except Refused as refused:
                if refused.status not in BUSY or tries == MOST_TRIES:
                    raise
                time.sleep(_wait(refused, tries))
            except URLError:
                if tries == MOST_TRIES:
                    raise
                time.sleep(tries)
        raise AssertionError("unreachable")

    def post(self, path: str, body: bytes, content_type: str) -> Any:
        """Hand something over, once."""
        return self._send(urljoin(self.address, path), body, {"Content-Type": content_type})

    def _send(
        self, url: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Any:
        if urlsplit(url)[:2] != urlsplit(self.address)[:2]:
            raise ValueError(f"{url} is not at {self.address}: it is not asked.")
        told = {"Accept": "application/json", **(headers or {})}
        if self.token:
            told["Authorization"] = f"Bearer {self.token}"
        request = Request(url, body, told)  # noqa: S310 - of the origin that was checked above
        try:
            with build_opener(_Stay).open(request, timeout=self.timeout) as answer:
                return json.load(answer)
        except HTTPError as error:
            with error:
                raise Refused(error.code, _problem(error)) from error


def _problem(error: HTTPError) -> dict[str, Any]:
    told: dict[str, Any] = {}
    try:
        read = json.load(error)
        told = read if isinstance(read, dict) else {}
    except ValueError:
        pass  # a proxy's page, and no answer of the ledger
    return {**told, "retry_after": error.headers.get("Retry-After", "")}


def _wait(refused: Refused, tries: int) -> float:
    """How long the ledger asks to wait, in seconds; as many as there were tries if it does not."""
    said = refused.problem["retry_after"]
    return min(float(said), LONGEST_WAIT) if said.isdigit() else float(tries)


def as_text(value: Asked) -> str:
    """A value as addresses and forms have it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
