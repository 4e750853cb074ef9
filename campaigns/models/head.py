"""The end of the ledger: one row, by which its writers take turns."""

import pgtrigger
from django.db import models
from django.db.models import Q

from articles.guards import refuse_removal, refuse_update


class LedgerHead(models.Model):
    """How far the ledger reaches: its last position, moment and digest.

    A writer locks this row, numbers and seals its versions from it, and commits. So the order of
    positions is the order of commits, moments never repeat or go back, and nothing recorded by a
    moment can still be on its way once the row is free.
    """

    ONLY = 1

    position = models.BigIntegerField(default=0)
    moment = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="ledger_has_one_head", condition=Q(id=1)),
        ]
        triggers: list[pgtrigger.Trigger] = [
            refuse_update(
                "The head of the ledger",
                unless="NEW.position > OLD.position AND "
                "(OLD.moment IS NULL OR NEW.moment > OLD.moment)",
            ),
            *refuse_removal("The head of the ledger"),
        ]

    def __str__(self) -> str:
        return f"position {self.position}"
