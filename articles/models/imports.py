"""Deliveries of annotated articles, with their outcomes."""

import uuid
from typing import Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Q

from articles.enums import IMPORT_IS_OVER, ImportState, OffsetUnit


class ImportQuerySet(models.QuerySet["Import"]):
    def held_for(self, account: AbstractBaseUser) -> Self:
        """Those that an account delivered and has yet to say whether they are to be taken."""
        return self.filter(state=ImportState.HELD, by_id=account.pk)


class Import(models.Model):
    """One delivery that changed something, or waits to: its options, documents and outcome.

    `outcome` holds the counts and the refusals that the command prints, once all of it is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=500, help_text="What was delivered: file names.")
    state = models.CharField(
        max_length=10,
        default=ImportState.WAITING,
        choices=[(state.value, state.value) for state in ImportState],
    )
    format = models.CharField(max_length=20, blank=True, help_text="Blank: found by content.")
    offset_unit = models.CharField(
        max_length=20,
        blank=True,
        choices=[(unit.value, unit.value) for unit in OffsetUnit],
        help_text="Blank: as the file says.",
    )
    lenient = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True
    )
    received_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.JSONField(default=dict, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at"]
        constraints = [
            models.CheckConstraint(
                name="import_is_over_when_it_is_finished",
                condition=Q(state__in=IMPORT_IS_OVER, finished_at__isnull=False)
                | (~Q(state__in=IMPORT_IS_OVER) & Q(finished_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        return self.state in IMPORT_IS_OVER
