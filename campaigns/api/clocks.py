"""The two clocks over REST: what every answer with facts can be asked for."""

from functools import cached_property
from typing import Any

from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.viewsets import GenericViewSet

from campaigns.queries.asked import UNREVIEWED_SHOWN, Asked, read_asked

ON = OpenApiParameter(
    "on", OpenApiTypes.DATE, description="How it stood in the world on this day: 2017-05-25."
)
KNOWN_AT = OpenApiParameter(
    "known_at",
    OpenApiTypes.DATETIME,
    description="As far as we knew by this moment: 2017-06-01T00:00:00Z.",
)
UNREVIEWED = OpenApiParameter(
    "unreviewed", bool, description="`false` leaves out what no curator has decided on."
)


class Clocked(GenericViewSet[Any]):
    """Answers as the world stood on a day, as far as was known by a moment."""

    @cached_property
    def asked(self) -> Asked:
        given = self.request.query_params
        if given.get("unreviewed", "").lower() not in UNREVIEWED_SHOWN:
            raise ValidationError({"unreviewed": ["Give true or false."]})
        return read_asked(given, now=timezone.now())

    def get_serializer_context(self) -> dict[str, Any]:
        if getattr(self, "swagger_fake_view", False):
            return {**super().get_serializer_context()}  # nobody asks: the schema is written
        asked = self.asked
        known = {"asked": asked, "known_at": asked.clocks.known_at}
        return {**super().get_serializer_context(), **known}

    @property
    def pinned(self) -> bool:
        """Whether both clocks are given. Where one cannot be read, nothing is answered."""
        given = self.request.query_params
        return bool(given.get("on") and given.get("known_at"))
