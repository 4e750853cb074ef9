"""The marks that annotators made, kept whole."""

from datetime import datetime
from functools import cached_property

from django.db import models
from django.db.models import F, Q

from articles.enums import MarkType, OffsetUnit
from articles.guards import append_only
from articles.models.article import Revision
from articles.models.imports import Import


class MarkSet(models.Model):
    """All marks that one document of an import made in one revision.

    `header` is what the document said of the article itself. `states_facts` is false where
    nobody marked facts, so that the absence of one says nothing; `complete` is false where some
    marks could not be read, so that the absence of one proves nothing.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="mark_sets")
    imported = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="mark_sets")
    document = models.CharField(max_length=500)
    format = models.CharField(max_length=20)
    offset_unit = models.CharField(
        max_length=20,
        choices=[(unit.value, unit.value) for unit in OffsetUnit],
        help_text="What the file counted in; the marks here are in code points.",
    )
    crlf_is_one = models.BooleanField(
        default=False, help_text="It counted a line end of two characters as one."
    )
    bom_counts = models.BooleanField(
        default=True, help_text="It counted the byte order mark before its text, if there is one."
    )
    sha256 = models.CharField(max_length=64, help_text="Digest of the marks, in order.")
    header = models.JSONField(default=dict)
    modified_at = models.DateTimeField(
        null=True, blank=True, help_text="When the publisher last changed this text, if told."
    )
    annotated_at = models.DateTimeField(
        null=True, blank=True, help_text="When the marks were made, if told."
    )
    keeps_ids = models.BooleanField(default=False)
    states_facts = models.BooleanField(default=True)
    complete = models.BooleanField(default=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        triggers = append_only("A set of marks")
        indexes = [
            models.Index(name="newest_marks_of_a_format", fields=["revision", "format", "-id"])
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.format})"

    def place_of(self, mark_id: str, words: str) -> int | None:
        """Where these marks have the words of a fact; by the words alone where they keep no ids."""
        return self._stated_at.get((mark_id if self.keeps_ids else "", words))

    @cached_property
    def _stated_at(self) -> dict[tuple[str, str], int]:
        """Where each fact mark stands: by id and words, and by its words alone."""
        places: dict[tuple[str, str], int] = {}
        for mark in self.marks.filter(type=MarkType.STATED_FACT):
            places.setdefault((mark.mark_id, mark.exact), mark.start)
            places.setdefault(("", mark.exact), mark.start)
        return places

    def is_older_than(self, other: "MarkSet") -> bool:
        """Whether both say when they were made, and this one earlier.

        Texts first; marks only decide between texts of one moment, or that both do not say. Where
        one of the two does not say, the order of arrival decides, so this answers no.
        """
        if self.modified_at != other.modified_at:
            return _is_earlier(self.modified_at, other.modified_at)
        return _is_earlier(self.annotated_at, other.annotated_at)


def _is_earlier(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one < other


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
