"""Campaigns and how they stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from actors.models import Actor
from articles.models import Article
from campaigns.clocks import Clocks
from campaigns.enums import Freshness, Review
from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_by_campaign, counts_of
from campaigns.queries.facts import with_actors
from campaigns.queries.published import articles_of
from campaigns.queries.turning import Turns, turns_of
from campaigns.status import Status, Verdict, counts_from, has_begun, newness, status_of


@dataclass(frozen=True)
class Standing:
    """A campaign and its status, as a reader asked for it."""

    campaign: Campaign
    status: Status
    facts: list[StatedFact]  # every standing fact of the campaign as known then
    changed_since: int  # facts that have gained a version after the moment asked for
    clocks: Clocks
    unreviewed: bool = True

    @cached_property
    def lead(self) -> Verdict | None:
        """The quantity stated about the latest day; the vocabulary's order settles ties."""
        stated = [
            (newness(verdict.headline)[0], verdict)
            for verdict in self.status.verdicts
            if verdict.headline
        ]
        return max(stated, key=lambda dated: dated[0])[1] if stated else None

    @cached_property
    def contested(self) -> list[Verdict]:
        return [verdict for verdict in self.status.verdicts if verdict.contested]

    @cached_property
    def stated(self) -> list[Verdict]:
        return [verdict for verdict in self.status.verdicts if verdict.headline]

    def verdict_of(self, measure: str) -> Verdict | None:
        """Where a measure of this slug stands; None where nothing is stated of it."""
        return next((one for one in self.stated if one.measure.slug == measure), None)

    def stood_on(self, day: date) -> "Standing":
        """How the campaign stood on another day, as far as is known of it here."""
        status = _status(self.campaign, self.facts, day, self.unreviewed)
        return replace(self, status=status)

    @cached_property
    def not_stated(self) -> list[Verdict]:
        return [verdict for verdict in self.status.verdicts if not verdict.headline]

    @cached_property
    def shown(self) -> list[StatedFact]:
        """The facts of all days: without unreviewed ones where the reader hid them."""
        return [f for f in self.facts if self.unreviewed or f.review == Review.ACCEPTED]

    @property
    def hidden(self) -> int:
        """How many unreviewed facts the reader hid that the status of the day would be made of."""
        return self.status.hidden

    @property
    def told(self) -> list[StatedFact]:
        """The facts that the status of the day is made of: those shown that had begun or come."""
        return self.status.facts

    @cached_property
    def newest_words(self) -> StatedFact | None:
        """What to show where no figure is stated: the newest event or statement."""
        told = [*self.status.events, *self.status.statements]
        return max(told, key=newness, default=None)

    @cached_property
    def newest(self) -> StatedFact | None:
        """What is stated about the latest time, of whatever kind; what is to come left out."""
        so_far = [fact for fact in self.told if fact not in self.status.coming]
        return max(so_far, key=newness, default=None)

    @cached_property
    def newest_figure(self) -> StatedFact | None:
        """The figure that is stated about the latest time, reviewed or not."""
        newest = (verdict.statements[0] for verdict in self.stated)
        return max((fact for fact in newest if fact.has_figure), key=newness, default=None)

    @cached_property
    def first(self) -> StatedFact | None:
        """What counts before all others, on whatever day."""
        return min(self.shown, key=counts_from, default=None)

    @cached_property
    def turns(self) -> Turns:
        versions = StatedFact.objects.filter(campaign=self.campaign)
        return turns_of(self.clocks, facts=self.shown, versions=versions)

    @property
    def has_ended(self) -> bool:
        return self.campaign.ended_on is not None and self.campaign.ended_on <= self.status.on

    @property
    def is_stale(self) -> bool:
        """Whether figures are stated, and every one of them is old by its own measure."""
        ages = {verdict.freshness for verdict in self.stated}
        newer = any(verdict.newer_unreviewed for verdict in self.stated)
        return ages == {Freshness.STALE} and not newer

    @property
    def has_begun(self) -> bool:
        """Whether anything is stated up to the day asked for."""
        return self.first is not None and has_begun(self.first, self.status.on)

    @cached_property
    def sources(self) -> int:
        return self.counts.sources

    @cached_property
    def counts(self) -> Counts:
        return counts_of(self.told, changed_since=self.changed_since, hidden=self.hidden)

    @cached_property
    def actors(self) -> list[tuple[Actor, int]]:
        """Who is named in the facts of the day, and in how many of them, the most first."""
        named = [actor for fact in self.told for actor in {*fact.resolved.values()}]
        return Counter(named).most_common()

    @cached_property
    def articles(self) -> list[Article]:
        """Where the facts of the day were published, newest first."""
        return articles_of(self.told, self.clocks)


def standing(campaign: Campaign, *, clocks: Clocks, unreviewed: bool = True) -> Standing:
    """How one campaign stands."""
    return standings([campaign], clocks=clocks, unreviewed=unreviewed)[0]


def standings(
    campaigns: Sequence[Campaign], *, clocks: Clocks, unreviewed: bool = True
) -> list[Standing]:
    """How each of these campaigns stands; the number of queries does not grow with them."""
    facts = with_actors(
        StatedFact.objects.known_at(clocks.known_at)
        .counted()
        .with_surroundings()
        .select_related("measure__unit")
        .filter(campaign__in=campaigns),
        clocks,
    )
    changed = changed_by_campaign(campaigns, Asked(clocks, unreviewed=unreviewed))
    return [
        _standing(campaign, facts, changed[campaign.pk], clocks, unreviewed)
        for campaign in campaigns
    ]


def _standing(
    campaign: Campaign, facts: list[StatedFact], changed: int, clocks: Clocks, unreviewed: bool
) -> Standing:
    own = [fact for fact in facts if fact.campaign_id == campaign.pk]
    status = _status(campaign, own, clocks.on, unreviewed)
    return Standing(campaign, status, own, changed, clocks, unreviewed)


def _status(campaign: Campaign, facts: list[StatedFact], day: date, unreviewed: bool) -> Status:
    return status_of(facts, on=day, own_places=campaign.place_names, unreviewed=unreviewed)
