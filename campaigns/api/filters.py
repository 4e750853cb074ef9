"""What lists of the study can be narrowed by."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django_filters import rest_framework as filters

from articles.models import Article, Outlet
from campaigns.enums import NAMING_PARTS, Kind, Modality, Part, Review, SourceState
from campaigns.models import Campaign, Measure, StatedFact
from campaigns.queries import lists
from campaigns.queries.asked import Asked

Facts = QuerySet[StatedFact]


def _choices(enum: Any) -> list[tuple[str, str]]:
    return [(word.value, word.value) for word in enum]


def _row(rows: Any, **options: Any) -> filters.ModelChoiceFilter:
    return filters.ModelChoiceFilter(queryset=rows.objects.all(), to_field_name="slug", **options)


class CampaignFilter(filters.FilterSet):
    """`proposed`: whether a delivery named it and no curator has looked yet."""

    class Meta:
        model = Campaign
        fields = ("proposed",)


class MeasureFilter(filters.FilterSet):
    """By kind, and by whether a delivery named it and no curator has looked yet."""

    kind = filters.ChoiceFilter(choices=_choices(Kind))

    class Meta:
        model = Measure
        fields = ("kind", "proposed")


class FactFilter(filters.FilterSet):
    """Days and moments count in: `stated_after=2017-05-25` keeps what is about that day."""

    campaign = _row(Campaign)
    measure = _row(Measure)
    outlet = _row(Outlet, field_name="article__outlet")
    article = filters.ModelChoiceFilter(queryset=Article.objects.all())
    actor = filters.CharFilter(
        method="named", label="Slug of an actor that speaks, acts or is acted upon."
    )
    speaker = filters.CharFilter(
        method="spoken", label="Slug of the actor that speaks, or its name exactly as written."
    )
    review = filters.ChoiceFilter(choices=_choices(Review))
    modality = filters.ChoiceFilter(choices=_choices(Modality))
    source_state = filters.ChoiceFilter(choices=_choices(SourceState))
    waits = filters.BooleanFilter(
        method="unanswered", label="Whether the source has changed and no curator has answered yet."
    )
    stated_after = filters.DateFilter(method="reaching", label="About this day or later days.")
    stated_before = filters.DateFilter(method="beginning", label="About this day or earlier days.")
    published_after = filters.DateFilter(field_name="published_on", lookup_expr="gte")
    published_before = filters.DateFilter(field_name="published_on", lookup_expr="lte")
    recorded_after = filters.IsoDateTimeFilter(field_name="recorded_at", lookup_expr="gte")
    recorded_before = filters.IsoDateTimeFilter(field_name="recorded_at", lookup_expr="lte")
    contested = filters.BooleanFilter(
        method="in_dispute", label="Whether it stands against another in the status of a campaign."
    )
    q = filters.CharFilter(field_name="quote", lookup_expr="icontains", label="Words of the quote.")

    class Meta:
        model = StatedFact
        fields = ()

    def named(self, facts: Facts, name: str, slug: str) -> Facts:
        return facts.filter(fact__in=lists.naming(slug, self.asked, *NAMING_PARTS))

    def spoken(self, facts: Facts, name: str, speaker: str) -> Facts:
        as_written = Q(roles__contains=[{"role": Part.SPEAKER, "exact": speaker}])
        return facts.filter(
            as_written | Q(fact__in=lists.naming(speaker, self.asked, Part.SPEAKER))
        )

    def reaching(self, facts: Facts, name: str, day: Any) -> Facts:
        endless = Q(latest=None, earliest__isnull=False)
        return facts.filter(Q(latest__gte=day) | endless)

    def beginning(self, facts: Facts, name: str, day: Any) -> Facts:
        beginningless = Q(earliest=None, latest__isnull=False)
        return facts.filter(Q(earliest__lte=day) | beginningless)

    def in_dispute(self, facts: Facts, name: str, wanted: bool) -> Facts:
        keep: Callable[..., Facts] = facts.filter if wanted else facts.exclude
        return keep(pk__in=lists.contested(self.asked).values("pk"))

    def unanswered(self, facts: Any, name: str, wanted: bool) -> Facts:
        return facts.waiting(wanted)

    @property
    def asked(self) -> Asked:
        """The clocks of the view: who is named, and what is contested, are known at a moment."""
        return self.request.parser_context["view"].asked
