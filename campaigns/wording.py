"""Figures and dates in words. Pure: what stands on pages, in answers and in feeds alike."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from campaigns.enums import Change, Course, Difference, Freshness, Part, Review, SourceState

if TYPE_CHECKING:
    from campaigns.models import StatedFact

UNIT_REACH = 40  # characters between a figure and its unit: "500 to 700 [Islamic State] fighters"
HEDGE_REACH = 12  # a hedge further off belongs to another word of the quote

REVIEW_WORDS = {
    Review.PROPOSED: "unreviewed",
    Review.ACCEPTED: "accepted",
    Review.REJECTED: "rejected",
    Review.WITHDRAWN: "withdrawn",
}
FRESHNESS_WORDS = {
    Freshness.FRESH: "fresh",
    Freshness.AGEING: "ageing",
    Freshness.STALE: "stale",
    Freshness.NOT_STATED: "not stated",
}
COURSE_WORDS = {
    Course.RISING: "rising",
    Course.FALLING: "falling",
    Course.UNCHANGED: "unchanged",
    Course.NOT_COMPARABLE: "not comparable",
    Course.FIRST: "first statement",
}
SOURCE_WORDS = {
    SourceState.MARKED: "The source says it in these words.",
    SourceState.CHANGED: "The source says something else by now.",
    SourceState.GONE: "The source no longer marks these words as a statement.",
    SourceState.LOST: "The newest text of the article no longer has these words.",
    SourceState.RETRACTED: "The article was retracted by its publisher; its facts stay citable.",
}
FROM_WORDS = "read from the words"
CORRECTED_WORDS = "A curator corrected what the source marks."
KEPT_WORDS = "A curator stands by it, although the source says something else by now."
SOURCE_STATE_WORDS = {
    SourceState.MARKED: "marked",
    SourceState.CHANGED: "changed since",
    SourceState.GONE: "no longer marked",
    SourceState.LOST: "words lost",
    SourceState.RETRACTED: "retracted",
}
CHANGE_WORDS = {
    Change.INGESTED: "taken in",
    Change.REVISED: "revised",
    Change.ACCEPTED: "accepted",
    Change.REJECTED: "rejected",
    Change.WITHDRAWN: "withdrawn",
    Change.RESTORED: "proposed again",
    Change.FLAGGED: "flagged",
}
DIFFERENCE_WORDS = {
    Difference.NEW: "new",
    Difference.SUCCEEDED: "succeeded",
    Difference.UNCHANGED: "unchanged",
    Difference.MOVED: "moved",
    Difference.WITHDRAWN: "withdrawn",
    Difference.WAITING: "waits for a curator",
    Difference.LOST: "words lost",
}
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # as EDTF numbers them


def as_stated(fact: "StatedFact") -> str:
    """The figure in the quote's own words, hedge and unit included: "only about 6 percent".

    Where no words of the quote are marked as the quantity, the bounds are spelled out; "" where
    the fact has neither.
    """
    inside = [role for role in fact.roles if fact.start <= role["start"] < role["end"] <= fact.end]
    quantities = [role for role in inside if role["role"] == Part.QUANTITY]
    if not quantities:
        return in_bounds(fact)
    start, end = quantities[0]["start"], quantities[0]["end"]
    for part, reach in (
        (Part.UNIT, UNIT_REACH),
        (Part.HEDGE, HEDGE_REACH),
        (Part.HEDGE, HEDGE_REACH),
    ):
        for role in inside:
            if role["role"] == part and _gap(role, start, end) <= reach:
                start, end = min(start, role["start"]), max(end, role["end"])
    return " ".join(fact.quote[start - fact.start : end - fact.start].split())


def _gap(role: dict[str, Any], start: int, end: int) -> int:
    return max(role["start"] - end, start - role["end"], 0)


def in_bounds(fact: "StatedFact") -> str:
    """The bounds spelled out: "500 to 700 fighters", "under 10 miles", "at least 5 plots"."""
    low, high = plain(fact.low), plain(fact.high)
    if fact.low is None and fact.high is None:
        return ""
    if fact.high is None:
        words = f"{'more than' if fact.low_open else 'at least'} {low}"
    elif fact.low is None:
        words = f"{'under' if fact.high_open else 'at most'} {high}"
    elif fact.low == fact.high:
        words = low
    else:
        words = f"{low} to {high}"
    return f"{words} {unit_word(fact)}".strip()


def bounds_as_read(fact: "StatedFact") -> str:
    """The bounds spelled out, and whether no annotator gave them: "6 percent, read from ..."."""
    words = in_bounds(fact)
    return f"{words}, {FROM_WORDS}" if fact.value_from_words else words


def unit_word(fact: "StatedFact") -> str:
    if fact.unit is None:
        return ""
    return fact.unit.singular if fact.low == fact.high == 1 else fact.unit.plural


def plain(figure: Decimal | None) -> str:
    """A decimal without exponent or idle zeros, thousands set apart: 18,000 or 7.5; "" for None."""
    if figure is None:
        return ""
    text = f"{figure:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def of_what(fact: "StatedFact") -> str:
    """What a share is a share of: "the city", in the source's words or the measure's, or "".

    Where the figure's own words say it already, it is not said twice.
    """
    whole = " ".join(role["exact"] for role in fact.written(Part.OBJECT)) or fact.measure.of
    return "" if whole.casefold() in as_stated(fact).casefold() else whole


def is_share(fact: "StatedFact") -> bool:
    return fact.unit is not None and fact.unit.slug == "percent"


def printable(text: str) -> str:
    """The text without what no document in XML may hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def moment(when: datetime) -> str:
    utc = when.astimezone(UTC)
    return f"{day(utc)}, {utc:%H:%M} UTC"


def field_moment(when: datetime | None) -> str:
    """A moment as a form field holds it, in UTC; a begun second counts, so nothing drops out."""
    if when is None:
        return ""
    utc = when.astimezone(UTC)
    whole = utc.replace(microsecond=0)
    return f"{whole if whole == utc else whole + timedelta(seconds=1):%Y-%m-%dT%H:%M:%S}"


def age(days: int | None) -> str:
    """How long ago, in whole days, months or years: "of the day", "12 days old", "9 years old"."""
    if days is None:
        return "age unknown"
    if days == 0:
        return "of the day"
    for length, word in ((365, "year"), (30, "month"), (1, "day")):
        count = days // length
        if count >= (1 if word == "day" else 2):
            return f"{count} {word}{'' if count == 1 else 's'} old"
    raise ValueError(f"{days} days is no age.")


def stated_time(fact: "StatedFact") -> str:
    """The time the words are about: "25 May 2017", "September 2017, uncertain"; "" if unstated."""
    doubt = _doubt(fact.stated_for)
    first, last = fact.earliest or fact.latest, fact.latest or fact.earliest
    if first is None or last is None:
        return ""
    start, slash, end = fact.stated_for.partition("/")
    if not slash:
        words = _span(start, first)
    elif fact.earliest is None:
        words = f"until {_span(end, last)}"
    elif fact.latest is None:
        words = f"from {_span(start, first)}"
    else:
        words = f"{_span(start, first)} to {_span(end, last)}"
    return f"{words}{doubt}"


def _span(edtf: str, when: date) -> str:
    """As precise as it was written: "2017", "2010s", "summer 2017", "May 2017", "25 May 2017"."""
    year, *parts = edtf.rstrip("?~%").removesuffix("-XX").removesuffix("-XX").split("-")
    if year.endswith("XX"):
        return f"{when.year // 100 * 100} to {when.year // 100 * 100 + 99}"
    if year.endswith("X"):
        return f"{when.year // 10 * 10}s"
    if not parts:
        return str(when.year)
    if parts[0] in SEASONS:
        return f"{SEASONS[parts[0]]} {when.year}"
    return f"{when:%B %Y}" if len(parts) == 1 else day(when)


def _doubt(edtf: str) -> str:
    if "%" in edtf or ("?" in edtf and "~" in edtf):
        return ", uncertain and approximate"
    if "?" in edtf:
        return ", uncertain"
    return ", approximate" if "~" in edtf else ""
