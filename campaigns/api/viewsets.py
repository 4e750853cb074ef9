"""The study over REST: campaigns and how they stand, stated facts and their review, measures."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.decorators import action
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from campaigns import reviewing
from campaigns.api.clocks import KNOWN_AT, ON, UNREVIEWED, Clocked
from campaigns.api.filters import CampaignFilter, FactFilter, MeasureFilter
from campaigns.api.preconditions import IF_MATCH, MayReview, version_in
from campaigns.api.serializers.decisions import DecisionSerializer
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
        told = StandingSerializer(found, context=self.get_serializer_context()).data
        # Asked for now, the answer names the present moment; nothing else in it is new by that.
        lasting = told if asked.clocks.asked_known_at else {**told, "known_at": None}
        return Response(told, headers={"ETag": f'"{_digest(lasting)}"'})


@extend_schema_view(
    list=extend_schema(parameters=[ON, KNOWN_AT, UNREVIEWED]),
    retrieve=extend_schema(parameters=[ON, KNOWN_AT]),
)
class FactViewSet(Clocked, ReadOnlyModelViewSet[StatedFact]):
    """Stated facts by their identity: the version that was open at the moment asked about."""

    queryset = StatedFact.objects.all()
    serializer_class = FactSerializer
    filterset_class = FactFilter
    lookup_field = "fact"
    lookup_value_converter = "uuid"
    ordering_fields = ("stated", "published", "recorded")
    ordering = "-stated"
    asks = {
        "list": ("on", "known_at", "unreviewed"),
        "retrieve": ("on", "known_at"),
        "versions": ("on", "known_at", "cursor", "page_size"),
    }

    def get_queryset(self) -> Any:
        return lists.listed(self.asked) if self.action == "list" else lists.known(self.asked)

    def list(self, request: Request) -> Response:
        return self._page(self.filter_queryset(self.get_queryset()))

    def retrieve(self, request: Request, fact: str) -> Response:
        return self._told(self.get_object())

    @extend_schema(responses=VersionSerializer(many=True), parameters=[ON, KNOWN_AT], filters=False)
    @action(detail=True, serializer_class=VersionSerializer, ordering="-version")
    def versions(self, request: Request, fact: str) -> Response:
        """Every version that was known then, the newest first: what changed, by whom, and why."""
        versions = self.filter_queryset(lists.versions(self.kwargs["fact"], self.asked))
        if not versions.exists():
            raise Http404
        return self._page(versions)

    @extend_schema(request=DecisionSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[MayReview])
    def accept(self, request: Request, fact: str) -> Response:
        """Let a proposed fact into the headline."""
        return self._decide(reviewing.accept)

    @extend_schema(request=DecisionSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[MayReview])
    def reject(self, request: Request, fact: str) -> Response:
        """Keep a fact out of the status; it stays citable."""
        return self._decide(reviewing.reject)

    @extend_schema(request=DecisionSerializer, parameters=[IF_MATCH])
    @action(detail=True, methods=["post"], permission_classes=[MayReview])
    def restore(self, request: Request, fact: str) -> Response:
        """Propose a rejected or withdrawn fact once more."""
        return self._decide(reviewing.restore)

    def _decide(self, decide: Callable[..., StatedFact]) -> Response:
        fact = self.get_object()
        version = version_in(self.request.headers.get("If-Match", ""))
        said = DecisionSerializer(data=self.request.data)
        said.is_valid(raise_exception=True)
        decided = decide(fact.fact, version=version, by=self.request.user, **said.validated_data)
        # By its row: somebody may have decided again already, so that it is the newest no more.
        return self._told(StatedFact.objects.with_source().get(pk=decided.pk))

    def _told(self, fact: StatedFact) -> Response:
        with_actors([fact], self.asked.clocks)
        told = self.get_serializer(fact).data
        return Response(told, headers={"ETag": f'"{fact.version}.{_digest(told)}"'})

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


def _digest(told: Any) -> str:
    return sha256(JSONRenderer().render(told)).hexdigest()[:32]
