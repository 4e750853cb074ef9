"""Marks find their place in this text: exact, or refused. Pure.

What goes in counts in the unit of its file; what comes out counts in code points, and for every
mark and role `text[start:end] == exact`.
"""

import re
from collections.abc import Callable
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
_ESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


def anchor(article: AnnotatedArticle) -> AnnotatedArticle:
    """Return the article with its marks in code points; those that do not hold are refused."""
    problem = _text_problem(article)
    if problem is not None:
        return msgspec.structs.replace(article, marks=(), refusals=(*article.refusals, problem))
    to_codepoint = _converter(article.text, article.offset_unit)
    marks: list[Mark] = []
    refusals: list[Refusal] = list(article.refusals)
    for number, mark in enumerate(article.marks):
        place = mark.id or f"/annotations/{number}"
        try:
            marks.append(_anchored_mark(mark, article, place, to_codepoint))
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


def _anchored_mark(
    mark: Mark,
    article: AnnotatedArticle,
    place: str,
    to_codepoint: Callable[[int], int | None],
) -> Mark:
    anchored = _anchored(mark, article, place, to_codepoint)
    if isinstance(anchored, FactMark):
        roles = tuple(
            _anchored(role, article, f"{place}/roles/{number}", to_codepoint)
            for number, role in enumerate(anchored.roles)
        )
        anchored = msgspec.structs.replace(anchored, roles=roles)
    reason = _why_unkeepable(anchored)
    if reason:
        raise Refused(BAD_MARK.at(article.document, place, reason=reason))
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


def _anchored(
    span: S, article: AnnotatedArticle, place: str, to_codepoint: Callable[[int], int | None]
) -> S:
    document = article.document
    start, end = to_codepoint(span.start), to_codepoint(span.end)
    if start is None or end is None:
        split = span.start if start is None else span.end
        raise Refused(SPLIT_SURROGATE.at(document, place, offset=split))
    if start == end:
        raise Refused(EMPTY_SPAN.at(document, place))
    if not 0 <= start < end <= len(article.text):
        raise Refused(BAD_OFFSET.at(document, place, start=span.start, end=span.end))
    if article.text[start:end] != span.exact:
        raise Refused(_mismatch(span, article, place, article.text[start:end]))
    return msgspec.structs.replace(span, start=start, end=end)


def _mismatch(span: Span, article: AnnotatedArticle, place: str, found: str) -> Refusal:
    elsewhere = ""
    if span.exact and article.text.count(span.exact) == 1:
        elsewhere = f"; those stand once, at {article.text.index(span.exact)}"
    return QUOTE_MISMATCH.at(
        article.document,
        place,
        start=span.start,
        end=span.end,
        found=found[:SHOWN],
        exact=span.exact.encode("utf-8", "replace").decode()[:SHOWN],
        elsewhere=elsewhere,
    )
