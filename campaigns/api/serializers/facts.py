"""Stated facts as the API shows them. The shape is a promise: `docs/api.md` tells it."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.formats.written_figures import NUMBER
from campaigns import wording
from campaigns.api.serializers.vocabulary import PageAddress
from campaigns.enums import NAMING_PARTS, Part
from campaigns.models import StatedFact

CONTEXT = 32  # characters around a quote, enough to find it again: what W3C selectors carry


class Figure(serializers.DecimalField):
    """A decimal as text, without exponent or idle zeros: a figure is never rounded on the way."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=30, decimal_places=10, **options)

    def to_internal_value(self, given: Any) -> Decimal:
        if isinstance(given, str) and not NUMBER.fullmatch(given.strip()):
            self.fail("invalid")  # a decimal of Python may be "1_000" too
        return super().to_internal_value(given)

    def quantize(self, value: Decimal) -> Decimal:
        return value

    def to_representation(self, figure: Decimal) -> str:
        return wording.plain(figure).replace(",", "")


class NamedSerializer(serializers.Serializer[Any]):
    """The first name that plays a part in a fact: as written, and the slug of the actor it stands
    for where that is decided. `named` has the others, where there are any."""

    as_written = serializers.CharField()
    actor = serializers.SlugField(source="actor.slug", allow_null=True)

    def __init__(self, part: Part) -> None:
        self.part = part
        super().__init__(source="*", read_only=True, allow_null=True)

    def to_representation(self, fact: StatedFact) -> Any:
        names = fact.named(self.part)
        return super().to_representation(names[0]) if names else None


class NamedInPartSerializer(serializers.Serializer[StatedFact]):
    """A name, and the part it plays."""

    part = serializers.ChoiceField(choices=[part.value for part in NAMING_PARTS])
    as_written = serializers.CharField()
    actor = serializers.SlugField(allow_null=True)


class ValueSerializer(serializers.Serializer[StatedFact]):
    """The bounds that the words give. A bound that is null was not stated.

    `from_words`: no annotator gave them; they were read from the words, and no curator has put
    others in their place.
    """

    low = Figure(allow_null=True)
    high = Figure(allow_null=True)
    low_open = serializers.BooleanField()
    high_open = serializers.BooleanField()
    unit = serializers.SlugField(source="unit.slug", allow_null=True)
    as_written = serializers.SerializerMethodField()
    from_words = serializers.BooleanField(source="value_from_words")

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, allow_null=True)

    def to_representation(self, fact: StatedFact) -> Any:
        told = fact.has_figure or fact.written(Part.QUANTITY)
        return super().to_representation(fact) if told else None

    def get_as_written(self, fact: StatedFact) -> str:
        """The words of the quote that give the figure; "" where none are marked."""
        return " ".join(role["exact"] for role in fact.written(Part.QUANTITY))


class QuoteSerializer(serializers.Serializer[StatedFact]):
    """The exact words, and their place in one revision, counted in code points."""

    exact = serializers.CharField(source="quote")
    prefix = serializers.SerializerMethodField()
    suffix = serializers.SerializerMethodField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    revision = serializers.IntegerField(source="revision.number")

    def get_prefix(self, fact: StatedFact) -> str:
        return wording.around(fact)[0][-CONTEXT:]

    def get_suffix(self, fact: StatedFact) -> str:
        return wording.around(fact)[1][:CONTEXT]


class SourceSerializer(serializers.Serializer[StatedFact]):
    """The article that carries a quote. `origin` is the address of the article it reprints or
    retells. `retells`: its outlet tells in its own words what others published, so that the quote
    is in the words of the outlet and not in those of who is named.

    Its date of publication and its origin are the version's own: what was known of them then.
    """

    id = serializers.IntegerField(source="article.pk")
    url = serializers.CharField(source="article.url")
    title = serializers.CharField(source="article.title")
    outlet = serializers.CharField(source="article.outlet.name")
    outlet_slug = serializers.CharField(source="article.outlet.slug")
    retells = serializers.BooleanField(source="article.outlet.retells")
    author = serializers.CharField(source="article.author")
    published_on = serializers.DateField(allow_null=True)
    origin = serializers.SerializerMethodField()

    def get_origin(self, fact: StatedFact) -> str | None:
        return fact.origin or None


class StatedForSerializer(serializers.Serializer[StatedFact]):
    """The time in the world that the words are about: EDTF, and the days it covers."""

    edtf = serializers.CharField(source="stated_for")
    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)

    def __init__(self) -> None:
        super().__init__(source="*", read_only=True, allow_null=True)

    def to_representation(self, fact: StatedFact) -> Any:
        return super().to_representation(fact) if fact.stated_for else None


class FactSerializer(serializers.ModelSerializer[StatedFact]):
    """One version of a stated fact: what was stated, by whom, in which words."""

    id = serializers.UUIDField(source="fact")
    campaign = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    measure = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    hedges = serializers.ListField(child=serializers.CharField())
    value = ValueSerializer()
    as_stated = serializers.SerializerMethodField()
    speaker = NamedSerializer(Part.SPEAKER)
    subject = NamedSerializer(Part.SUBJECT)
    object = NamedSerializer(Part.OBJECT)
    named = serializers.SerializerMethodField()
    places = serializers.ListField(child=serializers.CharField())
    quote = QuoteSerializer(source="*")
    article = SourceSerializer(source="*")
    stated_for = StatedForSerializer()
    superseded_at = serializers.SerializerMethodField()
    waits = serializers.BooleanField()
    url = PageAddress()

    class Meta:
        model = StatedFact
        fields: tuple[str, ...] = (
            *("id", "version", "campaign", "measure", "review", "modality", "hedges", "value"),
            *("as_stated", "speaker", "subject", "object", "named", "places", "quote", "article"),
            *("stated_for", "published_on", "recorded_at", "superseded_at", "source_state"),
            *("waits", "url"),
        )

    def get_as_stated(self, fact: StatedFact) -> str:
        """The figure with its hedges and unit, as a sentence would carry it; "" without one."""
        return wording.as_stated(fact)

    @extend_schema_field(NamedInPartSerializer(many=True))
    def get_named(self, fact: StatedFact) -> list[dict[str, Any]]:
        """Every name, where more than one speaks, acts or is acted upon."""
        return [
            {
                "part": part.value,
                "as_written": named.as_written,
                "actor": named.actor.slug if named.actor else None,
            }
            for part in NAMING_PARTS
            for named in fact.named(part)
        ]

    def get_superseded_at(self, fact: StatedFact) -> datetime | None:
        """When the next version came, unless that was after the moment asked about."""
        return fact.superseded_as_known(self.context.get("known_at"))


class VersionSerializer(FactSerializer):
    """A version with what made it: which change, by whom or by which import, and why.

    `reviser` is whose value, words or date it is, where it is no longer the source's own.
    """

    by = serializers.CharField(source="by.username", allow_null=True)
    imported = serializers.CharField(source="imported.name", allow_null=True)
    reviser = serializers.CharField(source="reviser.username", allow_null=True)

    class Meta(FactSerializer.Meta):
        fields = (*FactSerializer.Meta.fields, "change", "by", "imported", "why", "reviser")


class ChangeSerializer(VersionSerializer):
    """A version at its position in the ledger."""

    class Meta(VersionSerializer.Meta):
        fields = ("position", *VersionSerializer.Meta.fields)
