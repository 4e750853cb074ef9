"""What a target says of where its words are: a quote, a position, or both, within others or alone.

Kinds of selectors that plain text has no use for are passed over.
"""

import re
from typing import Any

import msgspec

from articles.errors import BAD_MARK, Refused
from articles.formats.decoding import typed
from articles.formats.jsonld import listed

_CHARACTERS = re.compile(r"char=(?P<start>[0-9]{0,12})(?:,(?P<end>[0-9]{0,12}))?(?:;.*)?", re.S)


class Quote(msgspec.Struct, frozen=True):
    exact: str
    prefix: str = ""
    suffix: str = ""


class Position(msgspec.Struct, frozen=True):
    start: int
    end: int | None  # None: to the end of the text
    of_fragment: bool = False  # counted in characters, a line end as one, whatever the file counts


class _Position(msgspec.Struct, frozen=True):
    start: int
    end: int


class Told(msgspec.Struct, frozen=True):
    """What a target or a role says of where its words are."""

    quote: Quote | None = None
    position: Position | None = None
    within: "Told | None" = None  # these words refine a selection of others

    def __bool__(self) -> bool:
        return self.quote is not None or self.position is not None


def told(selectors: Any, name: str, place: str) -> Told:
    """The first quote and the first position of plain selectors; other kinds are passed over.

    Raises Refused where there are others only.
    """
    told = _told(selectors, name, place)
    if selectors and not told:
        reason = "it selects by neither quote nor position"
        raise Refused(BAD_MARK.at(name, place, reason=reason))
    return told


def _told(selectors: Any, name: str, place: str) -> Told:
    quote: Quote | None = None
    position: Position | None = None
    refined = Told()
    for selector in listed(selectors):
        kinds = listed(selector.get("type")) if isinstance(selector, dict) else []
        if kinds and selector.get("refinedBy"):
            refined = refined or _refined(selector, name, place)
            continue
        if quote is None and "TextQuoteSelector" in kinds:
            quote = typed(selector, Quote, BAD_MARK, name, place)
        if position is None and "TextPositionSelector" in kinds:
            said = typed(selector, _Position, BAD_MARK, name, place)
            position = Position(said.start, said.end)
        if position is None and "FragmentSelector" in kinds:
            position = _of_fragment(selector.get("value"))
    return Told(quote, position) or refined


def _refined(selector: dict[str, Any], name: str, place: str) -> Told:
    """Words within a selection. Where that is none of words, a quote may still be found alone."""
    around = _told({**selector, "refinedBy": None}, name, place)
    return _inside(_told(selector["refinedBy"], name, place), around)


def _inside(told: Told, around: Told) -> Told:
    if told.within:
        return msgspec.structs.replace(told, within=_inside(told.within, around))
    return msgspec.structs.replace(told, within=around) if around else Told(told.quote)


def _of_fragment(value: Any) -> Position | None:
    """A range of characters in plain text, as RFC 5147 writes it."""
    match = _CHARACTERS.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    start, end = int(match["start"] or 0), match["end"]
    if end is None:
        return Position(start, start, of_fragment=True)
    return Position(start, int(end) if end else None, of_fragment=True)
