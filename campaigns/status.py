"""What the facts of a campaign add up to on a date: verdicts, each with its reason. Pure.

Facts go in, as the ledger keeps them; nothing is read or written here. The rules are section by
section those of `docs/method.md`.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from django.utils.dateformat import format as written
from django.utils.translation import gettext, ngettext

from actors.names import fold
from campaigns.dates import covered_days
from campaigns.enums import Course, Freshness, Kind, Modality, Nature, Part, Review

if TYPE_CHECKING:
    from campaigns.models import Measure, StatedFact

STALE_AFTER_CADENCES = 3


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Where one quantity of a campaign stands. `reasons` has a sentence for each derived word."""

    measure: "Measure"
    headline: "StatedFact | None" = None
    rivals: list["StatedFact"] = field(default_factory=list)
    agreeing: list["StatedFact"] = field(default_factory=list)
    newer_unreviewed: list["StatedFact"] = field(default_factory=list)
    statements: list["StatedFact"] = field(default_factory=list)  # all of it, the newest first
    series: list["StatedFact"] = field(default_factory=list)  # those like the headline
    hidden: int = 0  # unreviewed statements of it that the reader does not want to see
    hidden_rivals: int = 0  # how many of these would stand against the headline
    later: "StatedFact | None" = None  # where nothing stands yet: the first that is to count
    independent_sources: int = 0
    age_days: int | None = None
    freshness: Freshness = Freshness.NOT_STATED
    at_best: bool = False  # and staler, had its month or year ended on the first day
    course: Course = Course.FIRST
    course_from: "StatedFact | None" = None
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def contested(self) -> bool:
        return bool(self.rivals)

    @property
    def undisputed(self) -> bool:
        """Whether nothing stands against the headline, hidden or not: else it has no direction."""
        return not self.rivals and not self.hidden_rivals

    @property
    def sides(self) -> list["StatedFact"]:
        """What stands first, and what stands against it."""
        return [fact for fact in (self.headline, *self.rivals) if fact]

    @property
    def besides(self) -> list["StatedFact"]:
        """What else is stated of it: what agrees, and what can be compared with none of these."""
        named = [*self.sides, *self.newer_unreviewed, self.course_from]
        return [fact for fact in self.statements if fact not in named]


@dataclass(frozen=True, kw_only=True)
class Status:
    """What the facts of a campaign add up to on a date."""

    on: date
    verdicts: list[Verdict]
    relations: list["StatedFact"]
    events: list["StatedFact"]
    coming: list["StatedFact"]
    statements: list["StatedFact"]
    facts: list["StatedFact"]  # all that it is made of: what has begun by then, and what is coming
    hidden: int  # unreviewed facts that it would be made of too, had the reader not hidden them


def status_of(
    facts: Iterable["StatedFact"],
    *,
    on: date,
    own_places: Collection[str] = (),
    unreviewed: bool = True,
) -> Status:
    """Derive the status of one campaign on a date.

    `facts` are the standing facts of the campaign, as known when the reader asks about.
    `own_places` are the names of the campaign's own place: a fact about them is about all of it.
    Without `unreviewed`, proposed facts are left out altogether, and verdicts say how many were.
    """
    held = list(facts)
    shown = [fact for fact in held if unreviewed or fact.review == Review.ACCEPTED]
    left_out = [fact for fact in held if not unreviewed and fact.review != Review.ACCEPTED]
    so_far = [fact for fact in shown if has_begun(fact, on)]
    coming = [fact for fact in shown if _is_announced(fact, on)]
    hidden = [fact for fact in left_out if has_begun(fact, on) or _is_announced(fact, on)]
    measures = {fact.measure_id: fact.measure for fact in shown if _is(fact, Kind.QUANTITY)}
    scopes = Scopes(own_places)
    return Status(
        on=on,
        verdicts=[
            _judge(
                measure,
                [fact for fact in shown if fact.measure_id == measure.pk],
                on,
                scopes,
                hidden=[fact for fact in hidden if fact.measure_id == measure.pk],
            )
            for measure in sorted(measures.values(), key=lambda m: (m.position, m.slug))
        ],
        relations=_newest_first(f for f in so_far if _is(f, Kind.RELATION)),
        events=_newest_first(f for f in so_far if _is(f, Kind.EVENT) and not _is_coming(f, on)),
        coming=sorted(coming, key=lambda f: (f.earliest or date.min, f.pk or 0)),
        statements=_newest_first(f for f in so_far if _is(f, Kind.STATEMENT)),
        facts=list(dict.fromkeys([*so_far, *coming])),
        hidden=len(hidden),
    )


def has_begun(fact: "StatedFact", on: date) -> bool:
    """Whether a page of a day counts a fact; `StatedFactQuerySet.begun_by` asks the database."""
    return counts_from(fact) <= on


def counts_from(fact: "StatedFact") -> date:
    """The first day on whose page a fact counts.

    A figure counts from the last day it is about: a total that was reached in December is not one
    of November. Anything else counts from the first; what gives no time, from when it was told.
    """
    figure = _is(fact, Kind.QUANTITY)
    return (reaches(fact) if figure else begins(fact)) or told_on(fact)


def begins(fact: "StatedFact") -> date | None:
    """The first day a fact is about; where no time is stated, the day it was published."""
    return fact.earliest or fact.latest or fact.published_on


def reaches(fact: "StatedFact") -> date | None:
    """The last day a fact is about.

    Words told on a day say nothing about the days after it, and what they leave open lasts until
    then, unless they announce or plan, which only events do.
    """
    last = fact.latest or fact.earliest
    if last is None:
        return fact.published_on
    told = told_on(fact)
    if _is(fact, Kind.EVENT) or (fact.earliest and fact.earliest > told):
        return last
    return min(fact.latest or told, told)


def told_on(fact: "StatedFact") -> date:
    """The day by which it had been told: that of publication, or else of taking in its text."""
    return fact.published_on or fact.revision.recorded_at.astimezone(UTC).date()


def newness(fact: "StatedFact") -> tuple[date, date, date, int]:
    """Sorts facts from the oldest stated time to the newest; publication breaks ties."""
    return (
        reaches(fact) or date.min,
        begins(fact) or date.min,
        fact.published_on or date.min,
        fact.pk or 0,
    )


class Scopes:
    """What a figure is about: two figures about different things are never compared."""

    def __init__(self, own_places: Collection[str]) -> None:
        self._own = {fold(place) for place in own_places}

    def of(self, fact: "StatedFact") -> tuple[object, ...]:
        """Unit, places, for a share of what, and for a total since when. The campaign's own place
        needs no naming."""
        whole = [role["exact"] for role in fact.written(Part.OBJECT)] if fact.is_share else []
        return fact.unit_id, self._foreign(fact.places), self._foreign(whole), _since(fact)

    def _foreign(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(fold(name) for name in names) - self._own


def _judge(
    measure: "Measure",
    facts: list["StatedFact"],
    on: date,
    scopes: Scopes,
    *,
    hidden: list["StatedFact"],
) -> Verdict:
    so_far = _newest_first(fact for fact in facts if has_begun(fact, on))
    figures = [fact for fact in so_far if fact.has_figure] or so_far
    accepted = [fact for fact in figures if fact.review == Review.ACCEPTED]
    if not figures:
        later = min(facts, key=lambda fact: (counts_from(fact), fact.pk or 0))
        reasons = {"freshness": _unstated_reason(on, len(hidden)), **_hidden_reason(len(hidden))}
        return Verdict(measure=measure, later=later, hidden=len(hidden), reasons=reasons)
    headline = (accepted or figures)[0]
    agreeing, rivals = _company(headline, (f for f in figures if f != headline), scopes)
    _, hidden_rivals = _company(headline, hidden, scopes)
    freshness, at_best, age, freshness_reason = _freshness(measure, headline, on)
    course, course_from, course_reason = _course(
        measure, headline, accepted or figures, scopes, len(hidden)
    )
    return Verdict(
        measure=measure,
        headline=headline,
        rivals=rivals,
        agreeing=agreeing,
        newer_unreviewed=[f for f in figures if newness(f) > newness(headline)],
        statements=figures,
        hidden=len(hidden),
        hidden_rivals=len(hidden_rivals),
        series=[f for f in figures if _comparable(measure, f, headline, scopes)],
        independent_sources=independent([headline, *agreeing]),
        age_days=age,
        freshness=freshness,
        at_best=at_best,
        course=course,
        course_from=course_from,
        reasons={
            "headline": _headline_reason(headline),
            "contested": _contested_reason(measure, rivals, len(hidden), len(hidden_rivals)),
            "freshness": freshness_reason,
            "course": course_reason,
            **_hidden_reason(len(hidden)),
        },
    )


def company(
    fact: "StatedFact", others: Iterable["StatedFact"], *, own_places: Collection[str] = ()
) -> tuple[list["StatedFact"], list["StatedFact"]]:
    """Which other facts of the same measure, thing and time agree with a fact; which rival it."""
    return _company(fact, others, Scopes(own_places))


def _company(
    fact: "StatedFact", others: Iterable["StatedFact"], scopes: "Scopes"
) -> tuple[list["StatedFact"], list["StatedFact"]]:
    near = [
        other
        for other in _newest_first(others)
        if fact.has_figure
        and other.has_figure
        and scopes.of(other) == scopes.of(fact)
        and _same_time(fact.measure, fact, other)
    ]
    agreeing = [other for other in near if other.range.meets(fact.range)]
    return agreeing, [other for other in near if other not in agreeing]


def independent(facts: Sequence["StatedFact"]) -> int:
    """Count independent sources: facts that share an origin or a speaker count as one."""
    groups: list[set[str]] = []
    for fact in facts:
        ties = {f"origin:{fact.first_told_in}", f"origin:{fact.article.url}"}
        ties |= {f"speaker:{fold(role['exact'])}" for role in fact.written(Part.SPEAKER)}
        apart = [group for group in groups if not group & ties]
        tied = [group for group in groups if group & ties]
        groups = [*apart, ties.union(*tied)]
    return len(groups)


def _same_time(measure: "Measure", one: "StatedFact", other: "StatedFact") -> bool:
    """A stock holds for its window of days; a flow belongs to its stated time only."""
    first, second = reaches(one), reaches(other)
    if first is None or second is None:
        return False
    if measure.nature != Nature.FLOW:
        return abs(first - second) <= timedelta(days=measure.window_days)
    return (begins(one) or first) <= second and (begins(other) or second) <= first


def _freshness(
    measure: "Measure", headline: "StatedFact", on: date
) -> tuple[Freshness, bool, int | None, str]:
    """How fresh it is, whether only at best, its age in days, and why."""
    stated = reaches(headline)
    if stated is None:
        words = gettext("The source gives no date that this figure is about.")
        return Freshness.STALE, False, None, words
    age = max((on - stated).days, 0)
    if measure.cadence_days is None:
        return Freshness.FRESH, False, age, gettext("This measure keeps until it is restated.")
    oldest = max((on - (_may_have_ended(headline) or stated)).days, age)
    freshness, at_worst = (_by_cadence(days, measure.cadence_days) for days in (age, oldest))
    words = _age_in_words(age, oldest, measure.cadence_days)
    return freshness, at_worst != freshness, age, words


def _may_have_ended(fact: "StatedFact") -> date | None:
    """The first day that can be the last it is about: of "2016" 1 January; None if left open."""
    end = fact.stated_for.rpartition("/")[2]
    return covered_days(end)[0] if end != ".." else None


def _by_cadence(age: int, cadence: int) -> Freshness:
    if age <= cadence:
        return Freshness.FRESH
    return Freshness.AGEING if age <= cadence * STALE_AFTER_CADENCES else Freshness.STALE


def _age_in_words(age: int, oldest: int, cadence: int) -> str:
    if oldest > age:
        words = ngettext(
            "{age} to {oldest} day old, as its source names no day; this measure is fresh up to "
            "{fresh} days and stale after {stale}.",
            "{age} to {oldest} days old, as its source names no day; this measure is fresh up to "
            "{fresh} days and stale after {stale}.",
            oldest,
        )
    else:
        words = ngettext(
            "{age} day old; this measure is fresh up to {fresh} days and stale after {stale}.",
            "{age} days old; this measure is fresh up to {fresh} days and stale after {stale}.",
            age,
        )
    told = {"age": f"{age:,}", "oldest": f"{oldest:,}"}
    return words.format(**told, fresh=cadence, stale=cadence * STALE_AFTER_CADENCES)


def _course(
    measure: "Measure",
    headline: "StatedFact",
    facts: list["StatedFact"],
    scopes: Scopes,
    hidden: int,
) -> tuple[Course, "StatedFact | None", str]:
    earlier = [fact for fact in facts if _is_earlier(fact, headline)]
    if not earlier:
        reason = (
            gettext("No earlier reviewed statement is held.")
            if hidden
            else gettext("No earlier statement is held.")
        )
        return Course.FIRST, None, reason
    like = [fact for fact in earlier if _comparable(measure, fact, headline, scopes)]
    if not like:
        reason = gettext("The earlier statement has another unit, place, whole or span of time.")
        return Course.NOT_COMPARABLE, earlier[0], reason
    before = like[0]
    if before.range == headline.range:
        return Course.UNCHANGED, before, gettext("The earlier statement gives the same figure.")
    if headline.range.lies_below(before.range):
        return Course.FALLING, before, gettext("The figure lies below the earlier statement.")
    if before.range.lies_below(headline.range):
        return Course.RISING, before, gettext("The figure lies above the earlier statement.")
    reason = gettext(
        "The range meets that of the earlier statement, so the words give no direction."
    )
    return Course.NOT_COMPARABLE, before, reason


def _is_earlier(fact: "StatedFact", headline: "StatedFact") -> bool:
    stated, newest = reaches(fact), reaches(headline)
    return stated is not None and newest is not None and stated < newest


def _comparable(measure: "Measure", one: "StatedFact", other: "StatedFact", scopes: Scopes) -> bool:
    same_length = measure.nature != Nature.FLOW or _length(one) == _length(other)
    return same_length and scopes.of(one) == scopes.of(other)


def _since(fact: "StatedFact") -> date | None:
    """The day from which a total counts; None where its time names none, as "in December"."""
    counts = fact.measure.nature == Nature.TOTAL and "/" in fact.stated_for
    return fact.earliest if counts else None


def _length(fact: "StatedFact") -> timedelta | None:
    return fact.latest - fact.earliest if fact.latest and fact.earliest else None


def _headline_reason(headline: "StatedFact") -> str:
    if headline.review == Review.ACCEPTED:
        return gettext(
            "The newest accepted statement by the time it is about, then by publication."
        )
    return gettext("No statement has been accepted yet; this is the newest unreviewed one.")


def _unstated_reason(on: date, hidden: int) -> str:
    words = (
        gettext("Nothing that is reviewed is stated for a time that was over by {day}.")
        if hidden
        else gettext("Nothing is stated for a time that was over by {day}.")
    )
    return words.format(day=written(on, "j F Y"))


def _hidden_reason(hidden: int) -> dict[str, str]:
    """What all other reasons leave out, where the reader hides it."""
    words = ngettext(
        "{n} unreviewed statement is hidden: all this is told of reviewed ones alone.",
        "{n} unreviewed statements are hidden: all this is told of reviewed ones alone.",
        hidden,
    )
    return {"hidden": words.format(n=hidden)} if hidden else {}


def _contested_reason(
    measure: "Measure", rivals: list["StatedFact"], hidden: int, hidden_rivals: int
) -> str:
    if not rivals and hidden_rivals:
        words = ngettext(
            "No comparable reviewed statement about the same time contradicts it; {n} unreviewed "
            "one that is hidden does.",
            "No comparable reviewed statement about the same time contradicts it; {n} unreviewed "
            "ones that are hidden do.",
            hidden_rivals,
        )
        return words.format(n=hidden_rivals)
    if not rivals and hidden:
        return gettext("No comparable reviewed statement about the same time contradicts it.")
    if not rivals:
        return gettext("No comparable statement about the same time contradicts it.")
    if measure.nature == Nature.FLOW:
        words = ngettext(
            "{n} other statement about the same time gives a figure that cannot hold beside the "
            "first.",
            "{n} other statements about the same time give figures that cannot hold beside the "
            "first.",
            len(rivals),
        )
        return words.format(n=len(rivals))
    words = ngettext(
        "{n} other statement about nearly the same time (within {days} days) gives a figure that "
        "cannot hold beside the first.",
        "{n} other statements about nearly the same time (within {days} days) give figures that "
        "cannot hold beside the first.",
        len(rivals),
    )
    return words.format(n=len(rivals), days=measure.window_days)


def _is(fact: "StatedFact", kind: Kind) -> bool:
    return fact.measure.kind == kind


def _is_announced(fact: "StatedFact", on: date) -> bool:
    return _is(fact, Kind.EVENT) and _is_coming(fact, on)


def _is_coming(fact: "StatedFact", on: date) -> bool:
    """What is planned is to come until its last day is over, anything else until its first.

    "Met in recent weeks" is no coming date for the rest of the month.
    """
    if fact.latest is None:
        return False
    if fact.modality == Modality.PLANNED:
        return fact.latest >= on
    return (fact.earliest or fact.latest) > on


def _newest_first(facts: Iterable["StatedFact"]) -> list["StatedFact"]:
    return sorted(facts, key=newness, reverse=True)
