"""Characters that turn the order of letters, spelled out on every page.

After one of them “6 percent” may read as another figure: the words stay as they are, and what is
shown or read aloud says that it is there. Fields keep it, so that nothing is saved as spelled.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_OVERRIDE = re.compile("[\u202d\u202e]")
_OVERRIDE_OR_FIELD = re.compile(f"<textarea.*?</textarea>|<input[^>]*>|{_OVERRIDE.pattern}", re.S)


class OverridesSpelledOut:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            page = response.content.decode(response.charset)
            if _OVERRIDE.search(page):
                response.content = _OVERRIDE_OR_FIELD.sub(_spelled_out, page)
        return response


def _spelled_out(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) > 1 else match[0].encode("unicode_escape").decode()
