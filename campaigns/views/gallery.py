"""The gallery of components, for those who build pages: on their machine, or signed in as staff."""

import re
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from campaigns.gallery import samples
from campaigns.gallery.shelves import WITHIN, shelves

NAMED = re.compile(r'\b(id|for|aria-labelledby|href)="(#?)([\w-]+)"')


@require_safe
def gallery(request: HttpRequest) -> HttpResponseBase:
    """Every component in every state. To anybody else, there is no such page."""
    if not (settings.DEBUG or request.user.is_staff):
        raise Http404("The gallery is for those who build pages.")
    numbers = iter(range(1_000))
    shown = [
        (name, [(state, _drawn(name, told, next(numbers))) for state, told in states.items()])
        for name, states in shelves().items()
    ]
    return render(request, "gallery.html", {"shelves": shown})


def _drawn(name: str, told: dict[str, Any], number: int) -> SafeString:
    """A component as its template draws it; names that link its parts are made its own."""
    context = {"asked": samples.asked(asked_on=samples.DAY), **told}
    drawn = render_to_string(f"components/{name}.html", context)
    return mark_safe(_apart(WITHIN.get(name, "{}").replace("{}", drawn), number))  # noqa: S308 - escaped where it was drawn


def _apart(markup: str, number: int) -> str:
    """The same with names that nothing else on the page has: a link elsewhere has none of them."""

    def own(match: re.Match[str]) -> str:
        attribute, sign, name = match.groups()
        if attribute == "href" and not sign:
            return match[0]
        return f'{attribute}="{sign}{name}-{number}"'

    return NAMED.sub(own, markup)
