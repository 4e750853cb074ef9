"""How much stands behind a page: what the strip at its head counts."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from campaigns.enums import REVIEWED, Review
from campaigns.models import Campaign, StatedFact
from campaigns.models.fact import StatedFactQuerySet
from campaigns.queries.asked import Asked


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Facts behind a page by review, their sources, and facts changed after the moment asked."""

    reviewed: int
    unreviewed: int
    sources: int
    changed_since: int
    hidden: int = 0  # unreviewed facts that the reader does not want to see


def counts_of(facts: Sequence[StatedFact], *, changed_since: int, hidden: int = 0) -> Counts:
    """Count the facts behind a page. Reprints of one article are one source."""
    return Counts(
        reviewed=sum(fact.review in REVIEWED for fact in facts),
        unreviewed=sum(fact.review == Review.PROPOSED for fact in facts),
        sources=len({fact.first_told_in for fact in facts}),
        changed_since=changed_since,
        hidden=hidden,
    )


def counted(facts: StatedFactQuerySet, *, changed_since: int, hidden: int = 0) -> Counts:
    """The same of facts that no page fetches: the database counts them. One query."""
    first_told_in = Coalesce(NullIf("origin", Value("")), "article__url")
    found = facts.aggregate(
        reviewed=Count("pk", filter=Q(review__in=REVIEWED)),
        unreviewed=Count("pk", filter=Q(review=Review.PROPOSED)),
        sources=Count(first_told_in, distinct=True),
    )
    return Counts(**found, changed_since=changed_since, hidden=hidden)


def hidden(facts: QuerySet[StatedFact], asked: Asked) -> int:
    """How many of these facts the reader has hidden; it asks nothing where none can be."""
    return 0 if asked.unreviewed else facts.filter(review=Review.PROPOSED).count()


def changed_since(facts: StatedFactQuerySet, asked: Asked) -> int:
    """How many facts have changed, or come in, after the moment that the reader asked for.

    `facts` are versions of all times that the page is about. What the reader hides is no change,
    unless it was shown at that moment.
    """
    return changed(facts, asked).values("fact").distinct().count()


def changed_by_campaign(campaigns: Collection[Campaign], asked: Asked) -> Counter[int]:
    """The same of each of these campaigns, by its key."""
    versions = changed(StatedFact.objects.filter(campaign__in=campaigns), asked).order_by()
    return Counter(dict(versions.values_list("campaign_id").annotate(Count("fact", distinct=True))))


def changed(facts: StatedFactQuerySet, asked: Asked) -> StatedFactQuerySet:
    """The versions of changed facts that the reader is shown; none where now is asked for."""
    if asked.clocks.asked_known_at is None:
        return facts.none()
    return facts.changed_since(asked.clocks.asked_known_at).shown(unreviewed=asked.unreviewed)
