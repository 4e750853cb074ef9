"""Figures and dates in words. Pure: what stands on pages, in answers and in feeds alike."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.dateformat import format as written
from django.utils.translation import get_language_bidi, gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from actors.names import fold
from campaigns import figures, terms
from campaigns.enums import (
    Change,
    Course,
    Difference,
    Freshness,
    Kind,
    Modality,
    Part,
    Review,
    SourceState,
)
from campaigns.figures.grammar import figures_of

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict

UNIT_REACH = 40  # characters between a figure and its unit: "500 to 700 [Islamic State] fighters"
HEDGE_REACH = 12  # a hedge further off belongs to another word of the quote

REVIEW_WORDS = {
    Review.PROPOSED: _("unreviewed"),
    Review.ACCEPTED: _("accepted"),
    Review.REJECTED: _("rejected"),
    Review.WITHDRAWN: _("withdrawn"),
}
FRESHNESS_WORDS = {
    Freshness.FRESH: _("fresh"),
    Freshness.AGEING: _("ageing"),
    Freshness.STALE: _("stale"),
    Freshness.NOT_STATED: _("not stated"),
}
COURSE_WORDS = {
    Course.RISING: _("rising"),
    Course.FALLING: _("falling"),
    Course.UNCHANGED: _("unchanged"),
    Course.NOT_COMPARABLE: _("not comparable"),
    Course.FIRST: _("first statement"),
}
SOURCE_WORDS = {
    SourceState.MARKED: _("The source says it in these words."),
    SourceState.CHANGED: _("The source says something else by now."),
    SourceState.GONE: _("The source no longer marks these words as a statement."),
    SourceState.LOST: _("The newest text of the article no longer has these words."),
    SourceState.RETRACTED: _(
        "The article was retracted by its publisher: its facts no longer count, and stay citable."
    ),
}
FROM_WORDS = _("read from the words")
SPELLED_OUT = _("not the source’s words")
CORRECTED_WORDS = _("A curator corrected what the source marks.")
KEPT_WORDS = _("A curator stands by it, although the source says something else by now.")
SOURCE_STATE_WORDS = {
    SourceState.MARKED: _("marked"),
    SourceState.CHANGED: _("changed since"),
    SourceState.GONE: _("no longer marked"),
    SourceState.LOST: _("words lost"),
    SourceState.RETRACTED: _("retracted"),
}
# The same beside a review that says nothing of it: what readers have to know before they cite.
SOURCE_NOTES = {
    SourceState.MARKED: "",
    SourceState.CHANGED: _("its source has changed"),
    SourceState.GONE: _("no longer marked in its source"),
    SourceState.LOST: _("no longer in the text of its article"),
    SourceState.RETRACTED: _("article retracted"),
}
MODALITY_WORDS = {
    Modality.ASSERTED: _("asserted"),
    Modality.REPORTED: _("reported"),
    Modality.ESTIMATED: _("estimated"),
    Modality.PLANNED: _("planned"),
    Modality.DENIED: _("denied"),
    Modality.SPECULATIVE: _("speculative"),
}
CHANGE_WORDS = {
    Change.INGESTED: _("taken in"),
    Change.REVISED: _("revised"),
    Change.ACCEPTED: _("accepted"),
    Change.REJECTED: _("rejected"),
    Change.WITHDRAWN: _("withdrawn"),
    Change.RESTORED: _("proposed again"),
    Change.FLAGGED: _("source changed"),
}
DIFFERENCE_WORDS = {
    Difference.NEW: _("new"),
    Difference.SUCCEEDED: _("succeeded"),
    Difference.UNCHANGED: _("unchanged"),
    Difference.MOVED: _("moved"),
    Difference.WITHDRAWN: _("withdrawn"),
    Difference.WAITING: _("waits for a curator"),
    Difference.LOST: _("words lost"),
}
FEWEST = 2  # months and years: one of them is still told in days
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # letters that Unicode has for it: nobody sees them
UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TO_THE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SEASONS = {  # as EDTF numbers them
    "21": _("spring"),
    "22": _("summer"),
    "23": _("autumn"),
    "24": _("winter"),
}


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
    words = fact.quote[start - fact.start : end - fact.start]
    if _is_one_sided(fact) and not _hedged(inside, start, end):
        words = _bounded(fact, start - fact.start, end - fact.start)
    return " ".join(words.split())


def _is_one_sided(fact: "StatedFact") -> bool:
    return (fact.low is None) != (fact.high is None)


def _hedged(roles: Iterable[dict[str, Any]], start: int, end: int) -> bool:
    hedges = (role for role in roles if role["role"] == Part.HEDGE)
    return any(start <= hedge["start"] and hedge["end"] <= end for hedge in hedges)


def _bounded(fact: "StatedFact", start: int, end: int) -> str:
    """A bound with the words that make it one, where no hedge is marked; else spelled out.

    "40" alone would be read as a figure where "more than 40" was stated.
    """
    table = figures.table_of(fact.article.language)
    for figure in figures_of(fact.quote, table) if table else ():
        covers = figure.start < end and start < figure.end
        if covers and (figure.low, figure.high) == (fact.low, fact.high):
            return fact.quote[min(start, figure.start) : max(end, figure.end)]
    return in_bounds(fact)


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


def is_share(fact: "StatedFact") -> bool:
    return fact.unit is not None and fact.unit.slug == "percent"


def whole(fact: "StatedFact") -> str:
    """What a share is a share of; "" for all else: nobody counts "1 person of Amal"."""
    return of_what(fact) if is_share(fact) else ""


def lacks_whole(fact: "StatedFact") -> bool:
    """Whether it is a share of nobody says what."""
    return is_share(fact) and not _of_what(fact)


def concerns(fact: "StatedFact") -> str:
    """Whom or what a figure that is no share is about, as written; else ""."""
    return "" if is_share(fact) else of_what(fact)


def figure(fact: "StatedFact") -> str:
    """The figure as stated where a figure is what its measure states; else "".

    A relation, an event or a statement is told in its own words, whatever a mark counts in them.
    """
    return as_stated(fact) if fact.measure.kind == Kind.QUANTITY else ""


def whose_words(fact: "StatedFact") -> str:
    """What to say beside what stands in words that are not, or not all, the quote's own; else "".

    A reader takes "1 person" for words of the source unless told otherwise.
    """
    if fact.value_from_words:
        return str(FROM_WORDS)
    words = " ".join(fact.quote.split()).casefold()
    return "" if figure(fact).casefold() in words else str(SPELLED_OUT)


def beside_review(fact: "StatedFact") -> list[str]:
    """What belongs beside a fact's review, in the order in which it is told."""
    source = SOURCE_NOTES[SourceState(fact.source_state)]
    words = (whose_words(fact), source, contested(fact.contested_by))
    return [str(told) for told in words if told]


def contested(rivals: int) -> str:
    """How many figures stand against one: "contested by 2 others"; "" for none."""
    words = ngettext("contested by {n} other", "contested by {n} others", rivals)
    return words.format(n=rivals) if rivals else ""


def what_happened(fact: "StatedFact") -> str:
    """What made this version: "accepted", and of a change at the source which it was."""
    if fact.change == Change.FLAGGED and fact.source_state != SourceState.MARKED:
        return str(SOURCE_NOTES[SourceState(fact.source_state)])
    return str(CHANGE_WORDS[Change(fact.change)])


def elsewhere(fact: "StatedFact") -> str:
    """The places a fact is about, as written; "" where they are the campaign's own or none."""
    if not fact.places:
        return ""
    own = {fold(place) for place in fact.campaign.place_names}
    return listed(place for place in fact.places if fold(place) not in own)


def sentence(fact: "StatedFact") -> str:
    """What is stated, as sentences of pages, feeds and charts tell it.

    "6 percent of the city", "1 person, concerns: Amal"; where no figure is stated, the words in
    quotation marks, and before those of a relation who stands how to whom: "Amal → Bilal: “...”".
    """
    stated = figure(fact)
    if not stated:
        parties = who_to_whom(fact)
        words = quoted(fact.quote)
        return (
            gettext("{parties}: {quote}").format(parties=parties, quote=words) if parties else words
        )
    if unit := unit_beside(fact):
        stated = gettext("{figure} ({unit})").format(figure=stated, unit=unit)
    told = [isolated(stated)]
    if of := whole(fact):
        told = [gettext("{figure} of {whole}").format(figure=told[0], whole=isolated(of))]
    elif lacks_whole(fact):
        told += [gettext("of what: not stated")]
    if about := concerns(fact):
        told += [gettext("concerns: {whom}").format(whom=isolated(about))]
    if place := elsewhere(fact):
        told += [gettext("place: {place}").format(place=isolated(place))]
    return listed(told)


def who_to_whom(fact: "StatedFact") -> str:
    """Between whom a relation is stated, as written: "Amal → Bilal"; "" for what is none."""
    if fact.measure.kind != Kind.RELATION:
        return ""
    subjects = (isolated(named.as_written) for named in fact.subjects)
    others = [named.as_written for named in fact.objects_named] or fact.places
    return gettext("{who} → {whom}").format(
        who=listed(subjects) or gettext("not stated"),
        whom=listed(map(isolated, others)) or gettext("not stated"),
    )


def said_by(fact: "StatedFact") -> str:
    """Who said it, as written; "" where nobody is named."""
    return listed(isolated(named.as_written) for named in fact.speakers)


def quoted(text: str) -> str:
    """Words of others in the quotation marks of the reader's language."""
    return gettext("“{words}”").format(words=isolated(text))


def isolated(text: str) -> str:
    """Words of others within a sentence that is read from right to left.

    "6 percent" would be read as "percent 6" there: what stands around it may not turn it.
    """
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if text and get_language_bidi() else text


def printable(text: str) -> str:
    """The text without what no document in XML may hold."""
    return UNPRINTABLE.sub("\ufffd", text)


def listed(parts: Iterable[str]) -> str:
    """Parts of one kind, as a sentence lists them: "Mosul, Tal Afar"."""
    return pgettext("list", ", ").join(parts)


def day(when: date) -> str:
    return written(when, "j F Y")


def short_day(when: date) -> str:
    """A day where there is little room, such as at an axis: "25 May 2017"."""
    return isolated(written(when, "j M Y"))


def month(when: date) -> str:
    return written(when, "F Y")


def short_month(when: date) -> str:
    """A month where there is little room: "May 2017"."""
    return isolated(written(when, "M Y"))


def moment(when: datetime) -> str:
    utc = when.astimezone(UTC)
    return gettext("{day}, {time} UTC").format(day=day(utc), time=f"{utc:%H:%M}")


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
        return gettext("age unknown")
    if days == 0:
        return gettext("of the day")
    if days < 0:
        raise ValueError(f"{days} days is no age.")
    if (years := days // 365) >= FEWEST:
        return ngettext("{n} year old", "{n} years old", years).format(n=years)
    if (months := days // 30) >= FEWEST:
        return ngettext("{n} month old", "{n} months old", months).format(n=months)
    return ngettext("{n} day old", "{n} days old", days).format(n=days)


def aged(verdict: "Verdict") -> str:
    """How old what stands first is: "4 months old", and no more than that is known of "2016".

    The age is counted from the last day of the time that is stated, and it may be any day of it.
    """
    words, days = age(verdict.age_days), verdict.age_days
    if verdict.headline is None or days is None or not _is_vague(verdict.headline.stated_for):
        return words
    return gettext("{age} or more").format(age=words) if days else gettext("within its stated time")


def _is_vague(edtf: str) -> bool:
    """Whether it ends in a month, a year or more, so that its last day is not stated."""
    end = edtf.rpartition("/")[2].rstrip("?~%")
    return end not in ("", "..") and not TO_THE_DAY.fullmatch(end)


def for_when(fact: "StatedFact") -> str:
    """The time beside a figure: "for 25 May 2017", and a word where there is none."""
    time = stated_time(fact)
    return gettext("for {time}").format(time=time) if time else gettext("time not stated")


def when_listed(fact: "StatedFact") -> str:
    """The time by which a list has its place for a fact.

    Where no time is stated that is its publication, and the words say both.
    """
    if time := stated_time(fact):
        return time
    if fact.published_on is None:
        return gettext("time not stated")
    return gettext("time not stated; published {day}").format(day=day(fact.published_on))


def published(fact: "StatedFact") -> str:
    return (
        gettext("published {day}").format(day=day(fact.published_on)) if fact.published_on else ""
    )


def stated_time(fact: "StatedFact") -> str:
    """The time the words are about: "25 May 2017", "September 2017, uncertain"; "" if unstated."""
    first, last = fact.earliest or fact.latest, fact.latest or fact.earliest
    if first is None or last is None:
        return ""
    start, slash, end = fact.stated_for.partition("/")
    if not slash:
        words = _span(start, first)
    elif fact.earliest is None:
        words = gettext("until {time}").format(time=_span(end, last))
    elif fact.latest is None:
        words = gettext("from {time}").format(time=_span(start, first))
    else:
        words = _from_to((start, first), (end, last))
    doubt = _doubt(fact.stated_for)
    return listed((words, doubt)) if doubt else words


def _between(first: str, last: str) -> str:
    return pgettext("span of time", "{first} to {last}").format(first=first, last=last)


def _from_to(start: tuple[str, date], end: tuple[str, date]) -> str:
    """Both ends, each as precise as written; what they share is said once: "3 to 7 May 2017"."""
    first, last = _span(*start), _span(*end)
    if first == last:
        return first
    precision, alike = _precision(start[0]), start[1].year == end[1].year
    if not alike or precision != _precision(end[0]):
        return _between(first, last)
    if precision == "day" and start[1].month == end[1].month:
        return _between(str(start[1].day), last)
    if precision == "day":
        return _between(written(start[1], "j F"), last)
    if precision == "month":
        return _between(written(start[1], "F"), last)
    if precision == "season":
        return _between(str(SEASONS[_parts(start[0])[1]]), last)
    return _between(first, last)


def _parts(edtf: str) -> list[str]:
    """What is stated of a date: its year, month or season, and day."""
    return edtf.rstrip("?~%").removesuffix("-XX").removesuffix("-XX").split("-")


def _precision(edtf: str) -> str:
    parts = _parts(edtf)
    if len(parts) > 1 and parts[1] in SEASONS:
        return "season"
    return ("year", "month", "day")[min(len(parts), 3) - 1]


def _span(edtf: str, when: date) -> str:
    """As precise as it was written: "2017", "2010s", "summer 2017", "May 2017", "25 May 2017"."""
    year, *parts = _parts(edtf)
    if year.endswith("XX"):
        century = when.year // 100 * 100
        return _between(str(century), str(century + 99))
    if year.endswith("X"):
        return gettext("{decade}s").format(decade=when.year // 10 * 10)
    if not parts:
        return str(when.year)
    if parts[0] in SEASONS:
        return f"{SEASONS[parts[0]]} {when.year}"
    return month(when) if len(parts) == 1 else day(when)


def _doubt(edtf: str) -> str:
    if "%" in edtf or ("?" in edtf and "~" in edtf):
        return gettext("uncertain and approximate")
    if "?" in edtf:
        return gettext("uncertain")
    return gettext("approximate") if "~" in edtf else ""
