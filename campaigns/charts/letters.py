"""How much room words take in a drawing, nearly: a little too much rather than too little. Pure.

The server has no letters to measure, so widths are those of the page's own face by groups of
letters, as shares of their height; those of other scripts are taken as wide as theirs mostly are.
"""

from textwrap import wrap
from unicodedata import combining

SIZE = 13.0  # px: the letters of a drawing, where nothing else is said
WIDTHS = {
    share: letter
    for letter, shares in {
        0.0: "\u2066\u2067\u2068\u2069\u200e\u200f\u061c",  # what turns letters has no room itself
        0.25: " '",
        0.32: "ijl.,’:;|",
        0.41: "ftrI()-·/",
        0.53: "szcvyxLJ“”°",
        0.72: "ABCDGHKNOQRUVXw",
        0.95: "mMW%—…",
    }.items()
    for share in shares
}
LATIN, ARABIC, OTHER = 0.61, 0.56, 1.0
ARABIC_SCRIPT, BEYOND = "\u0600", "\u0900"  # where the letters of these scripts begin and end


def width_of(words: str, size: float = SIZE) -> float:
    """The width in px of words on one line, letters as high as `size` px."""
    return sum(map(_share, words)) * size


def cut(words: str, length: int, most: int) -> list[str]:
    """Words in lines of so many letters; what does not fit into the last is cut off, and shows it.

    >>> cut("Emergency Response Division of Iraq", 10, 3)
    ['Emergency', 'Response', 'Division…']
    """
    lines = wrap(words, length, break_on_hyphens=False) or [""]  # al-Kuwaiti is one word
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1][: length - 1]}…"]


def _share(letter: str) -> float:
    if letter in WIDTHS:
        return WIDTHS[letter]
    if combining(letter):
        return 0.0  # it stands above or below another
    if letter < ARABIC_SCRIPT:
        return LATIN
    return ARABIC if letter < BEYOND else OTHER
