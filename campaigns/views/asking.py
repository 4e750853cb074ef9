"""What a reader asked for, read before a view begins; and what need not be answered again."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from campaigns.errors import BadClock
from campaigns.files import kept_as, tag_of
from campaigns.queries.asked import read_asked

View = Callable[..., HttpResponseBase]


def asking(view: View) -> View:
    """Hand a view what the reader asked for; what cannot be read is a 400 with the sentence."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponseBase:
        try:
            return view(request, read_asked(request.GET, now=timezone.now()), **named)
        except BadClock as error:
            return render(request, "400.html", {"error": error}, status=400)

    return answer


def following(view: View) -> View:
    """Tag an answer by all that it is made of; where that is as it was, answer 304 at once.

    `If-None-Match: *` asks whether there is anything at all: the view looks first.
    """

    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponseBase:
        tag = tag_of(request)
        anything = request.headers.get("If-None-Match", "").strip() == "*"
        unchanged = None if anything else get_conditional_response(request, etag=tag)
        if unchanged is not None:
            unchanged["ETag"] = tag
            pinned = bool(request.GET.get("on") and request.GET.get("known_at"))
            return kept_as(unchanged, pinned=pinned)
        told = view(request, **named)
        if told.status_code == 200:
            told["ETag"] = tag
        return told

    return answer
