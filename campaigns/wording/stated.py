"""The figure of a fact as its source states it, and what of. Pure."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext

from campaigns import figures, terms
from campaigns.enums import Kind, Part
from campaigns.figures.grammar import Figure, figures_of
from campaigns.wording.labels import FROM_WORDS, SPELLED_OUT
from campaigns.wording.letters import listed

if TYPE_CHECKING:
    from campaigns.models import StatedFact

UNIT_REACH = 40  # characters between a figure and its unit: "500 to 700 [Islamic State] fighters"
HEDGE_REACH = 12  # a hedge further off belongs to another word of the quote


def figure(fact: "StatedFact") -> str:
    """The figure as stated where a figure is what its measure states; else "".

    A relation, an event or a statement is told in its own words, whatever a mark counts in them.
    """
    return as_stated(fact) if fact.measure.kind == Kind.QUANTITY else ""


def as_stated(fact: "StatedFact") -> str:
    """The figure in the quote's own words, hedge and unit included: "only about 6 percent".

    A hedge beside the figure stays with it, marked or not. Where no words of the quote are marked
    as the quantity, nor soften it, the bounds are spelled out; "" where the fact has neither.
    """
    inside = [role for role in fact.roles if fact.start <= role["start"] < role["end"] <= fact.end]
    quantities = [role for role in inside if role["role"] == Part.QUANTITY]
    if not quantities:
        return _unmarked(fact) or in_bounds(fact)
    start, end = quantities[0]["start"], quantities[0]["end"]
    for part, reach in (
        (Part.UNIT, UNIT_REACH),
        (Part.HEDGE, HEDGE_REACH),
        (Part.HEDGE, HEDGE_REACH),
    ):
        for role in inside:
            if role["role"] == part and _gap(role, start, end) <= reach:
                start, end = min(start, role["start"]), max(end, role["end"])
    words = fact.quote[start - fact.start : end - fact.start]
    if not _hedged(inside, start, end):
        words = _hedged_by_words(fact, start - fact.start, end - fact.start)
    return " ".join(words.split())


def _is_one_sided(fact: "StatedFact") -> bool:
    return (fact.low is None) != (fact.high is None)


def _hedged(roles: Iterable[dict[str, Any]], start: int, end: int) -> bool:
    hedges = (role for role in roles if role["role"] == Part.HEDGE)
    return any(start <= hedge["start"] and hedge["end"] <= end for hedge in hedges)


def _hedged_by_words(fact: "StatedFact", start: int, end: int) -> str:
    """The words of a figure with those beside them that bound or soften it, where none is marked.

    "40" alone would be read as a figure where "more than 40" was stated: where no words are found
    that make a bound, it is spelled out.
    """
    for figure in _figures_in(fact.quote, fact.article.language):
        covers = figure.start < end and start < figure.end
        is_doubtful = not figure.is_sure and not _is_one_sided(fact)
        if covers and (is_doubtful or _is_of(figure, fact)):
            return fact.quote[min(start, figure.start) : max(end, figure.end)]
    return in_bounds(fact) if _is_one_sided(fact) else fact.quote[start:end]


def _unmarked(fact: "StatedFact") -> str:
    """The words that bound or soften a figure of which none are marked, and its number; else "".

    They have to stand once in the quote: of two figures alike nobody says which is meant.
    """
    said = _figures_in(fact.quote, fact.article.language)
    found = [figure for figure in said if figure.is_sure and _is_of(figure, fact)]
    if len(found) != 1 or found[0].start == found[0].core[0]:
        return ""
    return " ".join(fact.quote[found[0].start : found[0].end].split())


def _is_of(figure: Figure, fact: "StatedFact") -> bool:
    return (figure.low, figure.high) == (fact.low, fact.high)


@lru_cache(maxsize=10_000)
def _figures_in(quote: str, language: str) -> tuple[Figure, ...]:
    """Every figure of a quote. A page asks several times for each of its facts."""
    table = figures.table_of(language)
    return tuple(figures_of(quote, table)) if table else ()


def _gap(role: dict[str, Any], start: int, end: int) -> int:
    return max(role["start"] - end, start - role["end"], 0)


def in_bounds(fact: "StatedFact") -> str:
    """The bounds spelled out: "500 to 700 fighters", "under 10 miles", "at least 5 plots"."""
    low, high = plain(fact.low), plain(fact.high)
    if fact.low is None and fact.high is None:
        return ""
    bounds = {"low": low, "high": high, "unit": unit_word(fact)}
    if fact.high is None:
        words = (
            gettext("more than {low} {unit}") if fact.low_open else gettext("at least {low} {unit}")
        )
    elif fact.low is None:
        words = (
            gettext("under {high} {unit}") if fact.high_open else gettext("at most {high} {unit}")
        )
    elif fact.low == fact.high:
        words = gettext("{low} {unit}")
    else:
        words = gettext("{low} to {high} {unit}")
    return words.format(**bounds).strip()


def bounds_as_read(fact: "StatedFact") -> str:
    """The bounds spelled out, and whether no annotator gave them: "6 percent, read from ..."."""
    words = in_bounds(fact)
    return listed((words, str(FROM_WORDS))) if fact.value_from_words else words


def unit_word(fact: "StatedFact") -> str:
    if fact.unit is None:
        return ""
    return terms.counted(fact.unit, fact.low, fact.high)


def unit_beside(fact: "StatedFact") -> str:
    """The unit of a figure whose words are a bare number: "fighters" for "500 to 700"; else "".

    Words that are no number name what is counted themselves: "three strikes", "one American".
    """
    words, table = figure(fact), figures.table_of(fact.article.language)
    if not words or fact.unit is None or table is None:
        return ""
    found, rest = figures_of(words, table), words
    if any(one.unit for one in found):
        return ""
    for one in reversed(found):
        rest = rest[: one.start] + rest[one.end :]
    for hedge in fact.hedges:
        rest = rest.replace(hedge, "")
    return "" if rest == words or re.search(r"\w", rest) else unit_word(fact)


def plain(figure: Decimal | None) -> str:
    """A decimal without exponent or idle zeros, thousands set apart: 18,000 or 7.5; "" for None."""
    if figure is None:
        return ""
    text = f"{figure:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def of_what(fact: "StatedFact") -> str:
    """What a share is a share of, or what else is counted or told of: "the city"; else "".

    In the source's words or the measure's. Where the figure's own words say it already, it is not
    said twice.
    """
    of = _of_what(fact)
    return "" if of.casefold() in as_stated(fact).casefold() else of


def _of_what(fact: "StatedFact") -> str:
    return " ".join(role["exact"] for role in fact.written(Part.OBJECT)) or terms.whole(
        fact.measure
    )


def whole(fact: "StatedFact") -> str:
    """What a share is a share of; "" for all else: nobody counts "1 person of Amal"."""
    return of_what(fact) if fact.is_share else ""


def lacks_whole(fact: "StatedFact") -> bool:
    """Whether it is a share of nobody says what."""
    return fact.is_share and not _of_what(fact)


def concerns(fact: "StatedFact") -> str:
    """Whom or what a figure that is no share is about, as written; else ""."""
    return "" if fact.is_share else of_what(fact)


def tells_more(fact: "StatedFact") -> bool:
    """Whether its quote says more than what stands for it: its figure, or the quote itself."""
    words = as_stated(fact)
    return bool(words) and " ".join(fact.quote.split()).casefold() != words.casefold()


def whose_words(fact: "StatedFact") -> str:
    """What to say beside what stands in words that are not, or not all, the quote's own; else "".

    A reader takes "1 person" for words of the source unless told otherwise.
    """
    if fact.value_from_words:
        return str(FROM_WORDS)
    words = " ".join(fact.quote.split()).casefold()
    return "" if figure(fact).casefold() in words else str(SPELLED_OUT)
