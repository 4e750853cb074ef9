"""Words that are told by quoting them, by their position, or by both: found in a text, or refused.

The position counts where the quoted words stand there. Where they do not, the quote decides if it
stands once, or once between the words before and after it; it is never attached to one of several
look-alikes.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from articles.annotated import Counting, Span
from articles.enums import OffsetUnit, Quotes
from articles.errors import (
    AMBIGUOUS_QUOTE,
    BAD_MARK,
    BAD_OFFSET,
    EMPTY_SPAN,
    HALF_CONTEXT,
    QUOTE_NOT_FOUND,
    QUOTE_PREFERRED,
    SPLIT_SURROGATE,
    Note,
    Refusal,
    Refused,
)
from articles.formats.selectors import Position, Quote, Told
from articles.offsets import Converter, agree, converter

SHOWN = 60  # characters of a quote that a refusal repeats
SHOWN_PLACES = 10  # of a quote that stands more often, so many are told
MOST_SEARCHED = 5_000_000_000  # characters that the quotes of one document are looked for in
MOST_PLACES = 1000  # a quote that stands so often is looked for no further

_HALF = re.compile("^[\ud800-\udfff]+|[\ud800-\udfff]+$")


@dataclass
class Ground:
    """The text that words are found in, and how its file counts."""

    document: str
    text: str
    counting: Counting
    notes: list[Note] = field(default_factory=list)
    left_to_search: int = MOST_SEARCHED
    begins: int = 0  # where in the article

    @cached_property
    def to_codepoint(self) -> Converter:
        return converter(self.text, self.counting)

    @cached_property
    def from_characters(self) -> Converter:
        counting = msgspec.structs.replace(
            self.counting, offset_unit=OffsetUnit.CODEPOINT, crlf_is_one=True
        )
        return converter(self.text, counting)

    def inside(self, span: Span) -> "Ground":
        text = self.text[span.start - self.begins : span.end - self.begins]
        self.left_to_search -= len(text)
        left = self.left_to_search
        return Ground(self.document, text, self.counting, self.notes, left, span.start)


def find(told: Told, ground: Ground, place: str) -> Span:
    """The words in the text; a note is taken where their position was another. Raises Refused."""
    if told.within:
        inside = ground.inside(find(told.within, ground, place))
        span = find(Told(told.quote, told.position), inside, place)
        ground.left_to_search = inside.left_to_search
        return span
    quote = told.quote
    at = _at(told.position, ground, place) if told.position else None
    if quote is None:
        return _whole(at or (0, 0), ground, place)
    if not quote.exact:
        raise Refused(EMPTY_SPAN.at(ground.document, place))
    if _HALF.search(quote.prefix) or _HALF.search(quote.suffix):
        ground.notes.append(HALF_CONTEXT.at(ground.document, place, exact=quote.exact[:SHOWN]))
    if at and agree(ground.text[slice(*at)], quote.exact, ground.counting, Quotes.EXACT):
        return _whole(at, ground, place)
    if at and _stands(quote.exact, at[0], ground.text):
        start = at[0]
    else:
        start = _only_place(quote, ground, place)
    start += ground.begins
    if told.position:
        end = len(ground.text) if told.position.end is None else told.position.end
        exact = quote.exact[:SHOWN]
        note = QUOTE_PREFERRED.at(
            ground.document, place, exact=exact, found=start, start=told.position.start, end=end
        )
        ground.notes.append(note)
    return Span(start=start, end=start + len(quote.exact), exact=quote.exact)


def _at(position: Position, ground: Ground, place: str) -> tuple[int, int]:
    """A position in code points."""
    to_codepoint = ground.from_characters if position.of_fragment else ground.to_codepoint
    start = to_codepoint(position.start)
    end = len(ground.text) if position.end is None else to_codepoint(position.end)
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
    begins = ground.begins
    return Span(start=begins + start, end=begins + end, exact=ground.text[start:end])


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
    told = ", ".join(str(ground.begins + start) for start in places[:SHOWN_PLACES])
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
