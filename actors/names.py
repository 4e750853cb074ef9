"""Names folded so that spellings of one name meet. Pure.

Folding is for comparing only; what a reader sees is always the name as written. It evens out
what writers vary without meaning anything by it (case, diacritics, punctuation, articles, Arabic
letter forms, the final h of a transliteration) and nothing that can tell two names apart: doubled
letters stay, because SS and S are different acronyms, and so do k and q, because they are
different letters in the name's own script.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        # Latin letters that have no decomposition
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        # alef wasla; alef maksura, Persian ye, Kurdish ê; Persian kaf
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ێ": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك",
        # Kurdish ô, ł and rolled r, which many keyboards lack
        "ۆ": "و", "ۇ": "و", "ڵ": "ل", "ڕ": "ر",
        # ta marbuta, Kurdish e and the other forms of he
        "ة": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه", "ۃ": "ه",
        # a hamza without a seat is as often left out as written
        "ء": None, "ٴ": None,
    }
)  # fmt: skip
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_SILENT = re.compile(r"['’‘`.]")  # U.S. is US, Da'esh is Daesh
_LATIN_ARTICLE = re.compile(r"the |[ae]l |[ae](sh|th|dh|[dnrstz]) (?=\1)")  # al-, Ar-Raqqah
_ARABIC_ARTICLE = re.compile(r"^(?:ال)+(?=.{3})")
_ARABIC_LETTER = re.compile("[\u0620-\u064a]")
# And, so; in, like, to: each with the article that follows it.
_AND, _IN = ("", "و", "ف"), {"": "ال", "ب": "بال", "ك": "كال", "ل": "لل"}
_SHORT = 3
_FINAL_H = re.compile(r"(?<=[a-z]{2}a)h$")


def fold(name: str) -> str:
    """The form of `name` in which its spellings are one; empty when it has no letter or digit.

    >>> fold("Ar-Raqqah"), fold("RAQQA"), fold("الرَّقّة")
    ('raqqa', 'raqqa', 'رقه')
    """
    text = _SILENT.sub("", _POSSESSIVE.sub("", _caseless(name))).translate(_LETTERS)
    folded = ""
    for word in reversed("".join(map(_plain, text)).split()):
        if not (folded and _LATIN_ARTICLE.match(f"{word} {folded}")):
            folded = f"{_bare(word)} {folded}".rstrip()
    return folded


def attached(folded: str) -> list[str]:
    """A folded name as it stands within a text: as it is, first; and an Arabic one with what is
    written in one with it, "and", "in", "like", "to", before the article or without one.

    A word of three letters is only known behind the article: with a letter before it, it is
    another word as often as not. فرقة is no رقة, but a division, and ورقة is a paper.

    >>> attached("raqqa"), attached("رقه")[:4]
    (['raqqa'], ['رقه', 'بالرقه', 'كالرقه', 'للرقه'])
    """
    if not _ARABIC_LETTER.match(folded):
        return [folded]
    before = [(first, second) for first in _AND for second in _IN if first or second]
    forms = [f"{first}{_IN[second]}{folded}" for first, second in before]
    if len(folded.split()[0]) > _SHORT:
        forms += [f"{first}{second}{folded}" for first, second in before]
    return [folded, *forms]


def _caseless(text: str) -> str:
    # Folding case can compose and decomposing can bring capitals back, so each is done twice.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFKD", text)


def _plain(character: str) -> str:
    """A letter or digit as it is, nothing for a mark or a sign of format, else a space."""
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Lm" | "Mn" | "Mc" | "Me" | "Cf":  # tatweel and ayn, harakat and accents, ZWNJ
            return ""
        case category:
            return character if category[0] in "LN" else " "


def _bare(word: str) -> str:
    return _FINAL_H.sub("", _ARABIC_ARTICLE.sub("", word, count=1))
