"""The status of a campaign as the API shows it: the main call."""

from datetime import datetime
from typing import Any

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from campaigns.api.serializers.facts import FactSerializer
from campaigns.api.serializers.vocabulary import CampaignSerializer
from campaigns.enums import Course, Freshness
from campaigns.queries.campaigns import Standing


class VerdictSerializer(serializers.Serializer[Any]):
    """Where one quantity of a campaign stands. `reasons` has the rule behind each derived word."""

    measure = serializers.CharField(source="measure.slug")
    label = serializers.CharField(source="measure.label")  # type: ignore[assignment]
    unit = serializers.SlugField(source="measure.unit.slug", allow_null=True)
    of = serializers.CharField(source="measure.of")
    headline = FactSerializer(allow_null=True)
    rivals = FactSerializer(many=True)
    agreeing = FactSerializer(many=True)
    newer_unreviewed = FactSerializer(many=True)
    hidden = serializers.IntegerField()
    hidden_rivals = serializers.IntegerField()
    contested = serializers.BooleanField()
    independent_sources = serializers.IntegerField()
    age_days = serializers.IntegerField(allow_null=True)
    freshness = serializers.ChoiceField(choices=[word.value for word in Freshness])
    course = inline_serializer(
        "Course",
        {
            "direction": serializers.ChoiceField(
                source="course", choices=[word.value for word in Course]
            ),
            "from": FactSerializer(source="course_from", allow_null=True),
        },
        source="*",
    )
    reasons = serializers.DictField(child=serializers.CharField())


class StandingSerializer(serializers.Serializer[Standing]):
    """What the facts of a campaign add up to on a day, as far as was known by a moment."""

    campaign = CampaignSerializer()
    on = serializers.DateField(source="status.on")
    known_at = serializers.SerializerMethodField()
    pinned = serializers.SerializerMethodField()
    measures = VerdictSerializer(source="status.verdicts", many=True)
    relations = FactSerializer(source="status.relations", many=True)
    events = FactSerializer(source="status.events", many=True)
    coming = FactSerializer(source="status.coming", many=True)
    statements = FactSerializer(source="status.statements", many=True)
    hidden = serializers.IntegerField()
    changed_since = serializers.IntegerField()

    def get_known_at(self, standing: Standing) -> datetime:
        return self.context["asked"].clocks.known_at

    def get_pinned(self, standing: Standing) -> bool:
        """Whether both clocks were given, so that the answer stays as it is."""
        return self.context["asked"].clocks.pinned
