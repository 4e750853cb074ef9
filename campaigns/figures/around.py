"""What is said around a number: a bound, or what makes it doubtful what the number says."""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.figures.bounds import Bound
from campaigns.figures.counting import is_numeral, thing_after
from campaigns.figures.phrases import (
    follows,
    goes_on_with,
    hangs_before,
    phrase_at,
    phrase_before,
)
from campaigns.figures.tables import Table
from campaigns.figures.words import DASH, Word

MOST_HEDGES = 4
ASIDE_REACH = 6  # words from a bound to its number, over what is put in: "more than, they say, 300"


@dataclass(frozen=True)
class Said:
    """The bound that is said on one side of a number, and the word up to where it is.

    `is_sure` is false where the words may mean another figure, or none.
    """

    bound: Bound | None
    at: int
    is_sure: bool = True
    unit: str = ""


def before(words: Sequence[Word], first: int, table: Table, *, is_between: bool = False) -> Said:
    """What is said before a number; before two of them with "and", only "between" makes a range."""
    at = _before_hedges(words, first, table)
    if is_between:
        between = follows(words, at, [table.between])
        bound, length = None, len(table.between) if between else 0
    else:
        between = True
        bound, length = phrase_before(words, at, table.before)
    begins = _before_hedges(words, at - length, table)
    return Said(bound, at - length, between and not _is_doubtful_before(words, begins, table))


def after(words: Sequence[Word], end: int, unit: str, table: Table, *, is_one: bool) -> Said:
    """What is said after a number and its unit, and the thing that it counts where it has none."""
    bound, length = phrase_at(words, end, table.after)
    tail = said = end + length
    sure = not (bound and _goes_on_with_numeral(words, tail, table))
    sure = sure and (bound is not None or not _is_doubtful_after(words, end, table))
    if not unit:
        unit, tail = thing_after(words, tail, table, is_one=is_one)
    if bound is None:
        bound, length = phrase_at(words, tail, table.after)
        said = tail + length if bound else end
        tail = max(said, tail)
        sure = sure and length != 1  # "300 fighters plus 20"
    sure = sure and not _is_doubtful_after(words, tail, table)
    return Said(bound, said, sure and not _is_set_aside(words, tail, table), unit)


def is_year(word: Word) -> bool:
    """Whether a number is four bare digits that may be a year."""
    return len(word.bare) == 4 and word.number is not None and 1900 <= word.number < 2100


def _before_hedges(words: Sequence[Word], at: int, table: Table) -> int:
    least = max(at - MOST_HEDGES, 0)
    while at > least and words[at - 1].text in table.hedges and not _is_apart(words, at):
        at -= 1
    return at


def _is_doubtful_before(words: Sequence[Word], at: int, table: Table) -> bool:
    if at == 0:
        return False
    if any(hangs_before(words, at - n, table.before) for n in range(min(ASIDE_REACH, at))):
        return True
    last, one_before = words[at - 1], words[at - 2] if at > 1 else None
    if last.text in table.months:  # "May 25", but not "on 25 May, 25"
        return not (_is_apart(words, at) and one_before and one_before.number is not None)
    if _is_apart(words, at):
        return is_numeral(last, table) and not is_year(last)  # "1, 200"
    if last.text in table.linking and one_before and is_numeral(one_before, table):
        return True  # "nine in ten", "300 but fewer than 400"
    return last.text == DASH or follows(words, at, table.changing)


def _is_doubtful_after(words: Sequence[Word], at: int, table: Table) -> bool:
    if at >= len(words) or words[at].apart:
        return False
    doubtful = goes_on_with(words, at, table.doubts_after)
    return words[at].joined or words[at].text == DASH or doubtful


def _is_set_aside(words: Sequence[Word], at: int, table: Table) -> bool:
    """Whether a bound is said behind it all: "300 fighters, at least", "300 fighters at most"."""
    if goes_on_with(words, at, table.asides, aside=True):
        return True
    length = phrase_at(words, at, table.before, aside=True)[1]
    return length > 1 and not _goes_on_with_numeral(words, at + length, table)


def _goes_on_with_numeral(words: Sequence[Word], at: int, table: Table) -> bool:
    return at < len(words) and not words[at].apart and is_numeral(words[at], table)


def _is_apart(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].apart
