"""The vocabulary: campaigns, measures and units are rows, edited in the admin."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from campaigns.enums import Direction, Kind, Nature


class Entry(models.Model):
    """A row of the vocabulary. A slug that a delivery used and nobody knew waits as proposed."""

    slug = models.SlugField(max_length=80, unique=True)
    position = models.PositiveIntegerField(default=1000, help_text="Lower stands first.")
    proposed = models.BooleanField(
        default=False, help_text="Came with a delivery and waits for a curator's word."
    )

    class Meta:
        abstract = True
        ordering = ["position", "slug"]


class Campaign(Entry):
    """A military or political effort with a place and a beginning."""

    name = models.CharField(max_length=200)
    country = models.CharField(max_length=120, blank=True)
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True)
    place_names = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        help_text="Names of the campaign's own place; a fact about them is about the whole of it.",
    )

    class Meta(Entry.Meta):
        constraints = [
            models.CheckConstraint(
                name="campaign_ends_after_it_begins",
                condition=Q(ended_on__isnull=True)
                | Q(began_on__isnull=True)
                | Q(ended_on__gte=models.F("began_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("campaign", args=[self.slug])


class Unit(Entry):
    """What a quantity is counted in."""

    singular = models.CharField(max_length=60)
    plural = models.CharField(max_length=60)
    symbol = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.plural


class Measure(Entry):
    """What kind of thing is stated: "territory remaining, percent of the city"."""

    label = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    nature = models.CharField(
        max_length=5,
        blank=True,
        choices=[(nature.value, nature.value) for nature in Nature if nature],
        help_text="A stock holds until restated; a flow belongs to its stated time only; a total "
        "is a stock that is counted from a day on.",
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, help_text="The usual unit."
    )
    of = models.CharField(max_length=120, blank=True, help_text='The usual "of what".')
    direction = models.CharField(
        max_length=7,
        blank=True,
        choices=[(way.value, way.value) for way in Direction if way],
        help_text="Which way it moves when the campaign advances.",
    )
    mutual = models.BooleanField(
        default=False, help_text="A relation that holds both ways: who is allied with whom."
    )
    window_days = models.PositiveIntegerField(
        default=14, help_text="Stocks stated within so many days of each other can be rivals."
    )
    cadence_days = models.PositiveIntegerField(
        null=True, blank=True, help_text="Fresh up to so many days, stale after three times that."
    )
    description = models.TextField(blank=True)

    class Meta(Entry.Meta):
        constraints = [
            models.CheckConstraint(name="measure_kind_is_known", condition=Q(kind__in=list(Kind))),
            models.CheckConstraint(
                name="measure_of_a_quantity_has_a_nature",
                condition=Q(
                    kind=Kind.QUANTITY, nature__in=[Nature.STOCK, Nature.FLOW, Nature.TOTAL]
                )
                | (~Q(kind=Kind.QUANTITY) & Q(nature=Nature.NONE)),
            ),
            models.CheckConstraint(
                name="measure_that_is_mutual_is_a_relation",
                condition=Q(mutual=False) | Q(kind=Kind.RELATION),
            ),
        ]

    def __str__(self) -> str:
        return self.label
