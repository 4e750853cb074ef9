"""How much one document may hold: what is beyond it no annotator made, and it costs memory."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from articles.errors import TOO_MANY_RECORDS, Refused

T = TypeVar("T")
MOST_RECORDS = 250_000  # marks, relations, lines ... of each kind


def numbered(records: Iterable[T], document: str, start: int = 0) -> Iterator[tuple[int, T]]:
    """Each record with its number. Raises Refused where there are too many."""
    for number, record in enumerate(records, start):
        refuse_beyond(number - start + 1, document)
        yield number, record


def refuse_beyond(count: int, document: str) -> None:
    if count > MOST_RECORDS:
        raise Refused(TOO_MANY_RECORDS.at(document, limit=f"{MOST_RECORDS:,}"))
