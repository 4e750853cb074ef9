"""Words that are told by quoting them, by their position, or by both: found in a text, or refused.

The position counts where the quoted words stand there. Where they do not, the quote decides if it
stands once, or once between the words before and after it; it is never attached to one of several
look-alikes.
"""

import re
from typing import Any

import msgspec

from articles.annotated import Span
from articles.errors import (
    AMBIGUOUS_QUOTE,
    BAD_MARK,
    BAD_OFFSET,
    EMPTY_SPAN,
    QUOTE_NOT_FOUND,
    QUOTE_PREFERRED,
    Note,
    Refusal,
    Refused,
)
from articles.formats.decoding import typed
from articles.formats.jsonld import listed

SHOWN = 60  # characters of a quote that a refusal repeats
SHOWN_PLACES = 10  # of a quote that stands more often, so many are told
MOST_PLACES = 1000  # a quote that stands so often is looked for no further

_HALF = re.compile("^[\ud800-\udfff]+|[\ud800-\udfff]+$")


class Quote(msgspec.Struct, frozen=True):
    exact: str
    prefix: str = ""
    suffix: str = ""


class Position(msgspec.Struct, frozen=True):
    start: int
    end: int


class Told(msgspec.Struct, frozen=True):
    """What a target or a role says of where its words are."""

    quote: Quote | None = None
    position: Position | None = None

    def __bool__(self) -> bool:
        return self.quote is not None or self.position is not None


def told(selectors: Any, name: str, place: str) -> Told:
    """The first quote and the first position of plain selectors; other kinds are passed over.

    Raises Refused where there are others only.
    """
    quote: Quote | None = None
    position: Position | None = None
    for selector in listed(selectors):
        kinds = selector.get("type", ()) if isinstance(selector, dict) else ()
        if quote is None and "TextQuoteSelector" in kinds:
            quote = typed(selector, Quote, BAD_MARK, name, place)
        if position is None and "TextPositionSelector" in kinds:
            position = typed(selector, Position, BAD_MARK, name, place)
    told = Told(quote, position)
    if selectors and not told:
        reason = "it selects by neither quote nor position"
        raise Refused(BAD_MARK.at(name, place, reason=reason))
    return told


def find(told: Told, text: str, name: str, place: str) -> tuple[Span, Note | None]:
    """The words in the text, with a note where their position was another. Raises Refused."""
    quote, position = told.quote, told.position
    if quote is None:
        return _at(position or Position(0, 0), text, name, place), None
    if not quote.exact:
        raise Refused(EMPTY_SPAN.at(name, place))
    if position is not None and _stands(quote.exact, position.start, text):
        start = position.start
    else:
        start = _only_place(quote, text, name, place)
    return _span(start, quote.exact), _note(quote, position, start, name, place)


def _note(
    quote: Quote, position: Position | None, start: int, name: str, place: str
) -> Note | None:
    end = start + len(quote.exact)
    if position is None or (position.start, position.end) == (start, end):
        return None
    told = {"start": position.start, "end": position.end, "found": start}
    return QUOTE_PREFERRED.at(name, place, exact=quote.exact[:SHOWN], **told)


def _at(position: Position, text: str, name: str, place: str) -> Span:
    start, end = position.start, position.end
    if start == end:
        raise Refused(EMPTY_SPAN.at(name, place))
    if not 0 <= start < end <= len(text):
        raise Refused(BAD_OFFSET.at(name, place, start=start, end=end))
    return Span(start=start, end=end, exact=text[start:end])


def _only_place(quote: Quote, text: str, name: str, place: str) -> int:
    places = _places(quote.exact, text)
    if not places:
        raise Refused(QUOTE_NOT_FOUND.at(name, place, exact=quote.exact[:SHOWN]))
    if len(places) > 1:
        before, after = _HALF.sub("", quote.prefix), _HALF.sub("", quote.suffix)
        between = [
            start
            for start in places
            if text.endswith(before, 0, start) and _stands(after, start + len(quote.exact), text)
        ]
        if len(between) != 1:
            raise Refused(_ambiguous(quote, places, name, place))
        places = between
    return places[0]


def _ambiguous(quote: Quote, places: list[int], name: str, place: str) -> Refusal:
    told = ", ".join(map(str, places[:SHOWN_PLACES]))
    more = " and more" if len(places) > SHOWN_PLACES else ""
    often = f"{len(places)} or more" if len(places) == MOST_PLACES else len(places)
    return AMBIGUOUS_QUOTE.at(
        name, place, exact=quote.exact[:SHOWN], count=often, places=f"{told}{more}"
    )


def _places(exact: str, text: str) -> list[int]:
    places: list[int] = []
    start = text.find(exact)
    while start >= 0 and len(places) < MOST_PLACES:
        places.append(start)
        start = text.find(exact, start + 1)
    return places


def _stands(words: str, start: int, text: str) -> bool:
    return start >= 0 and text.startswith(words, start)


def _span(start: int, exact: str) -> Span:
    return Span(start=start, end=start + len(exact), exact=exact)
