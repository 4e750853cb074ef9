"""Marks find their place in this text: exact, or refused. Pure.

What goes in counts in the unit of its file; what comes out counts in code points, and for every
mark and role `text[start:end] == exact`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from articles.annotated import (
    ID_LENGTH,
    TYPE_LENGTH,
    AnnotatedArticle,
    Counting,
    FactMark,
    Mark,
    Span,
)
from articles.enums import MarkType, Quotes
from articles.errors import (
    BAD_MARK,
    BAD_OFFSET,
    COUNTED,
    CUT_LETTER,
    EMPTY_SPAN,
    LONE_SURROGATE,
    LOOSE_QUOTE,
    NUL_IN_TEXT,
    QUOTE_MISMATCH,
    SPLIT_SURROGATE,
    Note,
    Refusal,
    Refused,
)
from articles.offsets import Converter, agree, converter, cuts_a_letter, decide, found_out

S = TypeVar("S", bound=Span)
SHOWN = 60  # characters of a quote that a refusal repeats
MOST_SEARCHES = 50  # quotes of one document looked for elsewhere; each costs a pass over the text
_ESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


@dataclass
class _Ground:
    """The text that marks are anchored in."""

    document: str
    text: str
    counting: Counting
    quotes: Quotes
    to_codepoint: Converter
    notes: list[Note] = field(default_factory=list)
    searches_left: int = MOST_SEARCHES


def anchor(article: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with its marks in code points; those that do not hold are refused."""
    try:
        ground = _ground(article)
    except Refused as refused:
        refusals = (*article.refusals, refused.refusal)
        return msgspec.structs.replace(article, marks=(), refusals=refusals)
    marks: list[Mark] = []
    refused_marks: list[Refusal] = []
    for number, mark in enumerate(article.marks):
        place = mark.id or f"/annotations/{number}"
        try:
            marks.append(_anchored_mark(mark, ground, place))
        except Refused as refused:
            refused_marks.append(refused.refusal)
    return msgspec.structs.replace(
        article,
        **msgspec.structs.asdict(ground.counting),
        quotes=Quotes.EXACT,
        marks=tuple(marks),
        refusals=(*article.refusals, *refused_marks),
        notes=(*article.notes, *ground.notes),
    )


def _ground(article: AnnotatedArticle) -> _Ground:
    problem = _text_problem(article)
    if problem is not None:
        raise Refused(problem)
    counting = decide(article)
    told = found_out(article, counting)
    return _Ground(
        document=article.document,
        text=article.text,
        counting=counting,
        quotes=article.quotes,
        to_codepoint=_as_it_is if article.in_code_points else converter(article.text, counting),
        notes=[COUNTED.at(article.document, unit=told)] if told else [],
    )


def _as_it_is(offset: int) -> int:
    return offset


def _text_problem(article: AnnotatedArticle) -> Refusal | None:
    told = [article.text, *msgspec.structs.astuple(article.header)]
    if any("\x00" in words for words in told if isinstance(words, str)):
        return NUL_IN_TEXT.at(article.document)
    if any(_is_broken(words) for words in told if isinstance(words, str)):
        return LONE_SURROGATE.at(article.document)
    return None


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _anchored_mark(mark: Mark, ground: _Ground, place: str) -> Mark:
    anchored = _anchored(mark, ground, place)
    if isinstance(anchored, FactMark):
        roles = tuple(
            _anchored(role, ground, f"{place}/roles/{number}")
            for number, role in enumerate(anchored.roles)
        )
        anchored = msgspec.structs.replace(anchored, roles=roles)
    reason = _why_unkeepable(anchored)
    if reason:
        raise Refused(BAD_MARK.at(ground.document, place, reason=reason))
    return anchored


def _why_unkeepable(mark: Mark) -> str:
    """Why no row can hold what the mark says beside its words; "" when one can."""
    if not 0 < len(mark.type) <= TYPE_LENGTH:
        return f"its type must have 1 to {TYPE_LENGTH} characters"
    if mark.type == MarkType.STATED_FACT and not isinstance(mark, FactMark):
        return "it is a StatedFact, and says neither its measure nor its campaign"
    if len(mark.id) > ID_LENGTH:
        return f"its id is longer than {ID_LENGTH} characters"
    try:
        told = msgspec.json.encode(mark)
    except UnicodeEncodeError:
        return "it holds half a character (a lone surrogate)"
    return "it holds a NUL character" if _ESCAPED_NUL.search(told) else ""


def _anchored(span: S, ground: _Ground, place: str) -> S:
    document = ground.document
    start, end = ground.to_codepoint(span.start), ground.to_codepoint(span.end)
    if start is None or end is None:
        split = span.start if start is None else span.end
        raise Refused(SPLIT_SURROGATE.at(document, place, offset=split))
    if start == end:
        raise Refused(EMPTY_SPAN.at(document, place))
    if not 0 <= start < end <= len(ground.text):
        raise Refused(BAD_OFFSET.at(document, place, start=span.start, end=span.end))
    found = ground.text[start:end]
    if not agree(found, span.exact, ground.counting, ground.quotes):
        raise Refused(_mismatch(span, ground, place, found))
    ground.notes += _doubts(span, ground, place, start, end)
    return msgspec.structs.replace(span, start=start, end=end, exact=found)


def _doubts(span: Span, ground: _Ground, place: str, start: int, end: int) -> Iterator[Note]:
    """What is worth a second look in a span that is taken."""
    found = ground.text[start:end]
    as_told = not span.exact or agree(found, span.exact, ground.counting, Quotes.EXACT)
    if ground.quotes == Quotes.LOOSE and not as_told:
        told, shown = span.exact[:SHOWN], found[:SHOWN]
        yield LOOSE_QUOTE.at(ground.document, place, exact=told, found=shown)
    if cuts_a_letter(ground.text, start) or cuts_a_letter(ground.text, end):
        yield CUT_LETTER.at(ground.document, place, exact=found[:SHOWN])


def _mismatch(span: Span, ground: _Ground, place: str, found: str) -> Refusal:
    return QUOTE_MISMATCH.at(
        ground.document,
        place,
        start=span.start,
        end=span.end,
        found=found[:SHOWN],
        exact=span.exact[:SHOWN],
        elsewhere=_elsewhere(span.exact, ground),
    )


def _elsewhere(exact: str, ground: _Ground) -> str:
    """Where the words do stand, if there is one such place."""
    if not exact or not ground.searches_left:
        return ""
    ground.searches_left -= 1
    if ground.text.count(exact) != 1:
        return ""
    return f"; those stand once, at {ground.text.index(exact)}"
