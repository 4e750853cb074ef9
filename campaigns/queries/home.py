"""The first page: every campaign at a glance, what is coming, what was stated last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from campaigns.models import Campaign, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing, standings
from campaigns.queries.changes import lately
from campaigns.queries.counts import Counts, counts_of
from campaigns.queries.rivals import with_rivals
from campaigns.queries.turning import Turns, turns_of
from campaigns.status import has_begun, newness

RECENT = 8


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """Everything the first page shows."""

    standings: list[Standing]
    coming: list[StatedFact]
    recent: list[StatedFact]
    lately: list[StatedFact]  # the versions that came last, withdrawals included
    counts: Counts
    published_up_to: date | None  # the cut-off: what appeared later is not held
    learned_at: datetime | None
    newest: StatedFact | None  # stated about the latest time, of whatever kind
    newest_figure: StatedFact | None
    turns: Turns

    @property
    def contested(self) -> list[Standing]:
        """The campaigns in which figures do not meet."""
        return [one for one in self.standings if one.contested]


def home_page(asked: Asked) -> HomePage:
    """How all campaigns stand; a campaign that waits for a curator's word is left out."""
    campaigns = list(Campaign.objects.filter(proposed=False))
    all_standing = standings(campaigns, clocks=asked.clocks, unreviewed=asked.unreviewed)
    facts = [fact for one in all_standing for fact in one.facts]
    shown = [fact for one in all_standing for fact in one.shown]
    told = [fact for one in all_standing for fact in one.told]
    coming = [fact for one in all_standing for fact in one.status.coming]
    recent = _recent(shown, asked.clocks.on)
    listed = with_rivals([*recent, *lately(campaigns, asked)], asked)
    return HomePage(
        standings=all_standing,
        coming=sorted(coming, key=lambda fact: (fact.earliest or date.min, fact.pk)),
        recent=listed[: len(recent)],
        lately=listed[len(recent) :],
        counts=counts_of(
            told,
            changed_since=sum(one.changed_since for one in all_standing),
            hidden=sum(one.hidden for one in all_standing),
        ),
        published_up_to=max((f.published_on for f in facts if f.published_on), default=None),
        learned_at=max((fact.recorded_at for fact in facts), default=None),
        newest=_newest(one.newest for one in all_standing),
        newest_figure=_newest(one.newest_figure for one in all_standing),
        turns=turns_of(
            asked.clocks,
            facts=shown,
            versions=StatedFact.objects.filter(campaign__in=campaigns),
        ),
    )


def _newest(facts: Iterable[StatedFact | None]) -> StatedFact | None:
    return max((fact for fact in facts if fact), key=newness, default=None)


def _recent(facts: list[StatedFact], on: date) -> list[StatedFact]:
    begun = [fact for fact in facts if has_begun(fact, on)]
    return sorted(begun, key=newness, reverse=True)[:RECENT]
