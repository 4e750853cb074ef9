"""What a file counts in when it says where a mark begins and ends. Pure.

A file counts code points, UTF-16 units or graphemes; a line end of two characters as two or as
one; a byte order mark before the text, or not. What it does not say, its marks decide: where it
repeats their words, the way of counting under which most of them hold. Ways that put no mark
elsewhere are alike, and the plainest of them counts. A document whose marks could lie at several
places is refused.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import product

from wcwidth import iter_graphemes

from articles.annotated import AnnotatedArticle, Counting, FactMark, Mark, Span
from articles.enums import OffsetUnit, Quotes
from articles.errors import UNIT_AMBIGUOUS, Refused

CRLF, BYTE_ORDER_MARK, JOINER = "\r\n", "\ufeff", "\u200d"
_ODD = re.compile("[\U00010000-\U0010ffff]|(?<=\r)\n")

# From an offset of the file to one in code points; None inside a character.
Converter = Callable[[int], int | None]
_Places = tuple[tuple[int, int] | None, ...]


def decide(article: AnnotatedArticle) -> Counting:
    """How the file counts: as it says, else as its marks show. Raises Refused."""
    ways = list(_ways(article))
    if len(ways) == 1:
        return ways[0]
    spans = [span for mark in article.marks for span in _spans(mark)]
    plainest: dict[_Places, Counting] = {}
    for way in ways:
        plainest.setdefault(_places(spans, article, way), way)
    most = max(map(_held, plainest))
    best = [way for places, way in plainest.items() if _held(places) == most]
    if len(best) > 1:
        choices = "; or ".join(_told(way, article.text) for way in best)
        raise Refused(UNIT_AMBIGUOUS.at(article.document, choices=choices))
    return best[0]


def found_out(article: AnnotatedArticle, counting: Counting) -> str:
    """In words, what the marks showed of how a file counts and it did not say; "" for nothing."""
    told = []
    if article.offset_unit is None and counting.offset_unit != OffsetUnit.CODEPOINT:
        told.append(f"{counting.offset_unit}")
    if article.crlf_is_one is None and counting.crlf_is_one:
        told.append("a line end of two characters as one")
    if article.bom_counts is None and not counting.bom_counts:
        told.append("no byte order mark")
    return ", ".join(told)


def converter(text: str, counting: Counting) -> Converter:
    """Lead the offsets of a file to code points."""
    # Kept are only the pieces that the file counts otherwise: where each ends, both ways.
    counted, codepoints, widths = array("q", [0]), array("q", [0]), bytearray([0])
    for start, end, width in _odd_pieces(text, counting):
        counted.append(counted[-1] + start - codepoints[-1] + width)
        codepoints.append(end)
        widths.append(width)
    if len(widths) == 1:
        return lambda offset: offset

    def to_codepoint(offset: int) -> int | None:
        last = max(bisect_right(counted, offset) - 1, 0)
        following = last + 1
        if following < len(widths) and offset > counted[following] - widths[following]:
            return None
        return codepoints[last] + offset - counted[last]

    return to_codepoint


def agree(found: str, told: str, counting: Counting, quotes: Quotes) -> bool:
    """Whether the words at a place are those that the file repeats, as its tool repeats them."""
    seen = found.replace(CRLF, "\n") if counting.crlf_is_one else found
    match quotes:
        case Quotes.NONE:
            return True
        case Quotes.ONE_LINE:
            return _in_one_line(seen) == _in_one_line(told)
        case Quotes.LOOSE:
            return not told or _loosely(seen) == _loosely(told)
    return told in (found, seen)


def cuts_a_letter(text: str, offset: int) -> bool:
    """Whether a border parts a letter from its accent, or an emoji from what it is joined to."""
    if not 0 < offset < len(text):
        return False
    before, after = text[offset - 1], text[offset]
    return unicodedata.category(after).startswith("M") or JOINER in (before, after)


def _ways(article: AnnotatedArticle) -> Iterator[Counting]:
    """The ways of counting that the file leaves open and its text tells apart, plainest first."""
    text = article.text
    units = [OffsetUnit.CODEPOINT]
    if article.offset_unit:
        units = [article.offset_unit]
    elif article.quotes == Quotes.NONE and not (text.isascii() and CRLF not in text):
        units = list(OffsetUnit)
    elif not text.isascii():
        units = [OffsetUnit.CODEPOINT, OffsetUnit.UTF16]
    for unit, crlf_is_one, bom_counts in product(
        units,
        _open(article.crlf_is_one, CRLF in text, plain=False),
        _open(article.bom_counts, text.startswith(BYTE_ORDER_MARK), plain=True),
    ):
        yield Counting(offset_unit=unit, crlf_is_one=crlf_is_one, bom_counts=bom_counts)


def _open(told: bool | None, matters: bool, *, plain: bool) -> list[bool]:
    if told is not None:
        return [told]
    return [plain, not plain] if matters else [plain]


def _spans(mark: Mark) -> tuple[Span, ...]:
    return (mark, *mark.roles) if isinstance(mark, FactMark) else (mark,)


def _places(spans: list[Span], article: AnnotatedArticle, way: Counting) -> _Places:
    """Where each span would lie; None for one whose words are not there."""
    text, to_codepoint = article.text, converter(article.text, way)

    def place(span: Span) -> tuple[int, int] | None:
        start, end = to_codepoint(span.start), to_codepoint(span.end)
        if start is None or end is None or not 0 <= start < end <= len(text):
            return None
        return (start, end) if agree(text[start:end], span.exact, way, article.quotes) else None

    return tuple(map(place, spans))


def _held(places: _Places) -> int:
    return sum(place is not None for place in places)


def _odd_pieces(text: str, counting: Counting) -> Iterator[tuple[int, int, int]]:
    """What a file does not count as so many code points: start, end, and what it counts."""
    if not counting.bom_counts and text.startswith(BYTE_ORDER_MARK):
        yield 0, 1, 0
    if counting.offset_unit == OffsetUnit.GRAPHEME:
        start = 0
        for piece in iter_graphemes(text):
            if len(piece) > 1:
                yield start, start + len(piece), 1
            start += len(piece)
        return
    in_utf16 = counting.offset_unit == OffsetUnit.UTF16
    for match in _ODD.finditer(text) if in_utf16 or counting.crlf_is_one else ():
        if match[0] != "\n":
            if in_utf16:
                yield match.start(), match.end(), 2
        elif counting.crlf_is_one:
            yield match.start(), match.end(), 0


def _in_one_line(words: str) -> str:
    return words.replace("\n", " ").replace("\r", " ")


def _loosely(words: str) -> str:
    return " ".join(words.replace("\\n", " ").split())


def _told(way: Counting, text: str) -> str:
    """A way of counting in words, as far as it matters in a text."""
    told = [f"“offset_unit”: “{way.offset_unit}”"]
    if CRLF in text:
        told.append(f"“crlf_is_one”: {str(way.crlf_is_one).lower()}")
    if text.startswith(BYTE_ORDER_MARK):
        told.append(f"“bom_counts”: {str(way.bom_counts).lower()}")
    return ", ".join(told)
