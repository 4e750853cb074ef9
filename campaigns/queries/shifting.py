"""What has moved between two states of campaigns: two days in the world, or two of knowledge."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from campaigns.models import Campaign
from campaigns.queries.campaigns import Standing
from campaigns.status import Verdict


@dataclass(frozen=True)
class Shift:
    """Where a measure of a campaign stood, and where it stands; None where nothing was stated."""

    campaign: Campaign
    before: Verdict | None
    after: Verdict

    @property
    def newly_contested(self) -> bool:
        return self.after.contested and not (self.before and self.before.contested)

    @property
    def no_longer_contested(self) -> bool:
        return bool(self.before and self.before.contested and not self.after.contested)

    @property
    def moved(self) -> bool:
        """Whether another statement stands first, or its being contested has changed."""
        stood = self.before.headline if self.before else None
        stands = self.after.headline
        same = stood is not None and stands is not None and stood.fact == stands.fact
        return not same or self.newly_contested or self.no_longer_contested


def shifts_of(earlier: Iterable[Standing], later: Sequence[Standing]) -> list[Shift]:
    """Every measure that is stated in the later state and has moved since the earlier one."""
    stood = {one.campaign.pk: one for one in earlier}
    return [
        shift
        for one in later
        for shift in _compared(stood.get(one.campaign.pk), one)
        if shift.moved
    ]


def _compared(stood: Standing | None, stands: Standing) -> Iterator[Shift]:
    for verdict in stands.stated:
        before = stood.verdict_of(verdict.measure.slug) if stood else None
        yield Shift(stands.campaign, before, verdict)
