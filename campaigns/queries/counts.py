"""How much stands behind a page: what the strip at its head counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.enums import REVIEWED, Review
from campaigns.models import StatedFact


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Facts behind a page by review, their sources, and facts changed after the moment asked."""

    reviewed: int
    unreviewed: int
    sources: int
    changed_since: int


def counts_of(facts: Sequence[StatedFact], *, changed_since: int | None = None) -> Counts:
    """Count the facts behind a page. Reprints of one article are one source.

    Without `changed_since`, the facts among these that have been succeeded are counted.
    """
    superseded = sum(not fact.is_open for fact in facts)
    return Counts(
        reviewed=sum(fact.review in REVIEWED for fact in facts),
        unreviewed=sum(fact.review == Review.PROPOSED for fact in facts),
        sources=len({fact.first_told_in for fact in facts}),
        changed_since=superseded if changed_since is None else changed_since,
    )
