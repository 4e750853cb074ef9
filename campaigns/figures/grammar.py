"""From words to figures: the bounds that they give, and in which unit.

A number has its unit right after it, or its sign right before it. Two of them with one joining word
between make a range. What is said around them makes a bound ("more than"), changes nothing
("about"), or makes it doubtful what the number counts ("by 5", "6 percent more", "from 500 to
700"): a doubtful figure has no value, and is never passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from campaigns.figures.bounds import Bound
from campaigns.figures.counting import is_part_of_another, is_whole_of_another, thing_after
from campaigns.figures.cutting import words_of
from campaigns.figures.numbers import Number, numbers_of
from campaigns.figures.phrases import follows, goes_on_with, phrase_at, phrase_before
from campaigns.figures.tables import Table
from campaigns.figures.words import DASH, Word

MOST_HEDGES = 4
LARGEST = Decimal(10) ** 20


@dataclass(frozen=True)
class Figure:
    """A figure in a text. It has no bound where its words give none, or could mean another.

    `start` and `end` are its place with all words that say its bounds; `core` is that of its
    numbers alone.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    start: int
    end: int
    core: tuple[int, int]
    low_open: bool = False
    high_open: bool = False
    is_year: bool = False  # four bare digits that may be a year

    @property
    def is_sure(self) -> bool:
        return self.low is not None or self.high is not None

    def moved(self, by: int) -> "Figure":
        """The figure in a text that its own is a part of."""
        core = (self.core[0] + by, self.core[1] + by)
        return replace(self, start=self.start + by, end=self.end + by, core=core)


@dataclass(frozen=True)
class _Atom:
    """A number with the sign or unit that belongs to it; words from `first` up to `end`."""

    number: Number
    first: int
    end: int
    unit: str
    is_sure: bool
    is_signed: bool


def figures_of(text: str, table: Table) -> list[Figure]:
    """Every figure of a text, in order, the doubtful ones among them."""
    return figures_in(words_of(text, table), table)


def figures_in(words: Sequence[Word], table: Table) -> list[Figure]:
    """Every figure that words make."""
    atoms = [_atom(words, number, table) for number in numbers_of(words, table)]
    return [_figure(words, chain, table) for chain in _chains(words, atoms, table)]


def _atom(words: Sequence[Word], number: Number, table: Table) -> _Atom:
    first, end = number.first, number.end
    before = words[first - 1] if first and not words[first].apart else None
    sign = table.signs.get(before.text) if before else None
    glued = words[first].joined and not (before and before.text == table.prefix)
    hyphenated = end < len(words) and words[end].joined  # "a 10-mile front"
    unit, length = (None, 0) if hyphenated else phrase_at(words, end, table.units)
    return _Atom(
        number,
        first - 1 if sign else first,
        end + length,
        unit or sign or "",
        number.value is not None
        and number.value < LARGEST
        and not glued
        and not (unit and sign and unit != sign),
        sign is not None,
    )


def _chains(words: Sequence[Word], atoms: Sequence[_Atom], table: Table) -> Iterator[list[_Atom]]:
    """Atoms that stand side by side, or with one joining word between, belong together."""
    chain: list[_Atom] = []
    for atom in atoms:
        if chain and not _is_joined(words, chain[-1], atom, table):
            yield chain
            chain = []
        chain.append(atom)
    if chain:
        yield chain


def _is_joined(words: Sequence[Word], one: _Atom, other: _Atom, table: Table) -> bool:
    between = words[one.end : other.first]
    if len(between) > 1 or any(word.apart for word in words[one.end : other.first + 1]):
        return False
    return all(word.text in table.joining or word.text == DASH for word in between)


def _figure(words: Sequence[Word], chain: Sequence[_Atom], table: Table) -> Figure:
    """What one atom, or two that are joined, come to with the words around them."""
    first, end = chain[0].first, chain[-1].end
    low, high = _bounds(chain)
    before, begins, is_sure = _before(words, chain, table)
    after, after_end = phrase_at(words, end, table.after)
    unit, tail = chain[-1].unit or chain[0].unit, end + after_end
    if not unit:
        unit, tail = thing_after(words, tail, table, is_one=low == high == 1)
    ends = {tail} if after else {end, tail}
    if not after:
        after, after_end = phrase_at(words, tail, table.after)
        ends = {tail + after_end} if after else ends
        after_end = tail - end + after_end if after else 0
    bound = before or after
    is_sure = (
        is_sure
        and low is not None
        and not (before and after)
        and not (bound and len(chain) > 1)
        and not (words[end].text in table.months if end < len(words) else False)
        and not any(_is_doubtful_after(words, at, table) for at in ends)
        and not (not chain[-1].unit and is_part_of_another(words, end, table))
        and not is_whole_of_another(words, first, table)
    )
    figure = Figure(
        low if is_sure else None,
        high if is_sure else None,
        unit,
        words[begins].start,
        words[end + after_end - 1].end,
        (words[chain[0].number.first].start, words[chain[-1].number.end - 1].end),
        is_year=any(_is_year(words[atom.number.first]) for atom in chain),
    )
    return _bounded(figure, bound) if is_sure and bound else figure


def _bounds(chain: Sequence[_Atom]) -> tuple[Decimal | None, Decimal | None]:
    """Both bounds; None where there are none, or more than one way to read them."""
    one, other = chain[0], chain[-1]
    if len(chain) > 2 or not all(atom.is_sure for atom in chain):
        return None, None
    low, high = one.number.value, other.number.value
    if one is other or low is None or high is None:
        return low, high
    if one.unit != other.unit and one.unit and not (one.is_signed and not other.unit):
        return None, None
    if one.number.scale == 1 and other.number.scale > 1:  # "five or six hundred"
        low *= other.number.scale
        if other.number.end - other.number.first > 2:
            return None, None
    return (low, high) if low < high else (None, None)


def _before(
    words: Sequence[Word], chain: Sequence[_Atom], table: Table
) -> tuple[Bound | None, int, bool]:
    """The bound that is said before a figure, where its words begin, and whether it is sure."""
    first = _before_hedges(words, chain[0].first, table)
    joining = words[chain[0].end].text if chain[0].end < chain[-1].first else ""
    if len(chain) > 1 and joining in ("", table.and_):
        is_between = bool(joining) and follows(words, first, [table.between])
        first -= len(table.between) if is_between else 0
        begins = _before_hedges(words, first, table)
        return None, first, is_between and not _is_doubtful_before(words, begins, table)
    bound, length = phrase_before(words, first, table.before)
    begins = _before_hedges(words, first - length, table)
    return bound, first - length, not _is_doubtful_before(words, begins, table)


def _before_hedges(words: Sequence[Word], at: int, table: Table) -> int:
    least = max(at - MOST_HEDGES, 0)
    while at > least and words[at - 1].text in table.hedges and not _is_apart(words, at):
        at -= 1
    return at


def _is_doubtful_before(words: Sequence[Word], at: int, table: Table) -> bool:
    if at == 0:
        return False
    said = words[at - 1].text
    apart = _is_apart(words, at)
    if said in table.months:  # "May 25", but not "on 25 May, 25"
        return not (apart and at > 1 and words[at - 2].number is not None)
    return not apart and (said == DASH or follows(words, at, table.changing))


def _is_doubtful_after(words: Sequence[Word], at: int, table: Table) -> bool:
    if at >= len(words) or words[at].apart:
        return False
    doubtful = goes_on_with(words, at, table.doubts_after)
    return words[at].joined or words[at].text == DASH or doubtful


def _is_apart(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].apart


def _is_year(word: Word) -> bool:
    return len(word.bare) == 4 and word.number is not None and 1900 <= word.number < 2100


def _bounded(figure: Figure, bound: Bound) -> Figure:
    side, is_open = bound.value
    if side == "low":
        return replace(figure, high=None, low_open=is_open)
    return replace(figure, low=None, high_open=is_open)
