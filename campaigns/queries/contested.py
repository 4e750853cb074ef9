"""Every measure whose figures do not meet, in all campaigns."""

from dataclasses import dataclass
from functools import cached_property

from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing, standings
from campaigns.queries.counts import Counts, counts_of
from campaigns.queries.turning import Turns, turns_of
from campaigns.status import Verdict


@dataclass(frozen=True)
class ContestedPage:
    """The campaigns in which something is contested, in the order of the vocabulary."""

    standings: list[Standing]
    campaigns: int  # how many were looked at
    changed_since: int
    hidden: int  # in all campaigns, contested or not
    turns: Turns

    @cached_property
    def verdicts(self) -> list[Verdict]:
        return [verdict for one in self.standings for verdict in one.contested]

    @cached_property
    def counts(self) -> Counts:
        """What is behind the figures shown, not behind all of their campaigns."""
        facts = [
            fact
            for verdict in self.verdicts
            for fact in (verdict.headline, *verdict.rivals, *verdict.agreeing)
            if fact
        ]
        hidden = sum(verdict.hidden for verdict in self.verdicts)
        return counts_of(facts, changed_since=self.changed_since, hidden=hidden)


def contested_page(asked: Asked) -> ContestedPage:
    """What stands against each other; a campaign that waits for a curator's word is left out."""
    campaigns = list(Campaign.objects.filter(proposed=False))
    stands = standings(campaigns, clocks=asked.clocks, unreviewed=asked.unreviewed)
    return ContestedPage(
        [one for one in stands if one.contested],
        campaigns=len(campaigns),
        changed_since=sum(one.changed_since for one in stands),
        hidden=sum(one.hidden for one in stands),
        turns=turns_of(
            asked.clocks,
            facts=(fact for one in stands for fact in one.shown),
            versions=StatedFact.objects.filter(campaign__in=campaigns),
        ),
    )
