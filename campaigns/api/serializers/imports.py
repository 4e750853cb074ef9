"""Imports as JSON: where each stands, its documents, and what it came to so far."""

from dataclasses import asdict
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.reverse import reverse

from articles import formats
from articles.deliveries import Document, open_files
from articles.enums import DocumentState, OffsetUnit
from articles.errors import Refusal
from articles.models import DeliveredDocument, Import
from campaigns.ingest import Options
from campaigns.progress import progress


class RefusalSerializer(serializers.Serializer[Any]):
    """Why a document or a mark was not taken."""

    code = serializers.CharField()
    document = serializers.CharField()
    place = serializers.CharField(help_text="Line, JSON pointer or member within it.")
    sentence = serializers.CharField()
    whole_document = serializers.BooleanField()


class NoteSerializer(serializers.Serializer[Any]):
    """What to know of something that was taken."""

    code = serializers.CharField()
    document = serializers.CharField()
    place = serializers.CharField()
    sentence = serializers.CharField()


class TallySerializer(serializers.Serializer[Any]):
    """What an import did, counted in facts."""

    new = serializers.IntegerField()
    succeeded = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    moved = serializers.IntegerField()
    withdrawn = serializers.IntegerField()
    waiting = serializers.IntegerField()
    lost = serializers.IntegerField()


class OutcomeSerializer(serializers.Serializer[Any]):
    """What a delivery came to so far. Of very many refusals the first are told, others counted."""

    articles = serializers.IntegerField()
    facts = TallySerializer()
    refused = RefusalSerializer(many=True, source="refusals")
    more_refused = serializers.DictField(child=serializers.IntegerField(), help_text="By code.")
    notes = NoteSerializer(many=True)
    more_notes = serializers.DictField(child=serializers.IntegerField(), source="more_noted")


class DocumentCountsSerializer(serializers.Serializer[Any]):
    """The documents of an import, by state."""

    total = serializers.IntegerField()
    waiting = serializers.IntegerField()
    running = serializers.IntegerField()
    done = serializers.IntegerField()
    set_aside = serializers.IntegerField()


class ImportSerializer(serializers.ModelSerializer[Import]):
    """One delivery, and where it stands."""

    by = serializers.CharField(source="by.username", default=None, allow_null=True)
    url = serializers.SerializerMethodField()

    class Meta:
        model = Import
        fields: tuple[str, ...] = (
            *("id", "name", "state", "by", "received_at", "finished_at"),
            *("format", "offset_unit", "lenient", "url"),
        )

    def get_url(self, row: Import) -> str:
        return reverse("import-detail", args=[row.pk], request=self.context["request"])


class WholeImportSerializer(ImportSerializer):
    """One delivery with what it came to so far."""

    documents = serializers.SerializerMethodField()
    outcome = serializers.SerializerMethodField()

    class Meta(ImportSerializer.Meta):
        fields: tuple[str, ...] = (*ImportSerializer.Meta.fields, "documents", "outcome")

    @extend_schema_field(DocumentCountsSerializer)
    def get_documents(self, row: Import) -> dict[str, int]:
        counted = progress(row)
        states = (state for state in DocumentState if state != DocumentState.HELD)
        by_state = {state.replace(" ", "_"): counted.documents[state] for state in states}
        return {"total": counted.total, **by_state}

    @extend_schema_field(OutcomeSerializer)
    def get_outcome(self, row: Import) -> Any:
        outcome = progress(row).outcome
        return OutcomeSerializer({**vars(outcome), "facts": asdict(outcome.facts)}).data


class DeliveredDocumentSerializer(serializers.ModelSerializer[DeliveredDocument]):
    """One document of an import: where it stands, and how far it is."""

    class Meta:
        model = DeliveredDocument
        fields = ("number", "name", "state", "starts", "taken", "reason", "finished_at")


@extend_schema_field(OpenApiTypes.BINARY)
class Upload(serializers.FileField):
    """A file as a form hands it over."""


class DeliverySerializer(serializers.Serializer[Any]):
    """What is handed over, and how it is to be read where its content does not tell."""

    file = serializers.ListField(
        child=Upload(),
        min_length=1,
        help_text="One or more files that belong together, or an archive of them.",
    )
    format = serializers.ChoiceField(choices=list(formats.READERS), required=False)
    offset_unit = serializers.ChoiceField(choices=list(OffsetUnit), required=False)
    lenient = serializers.BooleanField(default=False)

    def options(self) -> Options:
        given = self.validated_data
        unit = given.get("offset_unit")
        return Options(
            format=given.get("format"),
            offset_unit=OffsetUnit(unit) if unit else None,
            lenient=given["lenient"],
        )

    def documents(self) -> list[Document | Refusal]:
        return list(open_files((file.name, file) for file in self.validated_data["file"]))
