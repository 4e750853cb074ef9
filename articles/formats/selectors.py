"""Words that are told by quoting them, by their position, or by both: found in a text, or refused.

The position counts where the quoted words stand there. Where they do not, the quote decides if it
stands once, or once between the words before and after it; it is never attached to one of several
look-alikes.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

from articles.annotated import Counting, Span
from articles.enums import Quotes
from articles.errors import (
    AMBIGUOUS_QUOTE,
    BAD_MARK,
    BAD_OFFSET,
    EMPTY_SPAN,
    QUOTE_NOT_FOUND,
    QUOTE_PREFERRED,
    SPLIT_SURROGATE,
    Note,
    Refusal,
    Refused,
)
from articles.formats.decoding import typed
from articles.formats.jsonld import listed
from articles.offsets import Converter, agree, converter

SHOWN = 60  # characters of a quote that a refusal repeats
SHOWN_PLACES = 10  # of a quote that stands more often, so many are told
MOST_SEARCHED = 5_000_000_000  # characters that the quotes of one document are looked for in
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
        kinds = listed(selector.get("type")) if isinstance(selector, dict) else []
        if quote is None and "TextQuoteSelector" in kinds:
            quote = typed(selector, Quote, BAD_MARK, name, place)
        if position is None and "TextPositionSelector" in kinds:
            position = typed(selector, Position, BAD_MARK, name, place)
    told = Told(quote, position)
    if selectors and not told:
        reason = "it selects by neither quote nor position"
        raise Refused(BAD_MARK.at(name, place, reason=reason))
    return told


@dataclass
class Ground:
    """The text that words are found in, and how its file counts."""

    document: str
    text: str
    counting: Counting
    notes: list[Note] = field(default_factory=list)
    left_to_search: int = MOST_SEARCHED

    @cached_property
    def to_codepoint(self) -> Converter:
        return converter(self.text, self.counting)


def find(told: Told, ground: Ground, place: str) -> Span:
    """The words in the text; a note is taken where their position was another. Raises Refused."""
    quote = told.quote
    at = _at(told.position, ground, place) if told.position else None
    if quote is None:
        return _whole(at or (0, 0), ground, place)
    if not quote.exact:
        raise Refused(EMPTY_SPAN.at(ground.document, place))
    if at and agree(ground.text[slice(*at)], quote.exact, ground.counting, Quotes.EXACT):
        return _whole(at, ground, place)
    if at and _stands(quote.exact, at[0], ground.text):
        start = at[0]
    else:
        start = _only_place(quote, ground, place)
    if told.position:
        said = msgspec.structs.asdict(told.position)
        exact = quote.exact[:SHOWN]
        note = QUOTE_PREFERRED.at(ground.document, place, exact=exact, found=start, **said)
        ground.notes.append(note)
    return Span(start=start, end=start + len(quote.exact), exact=quote.exact)


def _at(position: Position, ground: Ground, place: str) -> tuple[int, int]:
    """A position in code points."""
    start, end = ground.to_codepoint(position.start), ground.to_codepoint(position.end)
    if start is None or end is None:
        split = position.start if start is None else position.end
        raise Refused(SPLIT_SURROGATE.at(ground.document, place, offset=split))
    return start, end


def _whole(at: tuple[int, int], ground: Ground, place: str) -> Span:
    start, end = at
    if start == end:
        raise Refused(EMPTY_SPAN.at(ground.document, place))
    if not 0 <= start < end <= len(ground.text):
        raise Refused(BAD_OFFSET.at(ground.document, place, start=start, end=end))
    return Span(start=start, end=end, exact=ground.text[start:end])


def _only_place(quote: Quote, ground: Ground, place: str) -> int:
    places = _places(quote.exact, ground, place)
    if not places:
        raise Refused(QUOTE_NOT_FOUND.at(ground.document, place, exact=quote.exact[:SHOWN]))
    if len(places) > 1:
        before, after = _HALF.sub("", quote.prefix), _HALF.sub("", quote.suffix)
        between = [
            start
            for start in places
            if ground.text.endswith(before, 0, start)
            and _stands(after, start + len(quote.exact), ground.text)
        ]
        if len(between) != 1:
            raise Refused(_ambiguous(quote, places, ground, place))
        places = between
    return places[0]


def _ambiguous(quote: Quote, places: list[int], ground: Ground, place: str) -> Refusal:
    told = ", ".join(map(str, places[:SHOWN_PLACES]))
    more = " and more" if len(places) > SHOWN_PLACES else ""
    often = f"{len(places)} or more" if len(places) == MOST_PLACES else len(places)
    exact = quote.exact[:SHOWN]
    return AMBIGUOUS_QUOTE.at(
        ground.document, place, exact=exact, count=often, places=f"{told}{more}"
    )


def _places(exact: str, ground: Ground, place: str) -> list[int]:
    ground.left_to_search -= len(ground.text)
    if ground.left_to_search < 0:
        reason = "too many quotes before it stand elsewhere than the file says, or it does not say"
        raise Refused(BAD_MARK.at(ground.document, place, reason=reason))
    places: list[int] = []
    start = ground.text.find(exact)
    while start >= 0 and len(places) < MOST_PLACES:
        places.append(start)
        start = ground.text.find(exact, start + 1)
    return places


def _stands(words: str, start: int, text: str) -> bool:
    return start >= 0 and text.startswith(words, start)
