"""A text cut into words, numbers in digits and signs.

One pass, in time proportional to the text. What holds a digit and is no plain number is spoiled:
it may be a number that is not understood ("12k", "1.234,5"), and is never passed over.
"""

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from campaigns.figures.digits import Part, numeral
from campaigns.figures.tables import Table
from campaigns.figures.words import DASH, Word, fold

_CHUNK = re.compile(r"\S+")
_TURNED = re.compile("[\u202d\u202e][^\u202c\n\u2029]*")  # shown in another order than written
_OPENING, _CLOSING = "([{\"“„«‘'*", ')]}"”»*.,;:!?…،؛؟'
_APOSTROPHES = "'’"
_OF_A_WORD = _APOSTROPHES + "+%٪$£€"
_DASHES = re.compile("[-‐‑‒–−]")
_PARTING = re.compile("—|―|--+")  # parts two clauses

_Letters = list[tuple[str, int]]  # each with its place in the text


def words_of(text: str, table: Table) -> list[Word]:
    """The words of a text in order."""
    turned = [match.span() for match in _TURNED.finditer(text)]
    words: list[Word] = []
    apart = False
    for letters, clause_ends in _pieces(text):
        cut = _with_digits if any(letter.isnumeric() for letter, _ in letters) else _without_digits
        for word in cut(letters, table):
            words.append(replace(word, apart=True) if apart else word)
            apart = False
        apart = apart or clause_ends or _ends_apart(letters, words, table)
    return [_if_seen(word, turned, table) for word in words]


def _pieces(text: str) -> Iterator[tuple[_Letters, bool]]:
    """What stands between white space and long dashes, and whether such a dash follows."""
    for chunk in _CHUNK.finditer(text):
        at = chunk.start()
        for dash in [*_PARTING.finditer(text, chunk.start(), chunk.end()), None]:
            end = dash.start() if dash else chunk.end()
            seen = [(text[place], place) for place in range(at, end)]
            letters = [one for one in seen if unicodedata.category(one[0]) != "Cf"]
            yield letters, dash is not None
            at = dash.end() if dash else end


def _ends_apart(letters: _Letters, words: list[Word], table: Table) -> bool:
    """Whether punctuation stands after the last word of a piece; a stop after "sq." is none."""
    if not letters or not words or letters[-1][1] < words[-1].end:
        return False
    after = "".join(letter for letter, place in letters if place >= words[-1].end)
    return not (after == "." and words[-1].text in table.abbreviated)


def _without_digits(letters: _Letters, table: Table) -> Iterator[Word]:
    """The words of a piece without digits; any punctuation parts them."""
    begun: _Letters = []
    apart = False
    for letter, place in [*letters, ("\n", -1)]:
        goes_on = letter.isalnum() or letter in _OF_A_WORD or _DASHES.match(letter)
        if goes_on or unicodedata.category(letter).startswith("M"):
            begun.append((letter, place))
            continue
        if letter == "." and len(begun) % 2 and begun[-2:-1] in ([], [(".", place - 2)]):
            begun.append((letter, place))  # "U.S.", "a.m."
            continue
        for word in _split(_bare(begun), table):
            yield replace(word, apart=True) if apart else word
            apart = False
        begun, apart = (
            [],
            apart
            or letter != "."
            or fold("".join(one for one, _ in begun), table) not in table.abbreviated,
        )


def _bare(letters: _Letters) -> _Letters:
    """A word without the quotes around it; an apostrophe after it alone says whose it is."""
    first, last = 0, len(letters)
    while first < last and letters[first][0] in _APOSTROPHES:
        first += 1
    while first < last and letters[last - 1][0] in "." + (_APOSTROPHES if first else ""):
        last -= 1
    return letters[first:last]


def _with_digits(letters: _Letters, table: Table) -> Iterator[Word]:
    """A piece with digits, without the brackets, quotes and stops around it."""
    first, last = 0, len(letters)
    while first < last and letters[first][0] in _OPENING:
        first += 1
    while first < last and letters[last - 1][0] in _CLOSING + (_APOSTROPHES if first else ""):
        last -= 1
    for word in _split(letters[first:last], table):
        yield replace(word, apart=True) if first else word
        first = 0


def _split(letters: _Letters, table: Table) -> Iterator[Word]:
    """The parts of something written in one: dashes join them, or a number and its signs."""
    if not letters:
        return
    core = "".join(letter for letter, _ in letters)
    places = [place for _, place in letters]
    if _DASHES.fullmatch(core):
        yield Word(DASH, places[0], places[0] + 1)
        return
    pieces = list(_between_dashes(core))
    numerals = [numeral(core[a:b], table) for a, b in pieces]
    if not _is_readable(core, pieces, numerals, table):
        yield Word(fold(core, table), places[0], places[-1] + 1, spoiled=True)
        return
    is_range = len(pieces) == 2 and all(numerals)
    for (a, b), parts in zip(pieces, numerals, strict=True):
        if a and is_range:
            yield Word(DASH, places[a - 1], places[a - 1] + 1)
        for part in parts or _prefixed(core[a:b], table):
            yield Word(
                part.text if part.number is not None else fold(part.text, table),
                places[a + part.start],
                places[a + part.end - 1] + 1,
                joined=a > 0 and part.start == 0 and not is_range,
                number=part.number,
                bare=part.bare,
            )


def _between_dashes(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for dash in _DASHES.finditer(text):
        yield at, dash.start()
        at = dash.end()
    yield at, len(text)


def _is_readable(
    core: str, pieces: list[tuple[int, int]], numerals: list[list[Part]], table: Table
) -> bool:
    """Whether all digits are understood: one number, two with a dash between, or one and words."""
    if core in table.attached or not any(letter.isnumeric() for letter in core):
        return True
    if not numerals[0] or any(a == b for a, b in pieces):
        return False
    rest = core[pieces[0][1] :]
    return (len(pieces) == 2 and bool(numerals[1])) or not any(map(str.isnumeric, rest))


def _prefixed(word: str, table: Table) -> list[Part]:
    """A word; two where the first is one letter that is written together with the second."""
    folded = fold(word, table)
    known = (table.small, table.powers, table.vague)
    if table.prefix and folded.startswith(table.prefix) and any(folded[1:] in k for k in known):
        return [Part(word[:1], 0, 1), Part(word[1:], 1, len(word))]
    return [Part(word, 0, len(word))] if word else []


def _if_seen(word: Word, turned: list[tuple[int, int]], table: Table) -> Word:
    """The word; a numeral that is shown in another order than it is written is not understood."""
    told = word.number is not None or word.text in table.small or word.text in table.powers
    before = bisect(turned, (word.start, len(turned) and turned[-1][1]))
    if told and before and word.end <= turned[before - 1][1]:
        return replace(word, number=None, spoiled=True)
    return word
