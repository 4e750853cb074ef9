"""What receivers are told: each delivery is a row, with who is at it and how it went."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from articles.models.leases import HAS_NOBODY, HAS_SOMEBODY, IS_LEFT, Leased
from campaigns.enums import DELIVERY_IS_OVER, DeliveryState, Told

MOST_ATTEMPTS = 8


class WebhookDeliveryQuerySet(models.QuerySet["WebhookDelivery"]):
    def unfinished(self) -> Self:
        return self.exclude(state__in=DELIVERY_IS_OVER)

    def of_changes(self) -> Self:
        return self.filter(told=Told.CHANGES)

    def soon(self) -> Self:
        """Those that are sent now, or as soon as a worker is woken."""
        now = Q(state=DeliveryState.SENDING) | Q(state=DeliveryState.WAITING, ready_at__lte=Now())
        return self.filter(now, Q(webhook__off_at=None) | Q(told=Told.PING))

    def ready(self) -> Self:
        """Those that a worker may send.

        Of the changes of one receiver the earliest alone, so that it is told in their order;
        a ping waits for nothing.
        """
        waits = Q(state=DeliveryState.WAITING, ready_at__lte=Now())
        before = WebhookDelivery.objects.of_changes().unfinished()
        before = before.filter(webhook=OuterRef("webhook"), pk__lt=OuterRef("pk"))
        its_turn = Q(told=Told.PING) | Q(webhook__off_at=None) & ~Exists(before)
        return self.filter(its_turn, waits | Q(state=DeliveryState.SENDING) & IS_LEFT).order_by(
            "ready_at", "pk"
        )

    def ours(self, delivery: "WebhookDelivery") -> Self:
        """The row of a delivery for as long as the worker that was given it has it."""
        return self.filter(pk=delivery.pk, token=delivery.token, state=DeliveryState.SENDING)


class WebhookDelivery(Leased):
    """One body that one receiver is sent, under one key, however often it takes.

    The body is written once: a second attempt sends the same bytes. It is let go of when it has
    arrived; the ledger holds it. `attempts` counts before the work; `answers` tells of each what
    it came to.
    """

    webhook = models.ForeignKey("Webhook", on_delete=models.CASCADE, related_name="deliveries")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    told = models.CharField(max_length=14, choices=[(one.value, one.value) for one in Told])
    after = models.BigIntegerField(null=True, help_text="It begins behind this position.")
    up_to = models.BigIntegerField(null=True, help_text="The position of its last version.")
    versions = models.PositiveIntegerField(default=0)
    body = models.TextField(blank=True)
    state = models.CharField(
        max_length=10,
        default=DeliveryState.WAITING,
        choices=[(state.value, state.value) for state in DeliveryState],
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    answers = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(db_default=Now(), help_text="No worker sends it before.")
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = WebhookDeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "webhook deliveries"
        constraints = [
            models.UniqueConstraint(
                name="stretch_of_the_ledger_is_told_once", fields=["webhook", "after"]
            ),
            models.CheckConstraint(
                name="delivery_of_changes_says_which",
                condition=Q(told=Told.CHANGES, up_to__gt=F("after"), versions__gt=0)
                | Q(told=Told.PING, after=None, up_to=None, versions=0),
            ),
            models.CheckConstraint(
                name="delivery_that_is_sent_has_a_worker",
                condition=Q(state=DeliveryState.SENDING) & HAS_SOMEBODY
                | ~Q(state=DeliveryState.SENDING) & HAS_NOBODY,
            ),
            models.CheckConstraint(
                name="delivery_is_over_when_it_is_finished",
                condition=Q(state__in=DELIVERY_IS_OVER, finished_at__isnull=False)
                | ~Q(state__in=DELIVERY_IS_OVER) & Q(finished_at=None),
            ),
            models.CheckConstraint(
                name="body_is_let_go_of_when_it_has_arrived",
                condition=Q(state=DeliveryState.DELIVERED, body="")
                | ~Q(state=DeliveryState.DELIVERED) & ~Q(body=""),
            ),
            models.CheckConstraint(
                name="delivery_is_attempted_so_often_at_most",
                condition=Q(attempts__lte=MOST_ATTEMPTS),
            ),
        ]
        indexes = [
            models.Index(
                name="deliveries_that_are_not_over",
                fields=["webhook", "id"],
                condition=~Q(state__in=DELIVERY_IS_OVER),
            ),
            models.Index(fields=["finished_at"], name="deliveries_by_their_end"),
        ]

    def __str__(self) -> str:
        return f"{self.told}, {self.key}"
