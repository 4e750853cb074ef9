"""The doors of readers' own programs: Atom feeds and calendars."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from actors.models import Actor
from articles.models import Article
from campaigns import terms, wording
from campaigns.feeds import atom, ical
from campaigns.files import kept, site_of
from campaigns.models import Campaign, StatedFact
from campaigns.queries import feeds
from campaigns.queries.asked import Asked
from campaigns.queries.lists import known
from campaigns.views.asking import asking, campaign_asked, narrowed


@asking
def campaign(request: HttpRequest, asked: Asked, slug: str) -> HttpResponseBase:
    found = get_object_or_404(Campaign, slug=slug)
    page = found.get_absolute_url()
    return _atom(request, asked, terms.name(found), page, feeds.of_campaign(found, asked))


@asking
def actor(request: HttpRequest, asked: Asked, slug: str) -> HttpResponseBase:
    found = get_object_or_404(Actor.objects.select_related("merged_into"), slug=slug).survivor
    page = found.get_absolute_url()
    return _atom(request, asked, found.name, page, feeds.of_actor(found, asked))


@asking
def article(request: HttpRequest, asked: Asked, pk: int) -> HttpResponseBase:
    found = get_object_or_404(Article, pk=pk)
    page = reverse("article", args=[pk])
    return _atom(request, asked, found.title, page, feeds.of_article(found, asked))


@asking
def fact(request: HttpRequest, asked: Asked, fact: UUID) -> HttpResponseBase:
    found = get_object_or_404(known(asked).select_related("measure", "campaign"), fact=fact)
    name = wording.listed((terms.label(found.measure), terms.name(found.campaign)))
    return _atom(request, asked, name, found.get_absolute_url(), feeds.of_fact(fact, asked))


@asking
def changes(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """What has changed of all campaigns, or of the one that is asked for."""
    name, page = gettext("What has changed"), reverse("changes")
    found = campaign_asked(request)
    if found is None:
        return _atom(request, asked, name, page, feeds.of_all(asked))
    name, page = f"{terms.name(found)} · {name}", f"{page}?{urlencode({'campaign': found.slug})}"
    return _atom(request, asked, name, page, feeds.of_campaign(found, asked))


@asking
def search(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    """What holds some words, by its latest change."""
    q = request.GET.get("q", "")
    within = narrowed(request)
    facts = feeds.holding(q, asked, within)
    page = f"{reverse('search')}?{urlencode({'q': q, **within})}"
    return _atom(request, asked, gettext("Search: {words}").format(words=q), page, facts)


@asking
def dates(request: HttpRequest, asked: Asked, slug: str) -> HttpResponseBase:
    """The dates that a campaign's facts announce, for a calendar that subscribes to them."""
    found = get_object_or_404(Campaign, slug=slug)
    site = site_of(request)
    content = ical.calendar(found, feeds.announced(found, asked), site=site)
    answer = HttpResponse(content, content_type=f"{ical.MEDIA_TYPE}; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{slug}.ics"'
    return kept(answer, asked.clocks)


def _atom(
    request: HttpRequest, asked: Asked, name: str, page: str, facts: list[StatedFact]
) -> HttpResponseBase:
    channel = atom.Channel(
        title=" · ".join((name, gettext("Campaign Ledger"))),
        site=site_of(request),
        path=request.get_full_path(),
        page=page,
        updated=facts[0].recorded_at if facts else asked.clocks.known_at,
    )
    content = atom.feed(channel, facts)
    return kept(HttpResponse(content, content_type=atom.MEDIA_TYPE), asked.clocks)
