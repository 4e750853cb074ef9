"""The pages. Each view reads what was asked, lets one query gather everything, and shows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from actors.models import Actor
from articles.models import Article
from campaigns.clocks import read_moment
from campaigns.errors import BadClock
from campaigns.models import Campaign
from campaigns.queries.actors import actor_page, actors_page
from campaigns.queries.articles import article_page, articles_page
from campaigns.queries.asked import Asked, read_asked
from campaigns.queries.campaigns import standing
from campaigns.queries.changes import changes_page
from campaigns.queries.facts import fact_page
from campaigns.queries.home import home_page

View = Callable[..., HttpResponse]
BEGINNING = datetime.min.replace(tzinfo=UTC)


def asking(view: View) -> View:
    """Hand a view what the reader asked for; what cannot be read is a 400 with the sentence."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, **named: Any) -> HttpResponse:
        try:
            return view(request, read_asked(request.GET, now=timezone.now()), **named)
        except BadClock as error:
            return render(request, "400.html", {"error": error}, status=400)

    return answer


@asking
def home(request: HttpRequest, asked: Asked) -> HttpResponse:
    return render(request, "pages/home.html", {"asked": asked, "page": home_page(asked)})


@asking
def campaign(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    found = get_object_or_404(Campaign, slug=slug)
    page = standing(found, clocks=asked.clocks, unreviewed=asked.unreviewed)
    return render(request, "pages/campaign.html", {"asked": asked, "page": page})


@asking
def fact(
    request: HttpRequest, asked: Asked, fact: UUID, version: int | None = None
) -> HttpResponse:
    page = fact_page(fact, clocks=asked.clocks, version=version)
    if page is None:
        raise Http404("No such version of a stated fact was known then.")
    return render(request, "pages/fact.html", {"asked": asked, "page": page})


@asking
def actors(request: HttpRequest, asked: Asked) -> HttpResponse:
    return render(request, "pages/actors.html", {"asked": asked, "page": actors_page(asked)})


@asking
def actor(request: HttpRequest, asked: Asked, slug: str) -> HttpResponse:
    found = get_object_or_404(Actor.objects.with_names().select_related("merged_into"), slug=slug)
    if found.merged_into:
        address = reverse("actor", args=[found.merged_into.slug])
        return redirect(f"{address}?{asked.query}" if asked.query else address)
    return render(request, "pages/actor.html", {"asked": asked, "page": actor_page(found, asked)})


@asking
def articles(request: HttpRequest, asked: Asked) -> HttpResponse:
    return render(request, "pages/articles.html", {"asked": asked, "page": articles_page(asked)})


@asking
def article(request: HttpRequest, asked: Asked, pk: int) -> HttpResponse:
    found = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    page = article_page(found, asked, signed_in=request.user.is_authenticated)
    return render(request, "pages/article.html", {"asked": asked, "page": page})


@asking
def changes(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Since a moment, or since the beginning; of one campaign, or of all."""
    own = {name: request.GET[name] for name in ("since", "campaign") if request.GET.get(name)}
    now = max(asked.clocks.now, asked.clocks.known_at)
    since = read_moment("since", own["since"], now) if "since" in own else BEGINNING
    slug = own.get("campaign")
    campaign = get_object_or_404(Campaign, slug=slug) if slug else None
    page = changes_page(asked, since=since, campaign=campaign)
    context = {"asked": replace(asked, own=own), "page": page}
    return render(request, "pages/changes.html", context)


@asking
def method(request: HttpRequest, asked: Asked) -> HttpResponse:
    return render(request, "pages/method.html", {"asked": asked})
