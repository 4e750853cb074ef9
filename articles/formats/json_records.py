"""The records of a JSON file: the one it holds, those of a list, or one a line.

Which it is is told by content, whatever the file is called.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from articles.deliveries import Document
from articles.formats.decoding import json_of

T = TypeVar("T")
ENDINGS = {".json", ".jsonl"}
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def records(document: Document) -> Iterator[tuple[str, str, Any]]:
    """Each record with its name, its place, and its data or what decodes it."""
    [content] = document.parts.values()
    if _is_lines(document, content):
        for number, line in enumerate(content.split(b"\n"), start=1):
            if line.strip(b" \t\r" + _BYTE_ORDER_MARK):
                name = f"{document.name}:{number}"
                yield name, "", lambda line=line, name=name: json_of(line, name)
        return
    data = json_of(content, document.name)
    if isinstance(data, list):
        for number, record in enumerate(data):
            yield f"{document.name}:{number + 1}", f"/{number}", record
    else:
        yield document.name, "", data


def first_as(type: type[T], document: Document) -> T | None:
    """The first record as a type that tells a format from others; None where it is none of it."""
    if document.parts.keys() - ENDINGS or len(document.parts) != 1:
        return None
    [content] = document.parts.values()
    content = content.removeprefix(_BYTE_ORDER_MARK).strip()
    if _is_lines(document, content):
        content, _, _ = content.partition(b"\n")
    try:
        found = msgspec.json.decode(content, type=type | list[type])  # type: ignore[valid-type]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return next(iter(found), None) if isinstance(found, list) else found


def _is_lines(document: Document, content: bytes) -> bool:
    """By content: lines when the first line is a whole object and others follow; a list, or an
    object that is spread over lines, is none."""
    first, _, rest = content.removeprefix(_BYTE_ORDER_MARK).strip().partition(b"\n")
    first = first.rstrip()
    if first[:1] == b"[" or first[-1:] in (b"{", b"[", b","):
        return False
    return (first.endswith(b"}") and bool(rest)) or ".jsonl" in document.parts
