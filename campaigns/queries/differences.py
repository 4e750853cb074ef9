"""What differs from one version of a fact to another: only the terms that do, old and new."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigns import wording
from campaigns.enums import Difference, Part, Review, SourceState
from campaigns.models import StatedFact

if TYPE_CHECKING:
    from campaigns.recording import Changed, Tally

NOT_STATED = "not stated"

Terms = Mapping[str, Callable[[StatedFact], str]]


def _as_written(part: Part) -> Callable[[StatedFact], str]:
    return lambda fact: ", ".join(role["exact"] for role in fact.written(part))


# What a source says of a fact, and what has become of it here; in the order of a page.
STATED: Terms = {
    "quote": lambda fact: fact.quote,
    "bounds": wording.bounds_as_read,
    "hedges": lambda fact: ", ".join(fact.hedges),
    "speaker": _as_written(Part.SPEAKER),
    "subject": _as_written(Part.SUBJECT),
    "object": _as_written(Part.OBJECT),
    "place": _as_written(Part.PLACE),
    "stated for": wording.stated_time,
    "modality": lambda fact: fact.modality,
    "campaign": lambda fact: fact.campaign.name,
    "measure": lambda fact: fact.measure.label,
}
ALL_TERMS: Terms = {
    **STATED,
    "published": lambda fact: wording.day(fact.published_on) if fact.published_on else "",
    "origin": lambda fact: fact.origin,
    "review": lambda fact: wording.REVIEW_WORDS[Review(fact.review)],
    "source": lambda fact: wording.SOURCE_STATE_WORDS[SourceState(fact.source_state)],
}
# Parts of the quote itself. They are told only where nothing else says what has changed.
_PARTS: Terms = {
    f"words of the {part}": _as_written(part)
    for part in (Part.QUANTITY, Part.UNIT, Part.DATE, Part.CUE)
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
        return wording.DIFFERENCE_WORDS[self.difference]

    def __str__(self) -> str:
        told = [f"{self.word}: “{self.quote}”", self.says, *map(str, self.differing)]
        return "; ".join(part for part in told if part)


def side_by_side(
    before: StatedFact, after: StatedFact, terms: Terms = ALL_TERMS
) -> list[Differing]:
    """Every term that either version states, as it reads in both."""
    told = ((term, words(before), words(after)) for term, words in terms.items())
    return [
        Differing(term, old or NOT_STATED, new or NOT_STATED)
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
