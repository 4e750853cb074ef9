"""What the grammar has to know of a language: a table, and nothing but one."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeVar

from campaigns.figures.bounds import Bound

Phrase = tuple[str, ...]
T = TypeVar("T")


def words(text: str) -> frozenset[str]:
    """The words of a row of a table, which white space parts."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[Phrase]:
    """The phrases of a row, which commas part."""
    return frozenset(tuple(phrase.split()) for phrase in text.split(","))


def standing_for(value: T, text: str) -> dict[Phrase, T]:
    """What all phrases of a row stand for."""
    return dict.fromkeys(phrases(text), value)


# The units that have words of their own in every text; any other unit is a thing that is counted.
DIMENSIONS: dict[str, Literal["share or area", "length", "money"]] = {
    "percent": "share or area",
    "square-mile": "share or area",
    "square-kilometre": "share or area",
    "mile": "length",
    "kilometre": "length",
    "usd": "money",
    "gbp": "money",
    "eur": "money",
}


@dataclass(frozen=True)
class Digits:
    """Ten digits, and the signs that stand between them; a sign that is "" is not told apart."""

    ten: str
    group: str  # sets thousands apart: the comma of 1,200
    point: str  # the point of 7.5


@dataclass(frozen=True, kw_only=True)
class Table:
    """The words of one language, each as `words.fold` leaves it."""

    digits: tuple[Digits, ...]
    alike: dict[str, str] = field(default_factory=dict)  # letters that are read as others
    prefix: str = ""  # a word of one letter that is written together with the next: و

    # Numbers.
    small: dict[str, int]  # below a hundred
    powers: dict[str, int]  # "hundred" and all above it, and "dozen"
    one: frozenset[str] = frozenset()  # what makes one of a scale: "a hundred"
    within: frozenset[str] = frozenset()  # stands inside of a number: "two hundred and six"
    vague: frozenset[str]  # "dozens"

    # What joins two numbers into a range.
    to: frozenset[str]
    either: frozenset[str]  # "five or six"
    between: Phrase
    and_: str
    linking: frozenset[str]  # between a number and another that belongs to it

    # What is said around a number.
    hedges: frozenset[str]  # changes no bound
    before: dict[Phrase, Bound]
    after: dict[Phrase, Bound]
    doubts_before: frozenset[Phrase]
    doubts_after: frozenset[Phrase]
    asides: frozenset[Phrase] = frozenset()  # behind it all, punctuation or not
    months: frozenset[str]
    of: frozenset[str]  # makes a part of what follows
    parts: frozenset[str] = frozenset()  # "half", "most"

    # Units, by the vocabulary's slugs.
    signs: dict[str, str]  # before the number, with or without a space
    attached: dict[str, str]  # what may stick to a number, and the word it stands for
    attached_to_money: dict[str, str] = field(default_factory=dict)
    units: dict[Phrase, str]  # of DIMENSIONS, right after the number
    units_one: dict[Phrase, str] = field(default_factory=dict)  # only of one of them
    counted: dict[Phrase, str]  # things, a few words after the number
    counted_one: dict[Phrase, str] = field(default_factory=dict)  # only of one of them
    stops: frozenset[str]  # words that end the search for the thing
    abbreviated: frozenset[str] = frozenset()  # words whose full stop ends no sentence

    @cached_property
    def kinds(self) -> dict[str, Digits]:
        """Of each digit, which ten it belongs to."""
        return {digit: kind for kind in self.digits for digit in kind.ten}

    @cached_property
    def changing(self) -> frozenset[Phrase]:
        """What may not stand before a figure, nor before what is said of it."""
        return self.doubts_before | self.before.keys()

    @cached_property
    def joining(self) -> frozenset[str]:
        """The words that stand between two numbers of one figure."""
        return self.to | self.either | {self.and_}
