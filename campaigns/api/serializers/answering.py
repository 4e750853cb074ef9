"""A fact at its own address: with what a curator has to know to answer a change of its source."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.refinding import propose
from campaigns.api.serializers.facts import (
    FactSerializer,
    NamedSerializer,
    QuoteSerializer,
    StatedForSerializer,
    ValueSerializer,
)
from campaigns.enums import Modality, Part, SourceState
from campaigns.models import StatedFact
from campaigns.queries.facts import with_actors
from campaigns.sourcing import said_now


class SaidNowSerializer(serializers.Serializer[StatedFact]):
    """What the newest marks of a source say of a fact."""

    value = ValueSerializer()
    modality = serializers.ChoiceField(choices=[modality.value for modality in Modality])
    stated_for = StatedForSerializer()
    speaker = NamedSerializer(Part.SPEAKER)
    quote = QuoteSerializer(source="*")


class ProposalSerializer(serializers.Serializer[Any]):
    """Words of the newest text that may be those of a lost quote; `likeness` is 0 to 100."""

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    exact = serializers.CharField()
    likeness = serializers.FloatField()


class WholeFactSerializer(FactSerializer):
    """A fact, and what its source holds against it by now.

    Both are about the present: null where a moment is asked for, and where nothing is to answer.
    """

    source_says_now = serializers.SerializerMethodField()
    proposals = serializers.SerializerMethodField()

    class Meta(FactSerializer.Meta):
        fields = (*FactSerializer.Meta.fields, "source_says_now", "proposals")

    @extend_schema_field(SaidNowSerializer(allow_null=True))
    def get_source_says_now(self, fact: StatedFact) -> Any:
        """What it says in the place of this, where `source_state` is `changed`."""
        said = said_now(fact) if self._is_left(fact, SourceState.CHANGED) else None
        if said is None:
            return None
        return SaidNowSerializer(*with_actors([said]), context=self.context).data

    @extend_schema_field(ProposalSerializer(many=True, allow_null=True))
    def get_proposals(self, fact: StatedFact) -> Any:
        """Where its words may stand by now, where `source_state` is `lost`; of a restricted text
        for readers who are signed in."""
        newest = fact.article.newest
        if newest is None or not self._is_left(fact, SourceState.LOST):
            return None
        if fact.article.is_restricted and not self.context["request"].user.is_authenticated:
            return None
        return ProposalSerializer(propose(fact.quote, newest.revision.text), many=True).data

    def _is_left(self, fact: StatedFact, state: SourceState) -> bool:
        """Whether the source leaves it so now, and now is what is asked about."""
        asked_now = self.context["asked"].clocks.asked_known_at is None
        return asked_now and fact.is_open and fact.source_state == state
