"""What a curator sends with a decision, and what a stale one is answered."""

from typing import Any

from rest_framework import serializers

from campaigns.api.serializers.facts import FactSerializer
from campaigns.errors import StaleVersion
from campaigns.queries.facts import with_actors


class DecisionSerializer(serializers.Serializer[Any]):
    """What a curator may say with a decision."""

    why = serializers.CharField(default="", allow_blank=True, max_length=2000)

    def to_internal_value(self, data: Any) -> Any:
        unknown = set(data) - set(self.fields) if isinstance(data, dict) else ()
        if unknown:
            raise serializers.ValidationError(
                {name: ["A decision has no such field."] for name in sorted(unknown)}
            )
        return super().to_internal_value(data)


def both_versions(error: StaleVersion, context: dict[str, Any]) -> dict[str, Any]:
    """The version a decision was taken on and the newest, for the refusal that shows both."""
    facts = {"decided_on": error.decided_on, "newest": error.newest}
    with_actors([fact for fact in facts.values() if fact])
    return {
        name: FactSerializer(fact, context=context).data if fact else None
        for name, fact in facts.items()
    }
