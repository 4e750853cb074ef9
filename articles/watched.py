"""What a watched source gives at this moment, if it is not what it gave before. Pure."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from articles import folders
from articles.connecting import INTERNET, Network
from articles.deliveries import Document, open_files
from articles.errors import Refusal
from articles.fetching import NOTHING_KNOWN, Validators, fetch

SETTLED_AFTER = 10  # seconds; a file that was changed just now may be half of one


class StillWritten(Exception):
    """Something of a folder was changed a moment ago, and may not be whole."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """What a source gave, and how it is known again."""

    documents: list[Document]
    refusals: list[Refusal]  # of what could not be opened
    validators: Validators

    @property
    def sha256(self) -> str:
        """Digest of all that was given, whatever the files' times and the server's word for it."""
        digest = sha256()
        for document in self.documents:
            for part in sorted(document.parts):
                content = document.whole(part)
                digest.update(f"{document.name}\0{part}\0{len(content)}\0".encode())
                digest.update(content)
        for refusal in self.refusals:
            digest.update(f"{refusal.document}\0{refusal.place}\0{refusal.code}\0".encode())
        return digest.hexdigest()


def at_address(
    url: str,
    *,
    hosts: Collection[str],
    known: Validators = NOTHING_KNOWN,
    network: Network = INTERNET,
) -> Given | None:
    """What an address gives; None where its server says that it is `known`. Raises Refused."""
    fetched = fetch(url, hosts=hosts, known=known, network=network)
    if fetched is None:
        return None
    return _given(open_files([(fetched.name, BytesIO(fetched.content))]), fetched.validators)


def in_folder(where: str, *, root: Path | None, known: Validators = NOTHING_KNOWN) -> Given | None:
    """What lies in a folder; None where it is what is `known`. Raises Refused and StillWritten."""
    listing, newest = folders.listed(where, root=root)
    if listing == known.etag:
        return None
    if abs(time.time() - newest) < SETTLED_AFTER:  # a day ahead says that clocks differ, no more
        raise StillWritten(where)
    return _given(folders.documents(where, root=root), Validators(etag=listing))


def _given(opened: Iterable[Document | Refusal], validators: Validators) -> Given:
    found = list(opened)
    return Given(
        documents=[one for one in found if isinstance(one, Document)],
        refusals=[one for one in found if isinstance(one, Refusal)],
        validators=validators,
    )
