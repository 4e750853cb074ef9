"""The ledger over REST, in the order in which it was written."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from campaigns.api.bulk import CURSOR, LARGEST_POSITION, Bulk, as_file
from campaigns.api.serializers.facts import ChangeSerializer
from campaigns.models import StatedFact
from campaigns.queries.facts import with_actors
from campaigns.queries.ledger import changes_after

PAGE, LARGEST_PAGE = 50, 200

PAGE_SIZE = OpenApiParameter(
    "page_size",
    {"type": "integer", "minimum": 1, "maximum": LARGEST_POSITION},
    description="Rows a page: 50 unless told, 200 where more are asked for.",
)


@extend_schema_serializer(many=False)
class ChangesSerializer(serializers.Serializer[Any]):
    """Some versions in their order, and where to go on."""

    next = serializers.URLField()
    cursor = serializers.IntegerField()
    results = ChangeSerializer(many=True)


class ChangeViewSet(Bulk):
    """Every version of every fact in the order of commits, withdrawals included.

    A client that keeps each version it reads, and goes on from `cursor`, holds the exact state of
    the ledger when `results` is empty. Nothing that is committed later stands before the cursor.
    """

    queryset = StatedFact.objects.all()
    serializer_class = ChangeSerializer
    pagination_class = None
    asks = {"list": ("cursor", "page_size"), "whole_list": ("cursor", "known_at")}
    files = "ledger"

    def exported(self) -> QuerySet[StatedFact]:
        return StatedFact.objects.filter(recorded_at__lte=self.asked.clocks.known_at)

    @as_file(filters=False)
    def whole_list(self, request: Request, ending: str) -> HttpResponseBase:
        """Every version of every fact in the order of the ledger, withdrawals included."""
        return super().whole_list(request, ending)

    @extend_schema(
        parameters=[CURSOR, PAGE_SIZE],
        filters=False,
        responses=ChangesSerializer,
    )
    def list(self, request: Request) -> HttpResponseBase:
        """The next versions of the ledger; `next` is always there, to be asked again later."""
        if self.wants_file:
            return self.file_in_place_of_list(request)
        self.filter_queryset(self.get_queryset())
        position = self.number("cursor", 0, LARGEST_POSITION)
        size = min(self.number("page_size", PAGE, LARGEST_POSITION, smallest=1), LARGEST_PAGE)
        changes = with_actors(changes_after(position, limit=size), self.asked.clocks)
        cursor = changes[-1].position if changes else position
        address = reverse("changes-list", request=request)
        told = self.get_serializer(changes, many=True).data
        return Response(
            {"next": f"{address}?cursor={cursor}", "cursor": cursor, "results": told},
            headers={"Cache-Control": "no-cache"},
        )
