"""Words as the grammar reads them, and how they are folded."""

import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from campaigns.figures.tables import Table

DASH = "-"  # every dash that joins two figures
_TATWEEL = "\u0640"


@dataclass(frozen=True)
class Word:
    """A word at its place in the text: folded, and its number where it is written in digits."""

    text: str
    start: int
    end: int
    apart: bool = False  # punctuation stands between it and the word before
    joined: bool = False  # a hyphen joins it to the word before
    number: Decimal | None = None
    bare: str = ""  # the digits of a number that may be a year
    spoiled: bool = False  # it holds a digit, and is no number that can be read


def fold(text: str, table: Table) -> str:
    """A word as tables have it: no case, no accents, nothing that is not seen."""
    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.casefold())
        if unicodedata.category(letter) not in ("Mn", "Cf") and letter != _TATWEEL
    )
    return "".join(table.alike.get(letter, letter) for letter in seen)
