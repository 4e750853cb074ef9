"""What has changed since a moment: each fact as it was known then, and as it is known now."""

from dataclasses import dataclass
from datetime import datetime

from campaigns.enums import Review
from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_since, counts_of
from campaigns.queries.differences import Differing, differing
from campaigns.queries.facts import with_actors
from campaigns.queries.turning import Turns, turns_of

MOST = 200


@dataclass(frozen=True)
class Changed:
    """A fact as it is known now, and the terms that have changed; `before` is None if it is new."""

    fact: StatedFact
    before: StatedFact | None
    changed: list[Differing]


@dataclass(frozen=True, kw_only=True)
class ChangesPage:
    """What has changed, the latest first; no more than a page holds of it."""

    since: datetime
    campaign: Campaign | None
    changes: list[Changed]
    total: int
    counts: Counts
    turns: Turns


def changes_page(asked: Asked, *, since: datetime, campaign: Campaign | None) -> ChangesPage:
    """The facts of a campaign, or of all, that have changed or come in after a moment."""
    versions = StatedFact.objects.all()
    if campaign is not None:
        versions = versions.filter(campaign=campaign)
    changed = versions.filter(recorded_at__lte=asked.clocks.known_at).changed_since(since)
    newest = StatedFact.objects.known_at(asked.clocks.known_at).filter(
        fact__in=changed.values("fact"), recorded_at__gt=since
    )
    if not asked.unreviewed:
        newest = newest.exclude(review=Review.PROPOSED)
    shown = with_actors(
        newest.with_source().select_related("by", "imported").order_by("-position")[:MOST],
        asked.clocks,
    )
    before = {
        fact.fact: fact
        for fact in StatedFact.objects.known_at(since)
        .with_source()
        .filter(fact__in=[fact.fact for fact in shown])
    }
    return ChangesPage(
        since=since,
        campaign=campaign,
        changes=[_changed(before.get(fact.fact), fact) for fact in shown],
        total=newest.count(),
        counts=counts_of(shown, changed_since=changed_since(versions, asked.clocks)),
        turns=turns_of(asked.clocks, versions=versions),
    )


def _changed(before: StatedFact | None, fact: StatedFact) -> Changed:
    return Changed(fact, before, differing(before, fact) if before else [])
