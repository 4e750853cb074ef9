"""Statements as marks: a point, a bar for a range, an arrow for an open bound. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from campaigns import wording
from campaigns.charts.words import label
from campaigns.enums import STANDING, Review

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One statement: the days and the bounds that its words give; a bound that is None is open."""

    first: date
    last: date
    low: float | None
    high: float | None
    accepted: bool
    leads: bool  # it stands first in the status
    contests: bool  # its range does not meet that of what stands first
    stated: str  # the figure in its own words
    label: str
    address: str

    @property
    def is_range(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high


def marks_of(verdict: "Verdict", *, query: str) -> list[Mark]:
    """The statements that can stand on one axis with what leads, the newest first.

    What names no time has no place on it, and what is of another unit, place or whole another
    meaning: both stand in the table alone. `query` is what the links to facts are asked with.
    """
    return [_mark(fact, verdict, query) for fact in verdict.series if _is_placed(fact)]


def _is_placed(fact: "StatedFact") -> bool:
    """Never what was taken back, whoever asks."""
    stands = fact.review in STANDING
    return stands and fact.has_figure and (fact.earliest or fact.latest) is not None


def _mark(fact: "StatedFact", verdict: "Verdict", query: str) -> Mark:
    first, last = fact.earliest or fact.latest, fact.latest or fact.earliest
    if first is None or last is None:
        raise ValueError("A statement without a time has no place on an axis of time.")
    contests = fact in verdict.rivals
    return Mark(
        first=first,
        last=last,
        low=None if fact.low is None else float(fact.low),
        high=None if fact.high is None else float(fact.high),
        accepted=fact.review == Review.ACCEPTED,
        leads=fact == verdict.headline,
        contests=contests,
        stated=wording.printable(wording.as_stated(fact)),
        label=label(fact, contests=contests),
        address=f"{fact.get_absolute_url()}{query and '?'}{query}",
    )
