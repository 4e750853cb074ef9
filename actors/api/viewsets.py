"""Actors over REST, read only."""

from rest_framework.viewsets import ReadOnlyModelViewSet

from actors.api.filters import ActorFilter
from actors.api.serializers import ActorSerializer
from actors.models import Actor, ActorQuerySet


class ActorViewSet(ReadOnlyModelViewSet[Actor]):
    """Actors by slug. The list leaves merged actors out; their own addresses keep answering."""

    queryset = Actor.objects.all()
    serializer_class = ActorSerializer
    filterset_class = ActorFilter
    lookup_field = "slug"
    lookup_value_converter = "slug"
    ordering = "slug"

    def get_queryset(self) -> ActorQuerySet:
        actors = Actor.objects.select_related("merged_into").with_names()
        return actors.standing() if self.action == "list" else actors
