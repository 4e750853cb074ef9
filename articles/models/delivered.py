"""The documents of a queued import: the work that is to be done, and how far it is."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from articles.enums import DOCUMENT_IS_OVER, DocumentState, Queue
from articles.models.imports import Import
from articles.models.leases import IS_LEFT, Leased

MOST_STARTS = 3


class DocumentQuerySet(models.QuerySet["DeliveredDocument"]):
    def unfinished(self) -> Self:
        return self.exclude(state__in=DOCUMENT_IS_OVER)

    def ready(self, queue: Queue) -> Self:
        """Those of a queue that a worker may start, in the order they came.

        Of one that was started, the worker is gone: its connection is, or its lease ran out.
        """
        waits = Q(state=DocumentState.WAITING, ready_at__lte=Now())
        ready = self.filter(waits | Q(state=DocumentState.RUNNING) & IS_LEFT)
        return ready.filter(queue=queue).order_by("pk")

    def ours(self, document: "DeliveredDocument") -> Self:
        """The row of a document for as long as the worker that was given it has it."""
        return self.filter(pk=document.pk, token=document.token, state=DocumentState.RUNNING)


class DeliveredDocument(Leased):
    """One document of a queued import: its files, who is at it, and what it came to so far.

    A worker that starts it writes a token, the session of its connection and the end of its
    lease; whatever it writes afterwards, it writes only while the token is still its own. `taken`
    counts the articles that are done, each with the transaction that took it, so that the next
    worker goes on behind them.
    """

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="documents")
    number = models.PositiveIntegerField(help_text="Its place in the delivery, from 1.")
    name = models.CharField(max_length=500)
    payload = models.BinaryField(
        null=True, editable=False, help_text="A zip of its files; of a command's own, none."
    )
    first_line = models.PositiveIntegerField(
        null=True, help_text="Of a piece of a longer file: which line of that comes first."
    )
    format = models.CharField(max_length=20, blank=True, help_text="Blank: found by content.")
    queue = models.CharField(
        max_length=11, default=Queue.BULK, choices=[(one.value, one.value) for one in Queue]
    )
    state = models.CharField(
        max_length=9,
        default=DocumentState.WAITING,
        choices=[(state.value, state.value) for state in DocumentState],
    )
    starts = models.PositiveSmallIntegerField(
        default=0, help_text="How often it was begun since an article of it was last done."
    )
    ready_at = models.DateTimeField(db_default=Now(), help_text="No worker begins it before.")
    taken = models.PositiveIntegerField(default=0, help_text="How many of its articles are done.")
    outcome = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was not done when last begun.")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["imported", "number"]
        constraints = [
            models.UniqueConstraint(
                name="number_is_used_once_in_a_delivery", fields=["imported", "number"]
            ),
            models.CheckConstraint(
                name="running_document_has_a_worker",
                condition=Q(state=DocumentState.RUNNING, token__isnull=False)
                & Q(lease_until__isnull=False)
                & ~Q(session="")
                | ~Q(state=DocumentState.RUNNING) & Q(token=None, lease_until=None, session=""),
            ),
            models.CheckConstraint(
                name="document_is_over_when_it_is_finished",
                condition=Q(state__in=DOCUMENT_IS_OVER, finished_at__isnull=False)
                | (~Q(state__in=DOCUMENT_IS_OVER) & Q(finished_at=None)),
            ),
            models.CheckConstraint(
                name="document_is_begun_so_often_at_most",
                condition=Q(starts__lte=MOST_STARTS),
            ),
        ]
        indexes = [
            models.Index(
                name="documents_to_be_taken",
                fields=["queue", "id"],
                condition=Q(state__in=[DocumentState.WAITING, DocumentState.RUNNING]),
            ),
            models.Index(
                name="documents_that_are_not_over",
                fields=["imported"],
                condition=~Q(state__in=DOCUMENT_IS_OVER),
            ),
        ]

    def __str__(self) -> str:
        return self.name
