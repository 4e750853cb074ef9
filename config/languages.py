"""The language of an answer is the one that its address names, and nothing else.

No cookie and no `Accept-Language` is asked: whoever is handed an address reads what was meant, and
a cache may keep the answer without asking who comes for it.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language_from_path, override


class LanguageOfTheAddress:
    """Answers `/ar/…` in Arabic, and what has no language before it in English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
