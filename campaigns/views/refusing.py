"""What cannot be answered, told in the shape that was asked for: a page, a frame or a file."""

from http import HTTPStatus
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import ResolverMatch
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext

from campaigns.errors import Unreadable


def refused(request: HttpRequest, error: Unreadable | Http404) -> HttpResponse:
    """A 400 with the sentence of the error, or a 404. The address of a file ends without a slash:
    programs read it, and are told as the API tells them."""
    if isinstance(error, Unreadable):
        status, code, sentence = HTTPStatus.BAD_REQUEST, error.code, str(error)
    else:
        status, code = HTTPStatus.NOT_FOUND, "NOT_FOUND"
        sentence = gettext(
            "Nothing is held at this address, or nothing was known of it at the moment asked for."
        )
    if not request.path.endswith("/"):
        told = {"type": "about:blank", "title": status.phrase, "status": status, "code": code}
        answer: HttpResponse = JsonResponse(
            {**told, "detail": sentence},
            status=status,
            content_type="application/problem+json",
            json_dumps_params={"ensure_ascii": False},
        )
    else:
        here = cast(ResolverMatch, request.resolver_match)
        framed = (here.url_name or "").startswith("embed-")
        template = "embed/refused.html" if framed else f"{status}.html"
        answer = render(request, template, {"sentence": sentence}, status=status)
    patch_cache_control(answer, no_store=True)
    return answer
