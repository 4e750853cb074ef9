"""Keys of programs: what a client of the API shows, and what it may do with it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from campaigns.enums import Scope

MARK_LENGTH = 12


class Token(models.Model):
    """The key of one client, which acts for an account, within the scopes it was given.

    The key itself is shown once and kept nowhere: `digest` knows it again, and `mark` is its
    beginning, by which a person can tell which key is which.
    """

    name = models.CharField(max_length=120, help_text="Whose it is: a program, a machine, a desk.")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="tokens",
        help_text="For whom it acts. It may never do more than this account.",
    )
    scopes = ArrayField(
        models.CharField(max_length=6, choices=[(scope.value, scope.value) for scope in Scope]),
        help_text="What it may do of that.",
    )
    mark = models.CharField(max_length=MARK_LENGTH)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="token_has_scopes_that_are_known",
                condition=Q(scopes__len__gt=0) & Q(scopes__contained_by=list(Scope)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.mark}…)"
