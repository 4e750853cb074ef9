"""Days, moments, ages and stated times in words, each as precise as it is known. Pure."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.dateformat import format as written
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from campaigns.enums import Freshness
from campaigns.wording.labels import AT_BEST_WORDS, FRESHNESS_WORDS
from campaigns.wording.letters import isolated, listed

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict

FEWEST = 2  # months and years: one of them is still told in days
TO_THE_DAY = re.compile(r"\d{4}-\d\d-\d\d")
SOME_DAY = re.compile(r"\d{4}-\d\d-XX")
SEASONS = {  # as EDTF numbers them
    "21": _("spring"),
    "22": _("summer"),
    "23": _("autumn"),
    "24": _("winter"),
}


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


def freshness(verdict: "Verdict") -> str:
    """Whether what stands first is still fresh, and how old it is: "stale, 9 years old"."""
    return listed((how_fresh(verdict), aged(verdict)))


def how_fresh(verdict: "Verdict") -> str:
    """The word for its age: "fresh", or "fresh at best" where all that is known is a year.

    What keeps until it is restated is not called fresh once it is old.
    """
    keeps = verdict.freshness == Freshness.FRESH and verdict.measure.cadence_days is None
    if keeps and verdict.age_days:
        return gettext("not restated since")
    words = AT_BEST_WORDS if verdict.at_best else FRESHNESS_WORDS
    return str(words[verdict.freshness])


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
    return doubted(words, fact)


def doubted(words: str, fact: "StatedFact") -> str:
    """Words for the time of a fact, and whether its source gives it for sure: "2016, uncertain"."""
    doubt = _doubt(fact.stated_for)
    return listed((words, doubt)) if doubt else words


def until_when(fact: "StatedFact") -> str:
    """The end of the time, as precise as it was written: "June 2017" of "2016 to June 2017".

    Where none is stated, the day of publication; "" where neither is known.
    """
    if fact.latest:
        _, _, end = fact.stated_for.rpartition("/")
        return _span(end, fact.latest)
    return day(fact.published_on) if fact.published_on else stated_time(fact)


def _between(first: str, last: str) -> str:
    return pgettext("span of time", "{first} to {last}").format(first=first, last=last)


def _from_to(start: tuple[str, date], end: tuple[str, date]) -> str:
    """Both ends, each as precise as written; what they share is said once: "3 to 7 May 2017"."""
    first, last = _span(*start), _span(*end)
    if first == last:
        return first
    if _within(start[0], end[0]):
        return _to_some_day(first, within=_precision(end[0]))
    if _within(end[0], start[0]):
        return _between(gettext("a day in {month}").format(month=first), last)
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


def _within(edtf: str, other: str) -> bool:
    """Whether a date lies in another that is less precise: 5 December 2016 in December 2016."""
    parts, around = _parts(edtf), _parts(other)
    return len(parts) > len(around) and parts[: len(around)] == around


def _to_some_day(first: str, *, within: str) -> str:
    """From a time to an end that is stated as no more than the month, or the year, of that time."""
    if within == "month":
        return gettext("{first} to an unnamed day of that month").format(first=first)
    return gettext("{first} to an unnamed day of that year").format(first=first)


def _parts(edtf: str) -> list[str]:
    """What is stated of a date: its year, month or season, and day."""
    return edtf.rstrip("?~%").removesuffix("-XX").removesuffix("-XX").split("-")


def _precision(edtf: str) -> str:
    parts = _parts(edtf)
    if len(parts) > 1 and parts[1] in SEASONS:
        return "season"
    return ("year", "month", "day")[min(len(parts), 3) - 1]


def _span(edtf: str, when: date) -> str:
    """As precise as it was written: "2017", "2010s", "summer 2017", "May 2017", "25 May 2017".

    A day that is not named is one of its month: "a day in May 2017", not all of May.
    """
    if SOME_DAY.fullmatch(edtf.rstrip("?~%")):
        return gettext("a day in {month}").format(month=month(when))
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
