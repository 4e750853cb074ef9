"""How much a request may bring: more is refused before any of it is read."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

MOST_DIGITS = 15
SENTENCE = "The body of the request is too large. Split it into several deliveries."


class LimitedBodies:
    """Refuses a body that says it is larger than anything the product takes.

    A server stops reading where a body says that it ends, and one that does not say has none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if size.isdigit() and (len(size) > MOST_DIGITS or int(size) > settings.LARGEST_BODY):
            return _refusal(request)
        return self.get_response(request)


def _refusal(request: HttpRequest) -> HttpResponse:
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if not request.path.startswith("/api/"):
        return HttpResponse(f"{SENTENCE}\n", status=status, content_type="text/plain")
    told = {"type": "about:blank", "title": status.phrase, "status": status.value}
    problem = {**told, "code": "TOO_LARGE", "detail": SENTENCE}
    return JsonResponse(problem, status=status, content_type="application/problem+json")
