"""Selections of stated facts: what was known at a moment, what stands, what counts, what waits."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Substr

from campaigns.enums import STANDING, Change, Kind, Review, SourceState
from campaigns.models.fact.days import COUNTS_FROM
from campaigns.wording import REACH

if TYPE_CHECKING:
    from campaigns.models.fact.version import StatedFact

# Where a source can leave a judged fact so that a curator has to answer.
UNANSWERED = (SourceState.CHANGED, SourceState.GONE, SourceState.LOST)


def _open_at(moment: datetime | None) -> Q:
    """What was the newest version of its fact at a moment; what is, where it is None."""
    if moment is None:
        return Q(superseded_at=None)
    not_yet_succeeded = Q(superseded_at=None) | Q(superseded_at__gt=moment)
    return Q(recorded_at__lte=moment) & not_yet_succeeded


class StatedFactQuerySet(models.QuerySet["StatedFact"]):
    def open(self) -> Self:
        """The newest version of each fact: what we know now."""
        return self.filter(superseded_at=None)

    def known_at(self, moment: datetime | None) -> Self:
        """The version of each fact that was open at `moment`; now when it is None."""
        return self.filter(_open_at(moment))

    def standing(self) -> Self:
        """Facts that neither a curator nor their source has taken back."""
        return self.filter(review__in=STANDING)

    def counted(self) -> Self:
        """What a status is made of: facts that stand, of articles that were not retracted."""
        return self.standing().exclude(source_state=SourceState.RETRACTED)

    def shown(self, *, unreviewed: bool) -> Self:
        """What a reader is shown: without `unreviewed`, nothing that waits for its review."""
        return self if unreviewed else self.exclude(review=Review.PROPOSED)

    def waiting(self, wanted: bool = True) -> Self:
        """The versions that wait for a curator, as `StatedFact.waits` tells it; or all others."""
        judged = Q(reviewer__isnull=False) | Q(reviser__isnull=False)
        waits = judged & Q(change=Change.FLAGGED, source_state__in=UNANSWERED)
        waits &= ~Q(source_state=SourceState.GONE, rests_on="")
        return self.filter(waits if wanted else ~waits)

    def changed_since(self, moment: datetime, *, by: datetime | None = None) -> Self:
        """Of each fact that has changed since a moment: the version that stood then, and the one
        that was known by another moment, now where it is None."""
        stood = Q(recorded_at__lte=moment, superseded_at__gt=moment)
        return self.filter(stood | Q(recorded_at__gt=moment) & _open_at(by))

    def begun_by(self, day: date, *, announced: bool = False) -> Self:
        """The facts that a page of a day counts, as `status.has_begun` tells it.

        With `announced`, the events of all days too: they were stated already.
        """
        begun = Q(counts_from__lte=day)
        return self.alias(counts_from=COUNTS_FROM).filter(
            begun | Q(measure__kind=Kind.EVENT) if announced else begun
        )

    def with_source(self) -> Self:
        """Fetch with each fact what every page and answer says beside it."""
        return self.select_related(
            "campaign", "measure", "unit", "revision", "article", "article__outlet"
        )

    def with_surroundings(self) -> Self:
        """Fetch with each fact its source and what stands around its quote, and not the whole
        text: a page of them would hold it as often as facts are from it."""
        begins = Greatest(F("start") - REACH, 0)
        told = self.annotate(
            surroundings=Substr("revision__text", begins + 1, F("end") + REACH - begins)
        )
        return told.with_source().defer("revision__text")
