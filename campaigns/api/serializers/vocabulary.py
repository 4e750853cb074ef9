"""Campaigns and measures as the API shows them."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from campaigns.models import Campaign, Measure


@extend_schema_field(OpenApiTypes.URI)
class PageAddress(serializers.Field[Any, Any, str, Any]):
    """The absolute address of the page of a row."""

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True)

    def to_representation(self, row: Any) -> str:
        return self.context["request"].build_absolute_uri(row.get_absolute_url())


class CampaignSerializer(serializers.ModelSerializer[Campaign]):
    """A campaign; `proposed` means that a delivery named it and no curator has looked yet."""

    url = PageAddress()

    class Meta:
        model = Campaign
        fields = (
            *("slug", "name", "country", "began_on", "ended_on", "summary", "place_names"),
            *("proposed", "url"),
        )


class MeasureSerializer(serializers.ModelSerializer[Measure]):
    """An entry of the vocabulary: what kind of thing is stated."""

    unit = serializers.SlugField(source="unit.slug", allow_null=True)

    class Meta:
        model = Measure
        fields = (
            *("slug", "label", "kind", "nature", "unit", "of", "direction", "mutual"),
            *("window_days", "cadence_days", "description", "proposed"),
        )
