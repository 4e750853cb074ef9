"""From words to figures: the bounds that they give, and in which unit.

A number has its unit right after it, or its sign right before it. Two of them with one joining word
between make a range. What is said around them makes a bound ("more than"), changes nothing
("about"), or makes it doubtful what the number counts ("by 5", "6 percent more", "from 500 to
700"): a doubtful figure has no value, and is never passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from campaigns.figures import around
from campaigns.figures.bounds import Bound
from campaigns.figures.counting import is_part_of_another, is_whole_of_another
from campaigns.figures.cutting import words_of
from campaigns.figures.numbers import Number, numbers_of, scaled
from campaigns.figures.phrases import phrase_at
from campaigns.figures.tables import Table
from campaigns.figures.words import DASH, Word

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
    units = {**table.units, **table.units_one} if number.value == 1 else table.units
    unit, length = (None, 0) if hyphenated else phrase_at(words, end, units)
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
    joining = words[chain[0].end].text if chain[0].end < chain[-1].first else ""
    before = around.before(words, first, table, is_between=len(chain) > 1 and joining == table.and_)
    unit = chain[-1].unit or chain[0].unit
    after = around.after(words, end, unit, table, is_one=low == high == 1)
    bound = before.bound or after.bound
    is_sure = (
        before.is_sure
        and after.is_sure
        and not (before.bound and after.bound)
        and not (bound and len(chain) > 1)
        and not (end < len(words) and words[end].text in table.months)
        and not (not unit and is_part_of_another(words, end, table))
        and not is_whole_of_another(words, first, table)
    )
    figure = Figure(
        low if is_sure else None,
        high if is_sure else None,
        after.unit,
        words[before.at].start,
        words[after.at - 1].end,
        (words[chain[0].number.first].start, words[chain[-1].number.end - 1].end),
        is_year=any(around.is_year(words[atom.number.first]) for atom in chain),
    )
    return _bounded(figure, bound) if figure.is_sure and bound else figure


def _bounds(chain: Sequence[_Atom]) -> tuple[Decimal | None, Decimal | None]:
    """Both bounds; None where there are none, or more than one way to read them."""
    one, other = chain[0], chain[-1]
    if len(chain) > 2 or not all(atom.is_sure for atom in chain):
        return None, None
    low, high = one.number.value, other.number.value
    if one is other or low is None or high is None:
        return low, high
    if one.end == other.first:  # "12 500"
        return None, None
    if one.unit != other.unit and one.unit and not (one.is_signed and not other.unit):
        return None, None
    if one.number.scale == 1 and other.number.scale > 1:  # "five or six hundred"
        low = scaled(low, other.number.scale)
        if other.number.end - other.number.first > 2:
            return None, None
    return (low, high) if low < high else (None, None)


def _bounded(figure: Figure, bound: Bound) -> Figure:
    side, is_open = bound.value
    if side == "low":
        return replace(figure, high=None, low_open=is_open)
    return replace(figure, low=None, high_open=is_open)
