"""What a reader asked for, read before a view begins; and what need not be answered again."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.urls import ResolverMatch, reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from campaigns.errors import Unreadable
from campaigns.files import kept_as, tag_of
from campaigns.models import Campaign
from campaigns.queries.asked import read_asked
from campaigns.queries.search import MODELS
from campaigns.views.refusing import refused

View = Callable[..., HttpResponseBase]


def asking(view: View) -> View:
    """Hand a view what the reader asked for; what cannot be read is a 400 with the sentence.

    No row holds a NUL, and the database takes no question with one.

    Each thing has one address: others that name it, such as `/articles/019/`, lead there.
    """

    @csrf_exempt  # only read: what is sent is refused as such, whoever sends it
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponseBase:
        here = cast(ResolverMatch, request.resolver_match)  # a view answers where it was found
        address = reverse(here.view_name, kwargs=named)
        if request.path != address:
            asked = request.META["QUERY_STRING"]
            return redirect(f"{address}?{asked}" if asked else address, permanent=True)
        try:
            _refuse_nul(request)
            return view(request, read_asked(request.GET, now=timezone.now()), **named)
        except (Unreadable, Http404) as error:
            return refused(request, error)

    return answer


def _refuse_nul(request: HttpRequest) -> None:
    """Raise Unreadable where a parameter holds one. Lone surrogates, no UTF-8, do not come here."""
    for name, text in request.GET.dict().items():
        if "\0" in text:
            wanted = gettext("words without the sign ␀ (NUL)")
            raise Unreadable(name, text.replace("\0", "␀"), wanted)


def campaign_asked(request: HttpRequest) -> Campaign | None:
    """The campaign behind `campaign=`, None where none is asked for. Raises Http404."""
    slug = request.GET.get("campaign")
    return get_object_or_404(Campaign, slug=slug) if slug else None


def number_asked(request: HttpRequest, name: str) -> int | None:
    """The whole number behind a name, None where none is. Raises Unreadable."""
    text = request.GET.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unreadable(name, text, gettext("a whole number such as 2"))
    return int(text)


def narrowed(request: HttpRequest) -> dict[str, str]:
    """What a search is narrowed to, by field. Raises Http404 where a slug names nothing."""
    given = {name: request.GET[name] for name in MODELS if request.GET.get(name)}
    for name, slug in given.items():
        get_object_or_404(MODELS[name], slug=slug)
    return given


def following(view: View, *, dressed: bool = False) -> View:
    """Tag an answer by all that it is made of; where that is as it was, answer 304 at once.

    What is `dressed` names a style sheet, and is another answer once that has another name: the
    sheet of the last release is gone. `If-None-Match: *` asks whether there is anything at all: the
    view looks first.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponseBase:
        tag = tag_of(request, *((static("css/main.css"),) if dressed else ()))
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
