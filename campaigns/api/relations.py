"""Who backs, opposes, fights or belongs to whom, as stated, over REST."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from actors.models import Actor
from campaigns.api.clocks import KNOWN_AT, ON, UNREVIEWED, Clocked
from campaigns.api.serializers.facts import FactSerializer
from campaigns.models import StatedFact
from campaigns.queries.actors import actor_page

SLUG = OpenApiParameter("slug", str, OpenApiParameter.PATH, description="The actor's.")


@extend_schema_serializer(many=False)
class RelationsSerializer(serializers.Serializer[Any]):
    """The relations of an actor on a day, as far as was known by a moment; the newest first."""

    actor = serializers.SlugField()
    on = serializers.DateField()
    known_at = serializers.DateTimeField()
    pinned = serializers.BooleanField()
    relations = FactSerializer(many=True)


class RelationViewSet(Clocked):
    """Relations of one actor: each is a stated fact, with its words and who said them."""

    queryset = StatedFact.objects.none()
    serializer_class = RelationsSerializer
    pagination_class = None
    asks = {"retrieve": ("on", "known_at", "unreviewed")}

    @extend_schema(
        parameters=[SLUG, ON, KNOWN_AT, UNREVIEWED], responses=RelationsSerializer, filters=False
    )
    def retrieve(self, request: Request, slug: str) -> Response:
        """What was stated of whom the actor backs, opposes, fights or belongs to, by that day.

        A merged actor answers for the one that it is merged into.
        """
        self.filter_queryset(self.get_queryset())
        found = get_object_or_404(Actor.objects.select_related("merged_into"), slug=slug)
        clocks = self.asked.clocks
        told = {
            "actor": found.survivor.slug,
            "on": clocks.on,
            "known_at": clocks.known_at,
            "pinned": clocks.pinned,
            "relations": actor_page(found.survivor, self.asked).relations,
        }
        return Response(self.get_serializer(told).data)
