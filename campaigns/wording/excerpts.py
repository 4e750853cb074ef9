"""A quote in its surroundings, as much of them as may be shown. Pure."""

import re
from typing import TYPE_CHECKING

from campaigns.wording.letters import quoted

if TYPE_CHECKING:
    from campaigns.models import StatedFact

REACH = 240  # characters of context that a restricted article shows on each side of a quote
# Where a sentence can end; a line ends one as well, unless the next goes on in small letters.
STOP = re.compile(r"(?<=[.!?…؟۔])[\"'”’»)\]]*\s+|\n\s*")
# A full stop behind a letter, a title or a month ends no sentence for certain: "Lt. Gen. Example".
ABBREVIATION = re.compile(r"\b(?!May\.)(?:\w|[A-Z][a-z]{1,2}|Brig|Capt|Sept)\.$")


def around(fact: "StatedFact") -> tuple[str, str]:
    """What is at hand of the text before the quote and behind it: `REACH` characters at most."""
    begins = min(fact.start, REACH)
    return fact.surroundings[:begins], fact.surroundings[begins + fact.end - fact.start :]


def context(fact: "StatedFact") -> tuple[str, str]:
    """The words around a quote: its paragraph, or as much as a little context allows.

    Context that was cut short ends at a word and says so with an ellipsis.
    """
    before, after = around(fact)
    return _cut(fact, before.rpartition("\n")[2], after.partition("\n")[0])


def in_sentence(fact: "StatedFact") -> tuple[str, str]:
    """The words that stand before and behind a quote in its sentence.

    Where the end of a sentence is doubtful, it goes on: what is shown beyond it hides nothing, and
    a "denies that" that falls away does.
    """
    text, (before, after) = fact.surroundings, around(fact)
    begins, ends = len(before), len(text) - len(after)
    edges = [stop.end() for stop in STOP.finditer(text) if _ends_a_sentence(stop, text)]
    first = max((edge for edge in edges if edge <= begins), default=0)
    last = min((edge for edge in edges if edge >= ends), default=len(text))
    before, after = _cut(fact, text[first:begins], text[ends:last])
    return before.lstrip(), after.rstrip()


def cut_at(fact: "StatedFact") -> tuple[str, str]:
    """An ellipsis where the quote begins, and where it ends, within its sentence; else "".

    They stand outside of the quotation marks: the source has none.
    """
    before, after = in_sentence(fact)
    return "…" if _has_words(before) else "", "…" if _has_words(after) else ""


def quoted_within(fact: "StatedFact") -> str:
    """The quote in quotation marks, with an ellipsis where it is not the whole sentence."""
    before, after = cut_at(fact)
    return f"{before}{quoted(fact.quote)}{after}"


def _cut(fact: "StatedFact", before: str, after: str) -> tuple[str, str]:
    """Both, and where they are as long as is shown of any, up to a word and with an ellipsis."""
    if len(before) == REACH < fact.start:
        before = f"…{before.partition(' ')[2]}"
    if len(after) == REACH:
        after = f"{after.rpartition(' ')[0]}…"
    return before, after


def _ends_a_sentence(stop: re.Match[str], text: str) -> bool:
    if text[stop.end() : stop.end() + 1].islower():
        return False
    return "\n" in stop.group() or not ABBREVIATION.search(text[: stop.start()][-8:])


def _has_words(text: str) -> bool:
    return re.search(r"\w", text) is not None
