"""Which actor a name in a stated fact stands for: a decision of its own, and reversible."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from actors.models import Actor
from articles.guards import refuse_removal, refuse_update
from campaigns.enums import NAMING_PARTS


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    def known_at(self, moment: datetime | None) -> "ResolutionQuerySet":
        """The decisions that were open at `moment`; those open now when it is None."""
        if moment is None:
            return self.filter(superseded_at=None)
        return self.filter(recorded_at__lte=moment).filter(
            Q(superseded_at=None) | Q(superseded_at__gt=moment)
        )

    def standing_for(self, actor: Actor) -> "ResolutionQuerySet":
        """Names that stand for this actor, or for one that was merged into it."""
        return self.filter(Q(actor=actor) | Q(actor__merged_into=actor))


class Resolution(models.Model):
    """One decision that a name, as a fact writes it, stands for an actor.

    Kept by the fact's identity and the words, so that it outlives the fact's versions. `by` is
    null where one exact alias decided; a curator's decision is never replaced by that.
    """

    fact = models.UUIDField()
    part = models.CharField(
        max_length=10, choices=[(part.value, part.value) for part in NAMING_PARTS]
    )
    as_written = models.TextField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="resolutions")
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True
    )

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        triggers = [
            refuse_update(
                "The resolution of a name",
                unless="OLD.superseded_at IS NULL AND NEW.superseded_at IS NOT NULL AND "
                "to_jsonb(OLD) - 'superseded_at' = to_jsonb(NEW) - 'superseded_at'",
            ),
            *refuse_removal("The resolution of a name"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="one_open_resolution_per_name",
                fields=["fact", "part", "as_written"],
                condition=Q(superseded_at=None),
            ),
            models.CheckConstraint(
                name="resolution_closes_after_it_opens",
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("recorded_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_written} → {self.actor}"

    @property
    def stands_for(self) -> Actor:
        return self.actor.merged_into or self.actor
