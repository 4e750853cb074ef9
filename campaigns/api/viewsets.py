"""The study over REST: campaigns and how they stand, stated facts and their review, measures."""

from typing import Any

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns.api.bulk import Bulk, as_file
from campaigns.api.clocks import KNOWN_AT, ON, UNREVIEWED, Clocked
from campaigns.api.deciding import Deciding
from campaigns.api.filters import CampaignFilter, FactFilter, MeasureFilter
from campaigns.api.serializers.answering import WholeFactSerializer
from campaigns.api.serializers.facts import FactSerializer, VersionSerializer
from campaigns.api.serializers.status import StandingSerializer
from campaigns.api.serializers.vocabulary import CampaignSerializer, MeasureSerializer
from campaigns.models import Campaign, Measure, StatedFact
from campaigns.queries import lists
from campaigns.queries.campaigns import standing
from campaigns.queries.facts import with_actors


class CampaignViewSet(Clocked, ReadOnlyModelViewSet[Campaign]):
    """Campaigns by slug."""

    queryset = Campaign.objects.all()
    serializer_class = CampaignSerializer
    filterset_class = CampaignFilter
    lookup_field = "slug"
    lookup_value_converter = "slug"
    ordering = "slug"
    asks = {"status": ("on", "known_at", "unreviewed")}

    @extend_schema(responses=StandingSerializer, parameters=[ON, KNOWN_AT, UNREVIEWED])
    @action(detail=True)
    def status(self, request: Request, slug: str) -> Response:
        """How a campaign stands, measure by measure, with the rule behind each derived word."""
        asked = self.asked
        found = standing(self.get_object(), clocks=asked.clocks, unreviewed=asked.unreviewed)
        return Response(StandingSerializer(found, context=self.get_serializer_context()).data)


@extend_schema_view(
    list=extend_schema(parameters=[ON, KNOWN_AT, UNREVIEWED]),
    retrieve=extend_schema(parameters=[ON, KNOWN_AT]),
)
class FactViewSet(Deciding, Bulk, ReadOnlyModelViewSet[StatedFact]):
    """Stated facts by their identity: the version that was open at the moment asked about."""

    queryset = StatedFact.objects.all()
    serializer_class = WholeFactSerializer
    filterset_class = FactFilter
    lookup_field = "fact"
    lookup_value_converter = "uuid"
    ordering_fields = ("stated", "published", "recorded")
    ordering = "-stated"
    asks = {
        "list": ("on", "known_at", "unreviewed"),
        "whole_list": ("on", "known_at", "unreviewed", "cursor"),
        "retrieve": ("on", "known_at"),
        "versions": ("on", "known_at", "cursor", "page_size"),
    }

    def get_object(self) -> StatedFact:
        known = self.filter_queryset(lists.known(self.asked))
        return get_object_or_404(known, fact=self.kwargs["fact"])

    def get_serializer_class(self) -> Any:
        return FactSerializer if self.action == "list" else super().get_serializer_class()

    files = "facts"

    def exported(self) -> Any:
        return lists.listed(self.asked)

    @as_file(parameters=[ON, UNREVIEWED], filters=True)
    def whole_list(self, request: Request, ending: str) -> HttpResponseBase:
        """Every fact in the version that was open then, or a selection, in the ledger's order."""
        return super().whole_list(request, ending)

    def list(self, request: Request) -> Any:
        if self.wants_file:
            return self.file_in_place_of_list(request)
        return self._page(self.filter_queryset(lists.listed(self.asked).with_surroundings()))

    def retrieve(self, request: Request, fact: str) -> Response:
        return self.told(self.get_object())

    @extend_schema(responses=VersionSerializer(many=True), parameters=[ON, KNOWN_AT], filters=False)
    @action(detail=True, serializer_class=VersionSerializer, ordering="-version")
    def versions(self, request: Request, fact: str) -> Response:
        """Every version that was known then, the newest first: what changed, by whom, and why."""
        versions = self.filter_queryset(lists.versions(self.kwargs["fact"], self.asked))
        if not versions.exists():
            raise Http404
        return self._page(versions)

    def _page(self, facts: Any) -> Response:
        page = with_actors(self.paginate_queryset(facts) or [], self.asked.clocks)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class MeasureViewSet(ReadOnlyModelViewSet[Measure]):
    """The vocabulary: the kinds of things that are stated, by slug."""

    queryset = Measure.objects.select_related("unit")
    serializer_class = MeasureSerializer
    filterset_class = MeasureFilter
    lookup_field = "slug"
    lookup_value_converter = "slug"
    ordering = "slug"
