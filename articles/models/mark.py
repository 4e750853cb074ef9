"""The marks that annotators made, kept whole."""

from django.db import models
from django.db.models import F, Q

from articles.enums import OffsetUnit
from articles.guards import append_only
from articles.models.article import Revision
from articles.models.imports import Import


class MarkSet(models.Model):
    """All marks that one document of an import made in one revision."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="mark_sets")
    imported = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="mark_sets")
    document = models.CharField(max_length=500)
    format = models.CharField(max_length=20)
    offset_unit = models.CharField(
        max_length=20,
        choices=[(unit.value, unit.value) for unit in OffsetUnit],
        help_text="What the file counted in; the marks here are in code points.",
    )
    sha256 = models.CharField(max_length=64, help_text="Digest of the marks, in order.")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        triggers = append_only("A set of marks")
        indexes = [
            models.Index(name="newest_marks_of_a_format", fields=["revision", "format", "-id"])
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.format})"


class Mark(models.Model):
    """A span of a revision, in code points, half-open, with everything its file said of it."""

    mark_set = models.ForeignKey(MarkSet, on_delete=models.PROTECT, related_name="marks")
    position = models.PositiveIntegerField()
    type = models.CharField(max_length=80)
    mark_id = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    said = models.JSONField(default=dict, help_text="All other fields of the mark, as delivered.")

    class Meta:
        ordering = ["mark_set_id", "position"]
        triggers = append_only("A mark")
        constraints = [
            models.UniqueConstraint(
                name="mark_positions_are_used_once", fields=["mark_set", "position"]
            ),
            models.CheckConstraint(name="mark_covers_words", condition=Q(end__gt=F("start"))),
        ]

    def __str__(self) -> str:
        return f"{self.type}: {self.exact}"
