"""Statements as glyphs: a point, a bar for a range, an arrow for an open bound. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from campaigns import wording
from campaigns.charts.words import label
from campaigns.enums import STANDING, Review
from campaigns.status import reaches

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict

MOST = 60  # glyphs that a drawing holds and a reader can tell apart: the others are in the table


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """One statement: the days that it is about, and the bounds that its words give; one that is
    None is open."""

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


def glyphs_of(verdict: "Verdict", *, query: str) -> list[Glyph]:
    """What stands first, and of what has a place beside it the newest, no more than `MOST`.

    They are the nearest to the day asked for: nothing counts that begins after it. `query` is what
    the links to facts are asked with.
    """
    nearest = sorted(placed(verdict), key=lambda fact: fact != verdict.headline)[:MOST]
    return [_glyph(fact, verdict, query) for fact in nearest]


def placed(verdict: "Verdict") -> list["StatedFact"]:
    """The statements that can stand on one axis with what stands first, the newest first.

    What names no time has no place on it, and what is of another unit, place or whole another
    meaning: both stand in the table alone.
    """
    return [fact for fact in verdict.series if _is_placed(fact)]


def _is_placed(fact: "StatedFact") -> bool:
    """Never what was taken back, whoever asks."""
    stands = fact.review in STANDING
    return stands and fact.has_figure and (fact.earliest or fact.latest) is not None


def _glyph(fact: "StatedFact", verdict: "Verdict", query: str) -> Glyph:
    last = reaches(fact)
    if last is None:
        raise ValueError("A statement without a time has no place on an axis of time.")
    leads, contests = fact == verdict.headline, fact in verdict.rivals
    return Glyph(
        first=min(fact.earliest or last, last),
        last=last,
        low=None if fact.low is None else float(fact.low),
        high=None if fact.high is None else float(fact.high),
        accepted=fact.review == Review.ACCEPTED,
        leads=leads,
        contests=contests,
        stated=wording.printable(wording.as_stated(fact)),
        label=label(fact, contests=contests, rivals=len(verdict.rivals) if leads else 0),
        address=f"{fact.get_absolute_url()}{query and '?'}{query}",
    )
