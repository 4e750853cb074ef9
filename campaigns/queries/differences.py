"""What differs from one version of a fact to another: only the terms that do, old and new."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from campaigns import terms, wording
from campaigns.enums import Difference, Modality, Part, Review, SourceState
from campaigns.models import StatedFact

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

    from campaigns.recording import Changed, Tally

NOT_STATED = _("not stated")

Terms = Mapping["StrPromise", Callable[[StatedFact], str]]


def _as_written(part: Part) -> Callable[[StatedFact], str]:
    return lambda fact: wording.listed(role["exact"] for role in fact.written(part))


# What a source says of a fact, and what has become of it here; in the order of a page.
STATED: Terms = {
    _("quote"): lambda fact: fact.quote,
    _("bounds"): wording.bounds_as_read,
    _("hedges"): lambda fact: wording.listed(fact.hedges),
    _("speaker"): _as_written(Part.SPEAKER),
    _("who"): _as_written(Part.SUBJECT),
    _("of what or whom"): _as_written(Part.OBJECT),
    _("place"): _as_written(Part.PLACE),
    _("stated for"): wording.stated_time,
    _("how it is stated"): lambda fact: str(wording.MODALITY_WORDS[Modality(fact.modality)]),
    _("campaign"): lambda fact: terms.name(fact.campaign),
    _("measure"): lambda fact: terms.label(fact.measure),
}
ALL_TERMS: Terms = {
    **STATED,
    _("published"): lambda fact: wording.day(fact.published_on) if fact.published_on else "",
    _("origin"): lambda fact: fact.origin,
    _("review"): lambda fact: str(wording.REVIEW_WORDS[Review(fact.review)]),
    _("source"): lambda fact: str(wording.SOURCE_STATE_WORDS[SourceState(fact.source_state)]),
}
# Parts of the quote itself. They are told only where nothing else says what has changed.
_PARTS: Terms = {
    _("words of the quantity"): _as_written(Part.QUANTITY),
    _("words of the unit"): _as_written(Part.UNIT),
    _("words of the date"): _as_written(Part.DATE),
    _("words of the cue"): _as_written(Part.CUE),
}


@dataclass(frozen=True)
class Differing:
    """A term of a fact as it reads in two versions."""

    term: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after

    def __str__(self) -> str:
        return f"{self.term} {self.before} → {self.after}"


@dataclass(frozen=True)
class Line:
    """What a delivery does, or would do, to one fact: for the command and the admin alike."""

    difference: Difference
    quote: str
    says: str  # the figure of a fact that is new; "" where the quote says it all
    differing: list[Differing]

    @property
    def word(self) -> str:
        return str(wording.DIFFERENCE_WORDS[self.difference])

    def __str__(self) -> str:
        told = [f"{self.word}: “{self.quote}”", self.says, *map(str, self.differing)]
        return "; ".join(part for part in told if part)


def side_by_side(
    before: StatedFact, after: StatedFact, terms: Terms = ALL_TERMS
) -> list[Differing]:
    """Every term that either version states, as it reads in both."""
    told = ((term, words(before), words(after)) for term, words in terms.items())
    return [
        Differing(str(term), old or str(NOT_STATED), new or str(NOT_STATED))
        for term, old, new in told
        if old or new
    ]


def differing(before: StatedFact, after: StatedFact, terms: Terms = ALL_TERMS) -> list[Differing]:
    """The terms in which two versions differ."""
    found = [one for one in side_by_side(before, after, terms) if one.differs]
    return found or [one for one in side_by_side(before, after, _PARTS) if one.differs]


def lines(changes: Iterable["Changed"]) -> list[Line]:
    """What a delivery comes to, a line a fact that it makes a difference to."""
    return [line for changed in changes if (line := _line(changed))]


def _line(changed: "Changed") -> Line | None:
    """Of a fact that waits, what the source says now stands beside what stands here."""
    fact = changed.before or changed.after
    if fact is None:
        return None
    if changed.difference == Difference.WAITING and changed.said:
        found = differing(fact, changed.said, STATED)
    else:
        found = differing(fact, changed.after or fact)
    if changed.difference == Difference.UNCHANGED and not found:
        return None
    says = wording.bounds_as_read(fact) if changed.difference == Difference.NEW else ""
    return Line(changed.difference, fact.quote, says, found)


def more(counted: Mapping[str, int]) -> list[str]:
    """What to say of refusals or notes that are counted by code, and not told one by one."""
    return [f"and {count:,} more: {code}" for code, count in counted.items()]


def counts(facts: "Tally") -> str:
    """What an import did or would do, counted in facts; what is rare only where it happened."""
    always = (
        f"{facts.new} new, {facts.succeeded} succeeded, {facts.unchanged} unchanged, "
        f"{facts.withdrawn} withdrawn, {facts.waiting} waiting"
    )
    at_times = [f"{n} {word}" for word, n in (("moved", facts.moved), ("lost", facts.lost)) if n]
    return ", ".join([always, *at_times])
