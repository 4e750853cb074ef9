"""Where annotated articles come from by themselves: folders and addresses that are watched."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.enums import EVERY, TIMETABLE_WORDS, OffsetUnit, SourceKind, Timetable
from articles.models.article import Outlet
from articles.models.imports import Import


class SourceQuerySet(models.QuerySet["Source"]):
    def due(self, now: datetime) -> Self:
        """Those whose turn it is by their rows, or that somebody has asked for since."""
        never = Q(last_read_at=None) | Q(last_read_at__lt=F("asked_at"))
        asked_for = Q(asked_at__isnull=False) & never
        return self.filter(asked_for | Q(enabled=True, next_read_at__lte=now)).order_by("pk")

    def failing(self, failing: bool = True) -> Self:
        """Those that could not be read, or gave what could not be opened."""
        faulty = Q(failures__gte=1) | ~Q(refused=[])
        return self.filter(faulty if failing else ~faulty)

    def unchanged_since(self, seen: "Source") -> Self:
        """The row of a source, where it is still read as it was when it was looked at."""
        return self.filter(pk=seen.pk, **{name: getattr(seen, name) for name in WAY_OF_READING})


class Source(models.Model):
    """A folder or an address of an export, how it is read and how often, and how that went.

    A look that finds nothing new writes nothing here: `last_read_at` is the last one that did.
    """

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.value) for kind in SourceKind]
    )
    where = models.CharField(
        max_length=2000,
        help_text="The https address of an export, or a folder from WATCH_ROOT on, such as "
        "desk/mosul.",
    )
    format = models.CharField(max_length=20, blank=True, help_text="Blank: found by content.")
    offset_unit = models.CharField(
        max_length=20,
        blank=True,
        choices=[(unit.value, unit.value) for unit in OffsetUnit],
        help_text="What the files count in. Blank: as they say.",
    )
    lenient = models.BooleanField(
        default=False, help_text="Take the good records of a document whose file is broken."
    )
    outlet = models.ForeignKey(
        Outlet,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        help_text="Whose articles come from here, for those who look after it. Each document "
        "names its own outlet all the same.",
    )
    every = models.CharField(
        max_length=20,
        default=Timetable.HOUR,
        choices=[(each.value, words) for each, words in TIMETABLE_WORDS.items()],
    )
    enabled = models.BooleanField(default=True, help_text="If not, it is read when asked for only.")

    etag = models.CharField(
        max_length=500,
        blank=True,
        editable=False,
        help_text="How what was read last is known again: a server's ETag, or a digest of the "
        "names, sizes and times of a folder's files.",
    )
    last_modified = models.CharField(max_length=500, blank=True, editable=False)
    sha256 = models.CharField(
        max_length=64, blank=True, editable=False, help_text="Digest of what was read last."
    )
    refused = models.JSONField(
        default=list, editable=False, help_text="What of that could not be opened."
    )
    last_read_at = models.DateTimeField(null=True, editable=False)
    next_read_at = models.DateTimeField(default=timezone.now, editable=False)
    last_import = models.ForeignKey(
        Import, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    failures = models.PositiveIntegerField(
        default=0, editable=False, help_text="How many times in a row it could not be read."
    )
    code = models.CharField(max_length=40, blank=True, editable=False)
    sentence = models.TextField(blank=True, editable=False)
    asked_at = models.DateTimeField(
        null=True, editable=False, help_text="When it was asked for, to be read anew."
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False
    )

    objects = SourceQuerySet.as_manager()

    seen: datetime | None = None  # the last look, where who asks has recalled it

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                name="source_is_watched_once",
                fields=["kind", "where"],
                violation_error_message="This is watched already.",
            ),
            models.CheckConstraint(
                name="source_is_a_folder_or_an_address",
                condition=Q(kind__in=list(SourceKind)),
            ),
            models.CheckConstraint(
                name="source_address_is_https",
                condition=~Q(kind=SourceKind.ADDRESS) | Q(where__startswith="https://"),
                violation_error_message="An address begins with https://.",
            ),
            models.CheckConstraint(
                name="source_has_a_timetable", condition=Q(every__in=list(Timetable))
            ),
            models.CheckConstraint(
                name="source_says_why_it_fails",
                condition=Q(failures=0, code="", sentence="")
                | (Q(failures__gte=1) & ~Q(code="") & ~Q(sentence="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_asked_for(self) -> bool:
        """Whether somebody asked for it to be read anew, and it was not looked at since."""
        if self.asked_at is None:
            return False
        return self.last_read_at is None or self.last_read_at < self.asked_at

    @property
    def interval(self) -> timedelta:
        return EVERY[Timetable(self.every)]

    @property
    def next_turn(self) -> datetime:
        """When it is looked at next, unless somebody asks for it."""
        return max(self.next_read_at, self.seen + self.interval) if self.seen else self.next_read_at


# Where any of these changes, what is known of the source is known of another.
WAY_OF_READING = ("kind", "where", "format", "offset_unit", "lenient")
