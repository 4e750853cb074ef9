"""Phrases among words: the longest that begins at a place, or that ends before it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from campaigns.figures.tables import Phrase
from campaigns.figures.words import Word

T = TypeVar("T")
LONGEST = 4  # words


def phrase_at(
    words: Sequence[Word], at: int, phrases: Mapping[Phrase, T], *, aside: bool = False
) -> tuple[T | None, int]:
    """What the longest phrase that begins at a word stands for, and its length.

    With `aside`, punctuation may stand before it.
    """
    return _looked_up(_from(words, at, aside), phrases)


def phrase_before(
    words: Sequence[Word], at: int, phrases: Mapping[Phrase, T]
) -> tuple[T | None, int]:
    """What the longest phrase that ends before a word stands for, and its length."""
    return _looked_up(_up_to(words, at), phrases)


def goes_on_with(
    words: Sequence[Word], at: int, phrases: Collection[Phrase], *, aside: bool = False
) -> bool:
    """Whether one of the phrases begins at a word; with `aside`, behind punctuation too."""
    return any(phrase in phrases for phrase in _from(words, at, aside))


def follows(words: Sequence[Word], at: int, phrases: Collection[Phrase]) -> bool:
    """Whether one of the phrases ends before a word."""
    return any(phrase in phrases for phrase in _up_to(words, at))


def hangs_before(words: Sequence[Word], at: int, phrases: Collection[Phrase]) -> bool:
    """Whether one of the phrases ends before a word, with punctuation between."""
    return words[at].apart and any(phrase in phrases for phrase in _up_to(words, at, aside=True))


def _looked_up(found: Iterator[Phrase], phrases: Mapping[Phrase, T]) -> tuple[T | None, int]:
    for phrase in found:
        if phrase in phrases:
            return phrases[phrase], len(phrase)
    return None, 0


def _from(words: Sequence[Word], at: int, aside: bool) -> Iterator[Phrase]:
    """The phrases that begin at a word, the longest first; punctuation ends them."""
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        part = words[at : at + length]
        if not any(word.apart for word in (part[1:] if aside else part)):
            yield tuple(word.text for word in part)


def _up_to(words: Sequence[Word], at: int, aside: bool = False) -> Iterator[Phrase]:
    """The phrases that end before a word, the longest first, with no punctuation after them."""
    for length in range(min(LONGEST, at), 0, -1):
        if not any(word.apart for word in words[at - length + 1 : at + (not aside)]):
            yield tuple(word.text for word in words[at - length : at])
