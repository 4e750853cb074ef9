"""Answers that a reader holds already are not made again; and for whom, and how long, they last."""

from typing import Any

from django.conf import settings
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from campaigns.api.tags import same, tag_of_answer
from campaigns.files import PINNED

SAFE = ("GET", "HEAD")
GIVEN_BY = ("Accept", "Authorization", "Cookie")  # what an answer depends on, beside its address


class Unchanged(Exception):
    """The reader holds this answer already."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        super().__init__(tag)


class Conditional(GenericViewSet[Any]):
    """Compares tags once it is known who asks, and before anything else is read."""

    tag = ""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in SAFE:
            self.tag = tag_of_answer(request)
            for given in parse_etags(request.headers.get("If-None-Match", "")):
                if same(given, self.tag):
                    raise Unchanged(given.removeprefix("W/"))

    def handle_exception(self, error: Exception) -> Response:
        if isinstance(error, Unchanged):
            return Response(status=304, headers={"ETag": error.tag})
        return super().handle_exception(error)

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        patch_vary_headers(answer, GIVEN_BY)
        if request.method not in SAFE or answer.status_code not in (200, 304):
            patch_cache_control(answer, no_store=True)
            return answer
        answer.headers.setdefault("ETag", self.tag)
        answer["Cache-Control"] = PINNED if getattr(self, "pinned", False) else "no-cache"
        ones = self.action in getattr(self, "one_readers", ())
        if ones or request.user.is_authenticated or not settings.READING_IS_OPEN:
            patch_cache_control(answer, private=True)
        return answer


def conditional(viewset: type[GenericViewSet[Any]]) -> Any:
    """The same doors, their answers tagged."""
    return type(viewset.__name__, (Conditional, viewset), {"__doc__": viewset.__doc__})
