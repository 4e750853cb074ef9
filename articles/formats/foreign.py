"""Formats that hold no article with marks in its text: each refused by name, with a way out.

Known by a look at the first bytes. Nothing of them is parsed, and no XML ever.
"""

import re

from articles.deliveries import Document
from articles.endings import FOREIGN_ENDINGS, LINES_ENDING
from articles.errors import (
    EVENT_TABLE,
    FLAT_EXPORT,
    MARKED_XML,
    NO_PLAIN_TEXT,
    TOKEN_COLUMNS,
    Problem,
    Refusal,
)

LOOKED_AT = 10_000  # bytes
_ENDINGS = {*FOREIGN_ENDINGS, ".txt", ".ann", ".json", LINES_ENDING}

_XML = re.compile(r"\s*<(\?xml|!DOCTYPE|!ENTITY|[A-Za-z_][\w.:-]*[\s/>])")
_WEBANNO = "#FORMAT=WebAnno"
_LABEL = re.compile(r"O|[BIESLUM]-\S+")  # of a token, last in its row
_CONLL_U = re.compile(r"\d+\t[^\t]+(?:\t[^\t]*){6,8}")
_NAMED_COLUMNS = re.compile(r"[,;\t]")
_OF_EVENTS = {
    *("event_id", "event_id_cnty", "event_date", "event_type", "fatalities", "globaleventid"),
    *("eventid", "nkill", "date_start", "deaths_civilians", "sqldate", "actor1", "side_a"),
}
_OF_LABEL_STUDIO = {"annotation_id", "annotator", "lead_time"}


def named(document: Document) -> Refusal | None:
    """What to say of a document that is known to be none that can be read."""
    for part in document.parts:
        if part in _ENDINGS:
            with document.open(part) as file:
                problem = _problem(part, file.read(LOOKED_AT))
            if problem is not None:
                return problem.at(document.name, kind=part.removeprefix(".").upper())
    return None


def _problem(ending: str, beginning: bytes) -> Problem | None:
    if beginning.startswith((b"%PDF-", b"PK\x03\x04")):
        return NO_PLAIN_TEXT
    if len(beginning) == LOOKED_AT:  # its last line may be cut off
        beginning = beginning.rpartition(b"\n")[0] or beginning
    text = beginning.decode("utf-8", "replace").removeprefix("\ufeff")
    if _XML.match(text):
        return MARKED_XML
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    columns = {name.strip('" ').lower() for name in _NAMED_COLUMNS.split(lines[0])}
    if len(columns & _OF_LABEL_STUDIO) > 1:
        return FLAT_EXPORT
    if len(columns & _OF_EVENTS) > 1:
        return EVENT_TABLE
    return TOKEN_COLUMNS if _are_tokens(lines) else None


def _are_tokens(lines: list[str]) -> bool:
    """Whether these are rows of tokens, but for comments."""
    if lines[0].startswith(_WEBANNO):
        return True
    rows = [line for line in lines if not line.startswith("#")]
    return len(rows) > 1 and all(_is_token(row) or _CONLL_U.fullmatch(row) for row in rows)


def _is_token(row: str) -> bool:
    _, *others = row.split()
    return bool(others) and _LABEL.fullmatch(others[-1]) is not None
