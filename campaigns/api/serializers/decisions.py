"""What a curator sends with a decision, and what a stale one is answered."""

from types import NoneType
from typing import Any

from rest_framework import serializers

from articles.annotated import StatedValue
from campaigns.api.serializers.facts import FactSerializer, Figure
from campaigns.correcting import Correction
from campaigns.enums import Modality
from campaigns.errors import StaleVersion
from campaigns.queries.facts import with_actors

KINDS: dict[type, tuple[tuple[type, ...], str]] = {
    serializers.CharField: ((str, NoneType), "Give a text."),
    serializers.BooleanField: ((bool, NoneType), "Give true or false."),
}


class Strict(serializers.Serializer[Any]):
    """Refuses what it does not know by name: a misspelt field must not look like an answer.

    A text is text and a truth is true or false: what JSON calls otherwise is no such thing.
    """

    def to_internal_value(self, data: Any) -> Any:
        wrong = {
            name: [told]
            for name, given in sorted(data.items() if isinstance(data, dict) else ())
            if (told := self._wrong(name, given))
        }
        if wrong:
            raise serializers.ValidationError(wrong)
        return super().to_internal_value(data)

    def _wrong(self, name: str, given: Any) -> str:
        if name not in self.fields:
            return "There is no such field here."
        for kind, (type_of_json, told) in KINDS.items():
            if isinstance(self.fields[name], kind) and not isinstance(given, type_of_json):
                return told
        return ""


class DecisionSerializer(Strict):
    """What a curator may say with every decision."""

    why = serializers.CharField(default="", allow_blank=True, max_length=2000)


class CorrectedValueSerializer(Strict):
    """Bounds in the place of those stated. One that is left out is not stated."""

    low = Figure(default=None, allow_null=True)
    high = Figure(default=None, allow_null=True)
    low_open = serializers.BooleanField(default=False)
    high_open = serializers.BooleanField(default=False)
    unit = serializers.SlugField(default="", allow_null=True, allow_blank=True)

    def validate(self, given: dict[str, Any]) -> StatedValue:
        return StatedValue(**{**given, "unit": given["unit"] or ""})


class CorrectionSerializer(DecisionSerializer):
    """What a curator corrects; a field that is left out stays as it is."""

    value = CorrectedValueSerializer(required=False, allow_null=True)
    speaker = serializers.CharField(required=False, allow_blank=True)
    stated_for = serializers.CharField(required=False, allow_blank=True)
    modality = serializers.ChoiceField(
        required=False, choices=[modality.value for modality in Modality]
    )

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        why = given.pop("why")
        return {"why": why, "correction": Correction(**given)}


class PlaceSerializer(DecisionSerializer):
    """Where the words stand in the newest text, in code points, half open; and which they are."""

    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    exact = serializers.CharField(trim_whitespace=False, min_length=1)


def both_versions(error: StaleVersion, context: dict[str, Any]) -> dict[str, Any]:
    """The version a decision was taken on and the newest, for the refusal that shows both."""
    facts = {"decided_on": error.decided_on, "newest": error.newest}
    with_actors([fact for fact in facts.values() if fact])
    return {
        name: FactSerializer(fact, context=context).data if fact else None
        for name, fact in facts.items()
    }
