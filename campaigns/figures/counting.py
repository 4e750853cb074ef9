"""What a number counts: the thing that follows it, and whether it is a part of another number."""

from collections.abc import Sequence

from campaigns.figures.phrases import phrase_at
from campaigns.figures.tables import Table
from campaigns.figures.words import Word

UNIT_REACH = 4  # words from a number to the thing that it counts
PART_REACH = 5  # words from "of" to the number that it makes a part of
_WHOSE = ("'s", "’s", "'", "’")


def thing_after(words: Sequence[Word], end: int, table: Table, *, is_one: bool) -> tuple[str, int]:
    """The unit of the thing that is counted, and the word after it; "" where none is known.

    One thing is told from the first part of a compound ("one fighter jet") by what follows it.
    """
    for at in range(end, min(end + UNIT_REACH, len(words))):
        word = words[at]
        if word.apart or is_numeral(word, table):
            break
        unit, length = phrase_at(words, at, table.counted)
        hyphenated = any(one.joined for one in words[at : at + length + 1])
        if unit and not hyphenated:
            return unit, at + length
        unit, length = phrase_at(words, at, table.counted_one) if is_one else (None, 0)
        if unit and _ends_there(words, at + length, table):
            return unit, at + length
        is_of = at == end and word.text in table.of  # "hundreds of fighters"
        if not is_of and (word.text in table.stops or word.text.endswith(_WHOSE)):
            break
    return "", end


def is_part_of_another(words: Sequence[Word], end: int, table: Table) -> bool:
    """Whether it goes on with "of" and another number: the three of "three of the 500"."""
    if end >= len(words) or words[end].text not in table.of:
        return False
    for word in words[end : end + 1 + PART_REACH]:
        if word.apart or word.text == table.and_:
            return False
        if is_numeral(word, table):
            return True
    return False


def is_whole_of_another(words: Sequence[Word], first: int, table: Table) -> bool:
    """Whether another number is a part of it: the 500 of "three of the 500"."""
    for at in range(first - 1, max(first - 1 - PART_REACH, 0), -1):
        if words[at + 1].apart or words[at].text == table.and_:
            return False
        if words[at].text in table.of:
            before = words[max(at - 2, 0) : at]
            return any(is_numeral(word, table) or word.text in table.parts for word in before)
    return False


def _ends_there(words: Sequence[Word], at: int, table: Table) -> bool:
    return at >= len(words) or words[at].apart or words[at].text in table.stops


def is_numeral(word: Word, table: Table) -> bool:
    """Whether a word is a number, a part of one, or may be one."""
    told = word.number is not None or word.spoiled
    return told or any(word.text in known for known in (table.small, table.powers, table.vague))
