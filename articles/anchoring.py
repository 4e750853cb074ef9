"""Marks find their place in this text: exact, or refused. Pure.

What goes in counts in the unit of its file; what comes out counts in code points, and for every
mark and role `text[start:end] == exact`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

import msgspec

from articles.annotated import (
    ID_LENGTH,
    TYPE_LENGTH,
    AnnotatedArticle,
    FactMark,
    Mark,
    Span,
)
from articles.enums import OffsetUnit
from articles.errors import (
    BAD_MARK,
    BAD_OFFSET,
    EMPTY_SPAN,
    LONE_SURROGATE,
    NUL_IN_TEXT,
    QUOTE_MISMATCH,
    SPLIT_SURROGATE,
    Refusal,
    Refused,
)

S = TypeVar("S", bound=Span)
SHOWN = 60  # characters of a quote that a refusal repeats
MOST_SEARCHES = 50  # quotes of one document looked for elsewhere; each costs a pass over the text
_ESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


@dataclass
class _Ground:
    """The text that marks are anchored in."""

    document: str
    text: str
    to_codepoint: Callable[[int], int | None]
    searches_left: int = MOST_SEARCHES


def anchor(article: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with its marks in code points; those that do not hold are refused."""
    problem = _text_problem(article)
    if problem is not None:
        return msgspec.structs.replace(article, marks=(), refusals=(*article.refusals, problem))
    to_codepoint = _converter(article.text, article.offset_unit)
    ground = _Ground(article.document, article.text, to_codepoint)
    marks: list[Mark] = []
    refusals: list[Refusal] = list(article.refusals)
    for number, mark in enumerate(article.marks):
        place = mark.id or f"/annotations/{number}"
        try:
            marks.append(_anchored_mark(mark, ground, place))
        except Refused as refused:
            refusals.append(refused.refusal)
    return msgspec.structs.replace(article, marks=tuple(marks), refusals=tuple(refusals))


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


def _converter(text: str, unit: OffsetUnit) -> Callable[[int], int | None]:
    """From an offset in the file's unit to one in code points; None inside a character."""
    if unit == OffsetUnit.CODEPOINT or text.isascii():
        return lambda offset: offset
    widths = (2 if character > "\uffff" else 1 for character in text)
    places = {units: number for number, units in enumerate(accumulate(widths, initial=0))}
    beyond = max(places)
    return lambda offset: places.get(offset) if 0 <= offset <= beyond else offset


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
    if ground.text[start:end] != span.exact:
        raise Refused(_mismatch(span, ground, place, ground.text[start:end]))
    return msgspec.structs.replace(span, start=start, end=end)


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
