"""How words of others are set within a sentence of ours: quoted, listed, isolated. Pure."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.utils.translation import get_language_bidi, gettext, pgettext

ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # letters that Unicode has for it: nobody sees them
NO_BREAK = "\u00a0"  # a space at which no line ends
# A number goes with what it counts, and a year with its month; but "2016 to June 2017" may break.
TOGETHER = re.compile(r"(?<=\d)(?<!\d{4}) (?=\w)|(?<=\w) (?=\d{4}\b)")
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def isolated(text: str) -> str:
    """Words of others within a sentence that is read from right to left.

    "6 percent" would be read as "percent 6" there: what stands around it may not turn it.
    """
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if text and get_language_bidi() else text


def quoted(text: str) -> str:
    """Words of others in the quotation marks of the reader's language."""
    return gettext("“{words}”").format(words=isolated(text))


def listed(parts: Iterable[str]) -> str:
    """Parts of one kind, as a sentence lists them: "Mosul, Tal Afar"."""
    return pgettext("list", ", ").join(parts)


def unbroken(text: str) -> str:
    """Words of ours on a page, where no line ends within "25 May 2017" or "6 percent".

    What is cited, sent or saved has plain spaces, and so have the words of a quote.
    """
    return TOGETHER.sub(NO_BREAK, text)


def printable(text: str) -> str:
    """The text without what no document in XML may hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def host(address: str) -> str:
    """The host of an address that readers can open, without its www: "centcom.mil"; else ""."""
    try:
        parts = urlsplit(address)
        name = parts.hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.") if parts.scheme in ("http", "https") else ""
