"""What is said of an answer whatever it is: its tag, and whether it is sent packed.

A packed answer is made of other bytes than the plain one, so that its tag is another: it ends with
`-gzip`. Inside, where tags are compared, there is one of both.
"""

import re
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag

PACKED = '-gzip"'
TAKES_PACKED = re.compile(r"(?:^|,)\s*(?:x-)?gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))|,|$)", re.I)
# What shrinks. An XLSX, a zip and most pictures are packed already.
SHRINKS: tuple[str, ...] = (
    *("text/", "application/json", "application/ld+json", "application/jsonl"),
    *("application/geo+json", "application/atom+xml", "application/vnd.oai", "image/svg+xml"),
)
SAFE = ("GET", "HEAD")


class Tagged(ConditionalGetMiddleware):
    """Tags an answer that has no tag by its content; a HEAD as its GET."""

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        answer = self._compared(request, response)
        if answer is not response:
            _let_go(response)
        return answer

    def _compared(self, request: HttpRequest, response: Any) -> Any:
        if request.method != "HEAD":
            return super().process_response(request, response)
        if self.needs_etag(response) and "ETag" not in response:
            set_response_etag(response)
        tag = response.get("ETag")
        return get_conditional_response(request, etag=tag, response=response) if tag else response


def _let_go(response: Any) -> None:
    """Close what an answer that is not sent would have been read from. To close the answer itself
    would tell everybody that the request is over."""
    for close in response._resource_closers:
        close()


class Packing(GZipMiddleware):
    """Packs what shrinks, for who takes it so; decision 0071 says what is left plain, and why."""

    max_random_bytes = 0  # the same bytes each time: the tags are strong

    def process_request(self, request: HttpRequest) -> None:
        """Let the tags of packed answers name the plain ones, for who would be sent packed ones."""
        given = request.META
        request.given_tags = given.get("HTTP_IF_NONE_MATCH", "")  # type: ignore[attr-defined]
        for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"):
            if name in given and (name == "HTTP_IF_MATCH" or _takes_packed(request)):
                given[name] = given[name].replace(PACKED, '"')

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        if request.method in SAFE:
            patch_vary_headers(response, ("Accept-Encoding",))
        tag = response.get("ETag", "")
        packed = f"{tag[:-1]}{PACKED}"
        if response.status_code == 304:
            if packed in request.given_tags:  # type: ignore[attr-defined]
                response["ETag"] = packed
        elif _shrinks(response) and _takes_packed(request) and not _secret(request, response):
            response = super().process_response(request, response)
            if tag and response.get("Content-Encoding") == "gzip":
                response["ETag"] = packed
        return response


def _takes_packed(request: HttpRequest) -> bool:
    return TAKES_PACKED.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None


def _shrinks(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith(SHRINKS)


def _secret(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a page may hold what its length must not tell: who is signed in, a form's token."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    cookies = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    return is_page and any(name in request.COOKIES or name in response.cookies for name in cookies)
