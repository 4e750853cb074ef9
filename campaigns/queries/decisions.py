"""What a curator decides a fact with."""

from dataclasses import dataclass

from campaigns import wording
from campaigns.errors import StaleVersion
from campaigns.models import StatedFact
from campaigns.queries.differences import Differing, side_by_side
from campaigns.queries.facts import with_actors
from campaigns.queries.sources import Candidate, Source, candidates, source_of


@dataclass(frozen=True, kw_only=True)
class DecisionPage:
    """A fact in its words, what its source says by now, and what came in between, if anything."""

    fact: StatedFact
    before: str  # the words around the quote
    after: str
    source: Source
    candidates: list[Candidate]
    decided_on: StatedFact | None  # the version that a stale decision was taken on
    apart: list[Differing]  # that version, and the one that stands now


def decision_page(fact: StatedFact, *, stale: StaleVersion | None = None) -> DecisionPage:
    """Everything the page of an open fact in the admin shows."""
    with_actors([fact])
    before, after = wording.context(fact)
    decided_on = stale.decided_on if stale else None
    return DecisionPage(
        fact=fact,
        before=before,
        after=after,
        source=source_of(fact),
        candidates=candidates(fact),
        decided_on=decided_on,
        apart=side_by_side(decided_on, fact) if decided_on else [],
    )
