"""Words that make a number: "two hundred and fifty thousand", "1.2 million", "a dozen"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from campaigns.figures.tables import Table
from campaigns.figures.words import Word


@dataclass(frozen=True)
class Number:
    """A number among words, from `first` up to and without `end`.

    `value` is None where the words give none: they are vague ("hundreds"), or not understood.
    `scale` is the largest power that it is told with: the 1,000,000 of "1.2 million".
    """

    value: Decimal | None
    first: int
    end: int
    scale: Decimal = Decimal(1)


def numbers_of(words: Sequence[Word], table: Table) -> list[Number]:
    """Every number among the words, in order."""
    found: list[Number] = []
    at = 0
    while at < len(words):
        number = _number_at(words, at, table)
        if number is not None:
            found.append(number)
        at = number.end if number else at + 1
    return found


def _number_at(words: Sequence[Word], at: int, table: Table) -> Number | None:
    word = words[at]
    if word.spoiled or word.text in table.vague:
        return Number(None, at, at + 1)
    if word.number is not None:
        return _in_digits(words, at, word.number, table)
    if word.text in table.one and at + 1 < len(words) and _power(words[at + 1], table):
        return _in_words(words, at, Decimal(1), table)
    if word.text in table.small:
        return _in_words(words, at, Decimal(table.small[word.text]), table)
    return Number(None, at, at + 1) if _power(word, table) else None  # "several hundred"


def _in_digits(words: Sequence[Word], first: int, number: Decimal, table: Table) -> Number:
    """Digits, and the powers after them."""
    scale, at = Decimal(1), first + 1
    while at < len(words) and not words[at].apart and (power := _power(words[at], table)):
        scale, at = scale * power, at + 1
    return Number(scaled(number, scale), first, at, scale)


def scaled(number: Decimal, scale: Decimal) -> Decimal:
    """A number told in millions, without idle zeros."""
    value = number * scale
    whole = value.to_integral_value()
    return whole if whole == value else value


def _in_words(words: Sequence[Word], first: int, begun: Decimal, table: Table) -> Number:
    """A number in words, as far as they go on to make one.

    `group` is what is counted so far below the next scale, `last` the scale before.
    """
    total, group, last, largest = Decimal(0), begun, Decimal(0), Decimal(1)
    at = first + 1
    while at < len(words) and not words[at].apart:
        text = words[at].text
        after_power = _power(words[at - 1], table) is not None
        if text in table.within and after_power and _is_small(words, at + 1, table):
            at += 1
            text = words[at].text
        power = _power(words[at], table)
        if text in table.small and _fits(group, table.small[text], after_power):
            group += table.small[text]
        elif power == 100 and 0 < group < 100:
            group, largest = group * power, max(largest, power)
        elif power and power != 100 and group and (not last or power < last):
            total, group, last, largest = (
                total + group * power,
                Decimal(0),
                power,
                max(largest, power),
            )
        else:
            break
        at += 1
    return Number(total + group, first, at, largest)


def _fits(group: Decimal, small: int, after_power: bool) -> bool:
    """Whether a number below a hundred goes on with a group: the 5 of "twenty-five"."""
    if after_power:
        return small > 0
    return 0 < small < 10 and group % 10 == 0 and group % 100 >= 20


def _is_small(words: Sequence[Word], at: int, table: Table) -> bool:
    return at < len(words) and words[at].text in table.small and not words[at].apart


def _power(word: Word, table: Table) -> Decimal | None:
    if word.number is not None:
        return None
    return Decimal(table.powers[word.text]) if word.text in table.powers else None
