"""The records of a JSON file: the one it holds, those of a list, or one a line.

Which it is is told by content, whatever the file is called. Of lines one is held at a time.
"""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from articles.archives import MEGABYTE
from articles.deliveries import Document
from articles.endings import LINES_ENDING
from articles.errors import LINE_TOO_LONG, Refused
from articles.formats.decoding import (
    BYTE_ORDER_MARK,
    first_of_list,
    json_of,
    records_of_broken_list,
    shape_of,
)

T = TypeVar("T")
ENDINGS = {".json", LINES_ENDING}
SHORTEST_PIECE = 1_000  # bytes
LARGEST_LINE = 10 * MEGABYTE  # one article with its marks; a novel is a tenth of this


def records(document: Document, *, lenient: bool = False) -> Iterator[tuple[str, str, Any]]:
    """Each record with its name, its place, and its data or what decodes it.

    With `lenient`, the sound records of a list that is broken. Raises Refused where there are no
    more.
    """
    if _is_lines(document):
        for number, line in enumerate(lines(document), start=document.first_line or 1):
            if says_something(line):
                name = f"{document.name}:{number}"
                yield name, "", partial(_record, line, name)
        return
    content = document.whole(*document.parts)
    try:
        data = json_of(content, document.name)
    except Refused:
        if not lenient:
            raise
        for number, decode in records_of_broken_list(content, document.name):
            yield f"{document.name}:{number + 1}", f"/{number}", decode
        return
    if isinstance(data, list):
        for number, record in enumerate(data):
            yield f"{document.name}:{number + 1}", f"/{number}", record
    else:
        yield document.name, "", data


def says_something(line: bytes) -> bool:
    return bool(line.strip(b" \t\r\n" + BYTE_ORDER_MARK))


def pieces(document: Document) -> Iterator[Document]:
    """A file of lines as documents of a line each; what is too short for an article goes with the
    lines after it, so that a file of scraps is no crowd."""
    gathered, first = b"", 1
    for number, line in enumerate(lines(document), start=1):
        if not gathered:
            first = number
        gathered += line
        if len(gathered) >= SHORTEST_PIECE:
            yield Document(document.name, {LINES_ENDING: gathered}, first_line=first)
            gathered = b""
    if says_something(gathered):
        yield Document(document.name, {LINES_ENDING: gathered}, first_line=first)


def lines(document: Document) -> Iterator[bytes]:
    """The lines of a file, held one at a time; of one that is too long, only its beginning."""
    with document.open(*document.parts) as file:
        while line := file.readline(LARGEST_LINE + 1):
            rest = line
            while rest and not rest.endswith(b"\n"):
                rest = file.readline(LARGEST_LINE)
            yield line


def holds(document: Document, words: bytes) -> bool:
    """Whether these bytes stand anywhere in the file."""
    with document.open(*document.parts) as file:
        before = b""
        while piece := file.read(MEGABYTE):
            if words in before + piece:
                return True
            before = piece[-len(words) :]
    return False


def first_as(type: type[T], document: Document) -> T | None:
    """The first record as a type that tells a format from others; None where it is none of it."""
    if document.parts.keys() - ENDINGS or len(document.parts) != 1:
        return None
    try:
        first = next(_said(document), b"")
        if not _is_lines(document):
            content = document.whole(*document.parts).removeprefix(BYTE_ORDER_MARK)
            first = first_of_list(content) if first.startswith(b"[") else content
    except Refused:
        return None
    found = shape_of(first, type)
    return None if isinstance(found, list) else found


def _record(line: bytes, name: str) -> Any:
    if len(line) > LARGEST_LINE:
        raise Refused(LINE_TOO_LONG.at(name, limit=LARGEST_LINE // MEGABYTE))
    return json_of(line, name)


def _is_lines(document: Document) -> bool:
    """By content: lines when the first line is a whole object and others follow; a list, or an
    object that is spread over lines, is none."""
    if document.first_line is not None:
        return True
    first, second = [*islice(_said(document), 2), b"", b""][:2]
    if first[:1] == b"[" or first[-1:] in (b"{", b"[", b","):
        return False
    return (first.endswith(b"}") and bool(second)) or LINES_ENDING in document.parts


def _said(document: Document) -> Iterator[bytes]:
    """The lines that say something."""
    for line in lines(document):
        if said := line.removeprefix(BYTE_ORDER_MARK).strip():
            yield said
