"""The ledger as a program sees it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from campaign_ledger.http import Asked, Door, as_text
from campaign_ledger.shapes import Change, Delivery, Fact, Status


@dataclass(frozen=True)
class Page:
    """Some versions in the order of the ledger, and the cursor to go on from."""

    cursor: int
    changes: list[Change]


class Ledger:
    """A Campaign Ledger at an address, such as http://127.0.0.1:8000."""

    def __init__(self, address: str, *, token: str | None = None, timeout: float = 30) -> None:
        self._door = Door(f"{address.rstrip('/')}/api/v1/", token, timeout)

    def status(
        self,
        campaign: str,
        *,
        on: str | None = None,
        known_at: str | None = None,
        unreviewed: bool = True,
    ) -> Status:
        """How a campaign stands, on a day and as known by a moment where these are given."""
        asked: dict[str, Asked] = {"on": on, "known_at": known_at, "unreviewed": unreviewed}
        told: Status = self._door.get(f"campaigns/{quote(campaign, safe='')}/status/", asked)
        return told

    def facts(self, **filters: Asked) -> Iterator[Fact]:
        """Every fact that the filters of `facts/` leave, page after page."""
        page: Any = self._door.get("facts/", {"page_size": 200, **filters})
        yield from page["results"]
        while page["next"]:
            page = self._door.get(page["next"])
            yield from page["results"]

    def follow(
        self, cursor: int = 0, *, page_size: int = 200, every: float | None = None
    ) -> Iterator[Page]:
        """The versions after a cursor, in the order in which they were committed.

        It ends when there is nothing more; with `every`, it asks again after so many seconds.
        """
        while True:
            asked: dict[str, Asked] = {"cursor": cursor, "page_size": page_size}
            told: Any = self._door.get("changes/", asked)
            if told["results"]:
                cursor = told["cursor"]
                yield Page(cursor, told["results"])
            elif every is None:
                return
            else:
                time.sleep(every)

    def import_file(self, *paths: str | Path, **options: Asked) -> Delivery:
        """Deliver files that belong together, or an archive; a worker takes them.

        `options` are those of `imports/`: `format`, `offset_unit`, `lenient`.
        """
        body, content_type = _form([Path(path) for path in paths], options)
        told: Delivery = self._door.post("imports/", body, content_type)
        return told

    def delivery(self, id: str) -> Delivery:
        """A delivery, and what it came to so far."""
        told: Delivery = self._door.get(f"imports/{quote(id, safe='')}/")
        return told

    def wait_for(self, delivery: Delivery, *, every: float = 1, longest: float = 600) -> Delivery:
        """The delivery when it is finished. Raises TimeoutError when that takes too long."""
        end = time.monotonic() + longest
        while delivery["finished_at"] is None:
            if time.monotonic() >= end:
                raise TimeoutError(f"The delivery {delivery['name']} is not finished.")
            time.sleep(every)
            delivery = self.delivery(delivery["id"])
        return delivery


def _form(paths: list[Path], options: dict[str, Asked]) -> tuple[bytes, str]:
    """Files and fields as a form sends them (RFC 7578)."""
    edge = uuid4().hex
    parts = []
    for name, value in options.items():
        if value is not None:
            parts.append((f'name="{name}"', as_text(value).encode()))
    for path in paths:
        safe = path.name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
        parts.append((f'name="file"; filename="{safe}"', path.read_bytes()))
    body = b"".join(
        f"--{edge}\r\nContent-Disposition: form-data; {told}\r\n\r\n".encode() + content + b"\r\n"
        for told, content in parts
    )
    return body + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
