"""Figures and charts to be shown within pages of others, each in a small frame of its own."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from uuid import UUID

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from campaigns.files import kept
from campaigns.models import Campaign
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import standing
from campaigns.queries.charts import chart_of
from campaigns.queries.facts import fact_page
from campaigns.views.asking import asking, following

View = Callable[..., HttpResponseBase]


def framed(view: View) -> View:
    """Let pages of others frame an answer, also one that says that nothing has changed.

    It runs no script at all and sends no form, so that a page that frames it can have it do
    nothing; every other address stays closed to frames.
    """

    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponseBase:
        policy = {
            "frame-ancestors": settings.EMBED_ANCESTORS,
            "script-src": ["'none'"],
            "form-action": ["'none'"],
        }
        told: HttpResponseBase = csp_replace(policy)(xframe_options_exempt(view))(request, **named)
        return told

    return answer


@framed
@partial(following, dressed=True)
@asking
def fact(
    request: HttpRequest, asked: Asked, fact: UUID, version: int | None = None
) -> HttpResponseBase:
    """A fact as it is known, or one version of it as it always will be."""
    page = fact_page(fact, asked, version=version)
    if page is None:
        raise Http404("No such version of a stated fact was known then.")
    whole = page.fact.get_absolute_url()
    if version:
        whole = reverse("fact-version", args=[page.fact.fact, version])
    shown = {"asked": asked, "page": page, "whole": _whole(request, asked, whole)}
    return kept(render(request, "embed/fact.html", shown), asked.clocks)


@framed
@partial(following, dressed=True)
@asking
def chart(request: HttpRequest, asked: Asked, slug: str, measure: str) -> HttpResponseBase:
    """What is stated of a measure over time; where it has no course, the figure alone."""
    found = get_object_or_404(Campaign, slug=slug)
    page = standing(found, clocks=asked.clocks, unreviewed=asked.unreviewed)
    verdict = page.verdict_of(measure)
    if verdict is None:
        raise Http404("Nothing was stated of this measure then.")
    chart = chart_of(verdict, asked)
    whole = _whole(request, asked, found.get_absolute_url())
    shown = {"asked": asked, "campaign": found, "verdict": verdict, "chart": chart, "whole": whole}
    return kept(render(request, "embed/chart.html", shown), asked.clocks)


def _whole(request: HttpRequest, asked: Asked, page: str) -> str:
    """The address of the page that has all of it, asked for as the frame was."""
    return request.build_absolute_uri(f"{page}?{asked.query}" if asked.query else page)
