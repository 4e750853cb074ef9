"""The ledger over REST, in the order in which it was written."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from campaigns.api.clocks import Clocked
from campaigns.api.serializers.facts import ChangeSerializer
from campaigns.models import StatedFact
from campaigns.queries.facts import with_actors
from campaigns.queries.ledger import changes_after

PAGE, LARGEST_PAGE = 50, 200
LARGEST_POSITION = 2**63 - 1

CURSOR = OpenApiParameter(
    "cursor", OpenApiTypes.INT64, description="The position after which to go on; 0 is the start."
)
PAGE_SIZE = OpenApiParameter("page_size", OpenApiTypes.INT, description="50, at most 200.")


@extend_schema_serializer(many=False)
class ChangesSerializer(serializers.Serializer[Any]):
    """Some versions in their order, and where to go on."""

    next = serializers.URLField()
    cursor = serializers.IntegerField()
    results = ChangeSerializer(many=True)


class ChangeViewSet(Clocked):
    """Every version of every fact in the order of commits, withdrawals included.

    A client that keeps each version it reads, and goes on from `cursor`, holds the exact state of
    the ledger when `results` is empty. Nothing that is committed later stands before the cursor.
    """

    queryset = StatedFact.objects.all()
    serializer_class = ChangeSerializer
    pagination_class = None
    asks = {"list": ("cursor", "page_size")}

    @extend_schema(
        parameters=[CURSOR, PAGE_SIZE],
        filters=False,
        responses=ChangesSerializer,
    )
    def list(self, request: Request) -> Response:
        """The next versions of the ledger; `next` is always there, to be asked again later."""
        self.filter_queryset(self.get_queryset())
        position = self._number("cursor", 0, LARGEST_POSITION)
        size = min(self._number("page_size", PAGE, LARGEST_POSITION), LARGEST_PAGE)
        changes = with_actors(changes_after(position, limit=size), self.asked.clocks)
        cursor = changes[-1].position if changes else position
        address = reverse("changes-list", request=request)
        told = self.get_serializer(changes, many=True).data
        return Response(
            {"next": f"{address}?cursor={cursor}", "cursor": cursor, "results": told},
            headers={"Cache-Control": "no-cache"},
        )

    def _number(self, name: str, absent: int, largest: int) -> int:
        given: Any = self.request.query_params.get(name, str(absent))
        if not (given.isascii() and given.isdigit() and len(given) < 20 and int(given) <= largest):
            raise ValidationError({name: ["Give a whole number."]})
        return int(given)
