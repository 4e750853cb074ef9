"""Receivers of the ledger: who is told of its changes, of which, and how far they were told."""

from collections.abc import Iterable
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from campaigns.enums import Change
from campaigns.models.fact import StatedFact
from campaigns.models.vocabulary import Campaign
from campaigns.models.webhook_delivery import WebhookDelivery
from campaigns.signing import mark_of, new_salt, secret_of


class WebhookQuerySet(models.QuerySet["Webhook"]):
    def on(self) -> Self:
        return self.filter(off_at=None)

    def behind(self, position: int) -> Self:
        """Those that are on, were not told up to here, and have nothing on its way to them."""
        on_its_way = WebhookDelivery.objects.of_changes().unfinished()
        return (
            self.on()
            .filter(~Exists(on_its_way.filter(webhook=OuterRef("pk"))), position__lt=position)
            .order_by("pk")
        )


class Webhook(models.Model):
    """An address that is told of the changes of the ledger, in its order.

    `position` is how far the ledger was looked through for it: what it is told of up to there
    stands in its deliveries. The secret that it can know us by follows from `salt`; the one before
    it signs as well until `old_until`.
    """

    name = models.CharField(max_length=120, help_text="Who is told: a program, a desk.")
    address = models.CharField(
        max_length=2000, help_text="Where it is told, such as https://receiver.example/ledger."
    )
    ledger = models.CharField(
        max_length=200,
        help_text="The address of this ledger, as links in what is sent begin with it.",
    )
    campaigns = models.ManyToManyField(
        Campaign, blank=True, related_name="+", help_text="None chosen: all of them."
    )
    changes = ArrayField(
        models.CharField(max_length=10, choices=[(one.value, one.value) for one in Change]),
        default=list,
        blank=True,
        help_text="None chosen: all. Without some, a receiver cannot rebuild how a fact stands.",
    )
    note = models.TextField(blank=True, help_text="What it is for, and whom to ask about it.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    salt = models.CharField(max_length=64, default=new_salt, editable=False)
    mark = models.CharField(max_length=12, editable=False)
    old_salt = models.CharField(max_length=64, blank=True, editable=False)
    old_until = models.DateTimeField(null=True, editable=False)

    position = models.BigIntegerField(default=0, editable=False)
    failing_since = models.DateTimeField(null=True, editable=False)
    off_at = models.DateTimeField(null=True, editable=False)
    off_code = models.CharField(max_length=40, blank=True, editable=False)
    off_why = models.TextField(blank=True, editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                name="webhook_is_told_of_changes_that_are_known",
                condition=Q(changes__contained_by=list(Change)),
            ),
            models.CheckConstraint(
                name="webhook_that_is_off_says_why",
                condition=Q(off_at=None, off_code="", off_why="")
                | Q(off_at__isnull=False) & ~Q(off_code="") & ~Q(off_why=""),
            ),
            models.CheckConstraint(
                name="old_secret_signs_until_a_moment",
                condition=Q(old_salt="", old_until=None) | ~Q(old_salt="") & ~Q(old_until=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_on(self) -> bool:
        return self.off_at is None

    @property
    def host(self) -> str:
        """What of its address may stand in a list or a log: the rest can be a secret of its own."""
        return urlsplit(self.address).netloc.rpartition("@")[2]

    @property
    def knows_its_key(self) -> bool:
        """Whether the secret is still the one that the receiver was given."""
        return mark_of(secret_of(self.salt)) == self.mark

    @property
    def secrets(self) -> list[str]:
        """What is signed with: the secret, and the one before it while that still holds."""
        old_holds = self.old_until is not None and timezone.now() < self.old_until
        return [secret_of(salt) for salt in [self.salt, *([self.old_salt] if old_holds else [])]]

    def told_of(self, versions: models.QuerySet[StatedFact]) -> models.QuerySet[StatedFact]:
        """Those versions that this receiver is told of."""
        asked: dict[str, Iterable[Any]] = {
            "campaign__in": list(self.campaigns.all()),
            "change__in": self.changes,
        }
        return versions.filter(**{name: chosen for name, chosen in asked.items() if chosen})
