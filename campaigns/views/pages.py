"""The pages. Each view reads what was asked, lets one query gather everything, and shows it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from actors.models import Actor
from articles.models import Article, Revision
from campaigns import citing, terms, wording
from campaigns.clocks import read_moment
from campaigns.files import kept, kept_as, site_of, table_file
from campaigns.models import Campaign, StatedFact
from campaigns.queries.actors import actor_page, actors_page
from campaigns.queries.articles import article_page, articles_page
from campaigns.queries.asked import Asked
from campaigns.queries.brief import brief_page
from campaigns.queries.campaigns import standing
from campaigns.queries.changes import BEGINNING, changes_page, lately
from campaigns.queries.charts import charts_of
from campaigns.queries.contested import contested_page
from campaigns.queries.drawings import around, network, timeline
from campaigns.queries.facts import fact_page
from campaigns.queries.home import home_page
from campaigns.queries.places import places_of, places_of_campaigns
from campaigns.queries.rivals import with_rivals
from campaigns.queries.search import search_page
from campaigns.queries.tables import Tables
from campaigns.views.asking import asking, campaign_asked, narrowed, number_asked
from campaigns.views.heads import head, title


def _shown(
    request: HttpRequest, asked: Asked, name: str, page: Any, ending: str
) -> HttpResponseBase:
    """What was gathered, as a page, or as the table that the ending of the address names."""
    if not ending:
        return _page(request, asked, name, page)
    tables = Tables(asked, site_of(request))
    return table_file(getattr(tables, name)(page), ending, clocks=asked.clocks)


def _page(
    request: HttpRequest, asked: Asked, name: str, page: Any, **more: Any
) -> HttpResponseBase:
    """A page with the citation of its own address as it stands now, unless it has another.

    Also a pinned one is asked for again: what it counts as changed since grows, and its words and
    looks are those of this release.
    """
    if "cited" not in more:
        pinned = request.build_absolute_uri(f"{request.path}?{asked.permalink_query}")
        more["cited"] = citing.page(title(name, page), asked.clocks, pinned)
    shown = {
        "asked": asked,
        "page": page,
        "head": head(request, asked, name, page),
        "site": site_of(request),
    }
    return kept_as(render(request, f"pages/{name}.html", shown | more), pinned=False)


def _page_asked(request: HttpRequest, asked: Asked) -> tuple[int, Asked]:
    """The page of a list behind `page=`, and what was asked with it. Raises Unreadable."""
    number = number_asked(request, "page")
    return (number, replace(asked, own={"page": str(number)})) if number else (1, asked)


@asking
def home(request: HttpRequest, asked: Asked, ending: str = "") -> HttpResponseBase:
    page = home_page(asked)
    if ending:
        return _shown(request, asked, "home", page, ending)
    return _page(request, asked, "home", page, places=places_of_campaigns(page.standings))


@asking
def campaign(request: HttpRequest, asked: Asked, slug: str, ending: str = "") -> HttpResponseBase:
    found = get_object_or_404(Campaign, slug=slug)
    page = standing(found, clocks=asked.clocks, unreviewed=asked.unreviewed)
    if ending:
        return _shown(request, asked, "campaign", page, ending)
    charts = charts_of(page, asked)
    drawn = {
        "charts": charts,
        "charted": [chart.verdict.measure for chart in charts],
        "network": network(page),
        "timeline": timeline(page),
        "places": places_of(page),
        "lately": with_rivals(lately([found], asked), asked),
    }
    return _page(request, asked, "campaign", page, **drawn)


@asking
def measure(
    request: HttpRequest, asked: Asked, slug: str, measure: str, ending: str
) -> HttpResponseBase:
    """What is stated of one measure of a campaign, as a table alone: the page has its chart."""
    found = get_object_or_404(Campaign, slug=slug)
    page = standing(found, clocks=asked.clocks, unreviewed=asked.unreviewed)
    verdict = page.verdict_of(measure)
    if verdict is None:
        raise Http404("Nothing was stated of this measure then.")
    tables = Tables(asked, site_of(request))
    return table_file(tables.measure(slug, verdict), ending, clocks=asked.clocks)


@asking
def brief(request: HttpRequest, asked: Asked, slug: str) -> HttpResponseBase:
    found = get_object_or_404(Campaign, slug=slug)
    return _page(request, asked, "brief", brief_page(found, asked))


@asking
def fact(
    request: HttpRequest, asked: Asked, fact: UUID, version: int | None = None, ending: str = ""
) -> HttpResponseBase:
    page = fact_page(fact, asked, version=version)
    if page is None:
        raise Http404("No such version of a stated fact was known then.")
    if ending:
        return _shown(request, asked, "fact", page, ending)
    address = _cited(request, asked, page.fact)
    cited = {
        "address": address,
        "plain": citing.plain(page.fact, address, newest=page.newest),
        "title": wording.listed((terms.label(page.fact.measure), terms.name(page.fact.campaign))),
    }
    return _page(request, asked, "fact", page, cited=cited)


@asking
def reference(
    request: HttpRequest, asked: Asked, fact: UUID, version: int, ending: str
) -> HttpResponseBase:
    """A version for a reference manager, as a file."""
    page = fact_page(fact, asked, version=version)
    if page is None:
        raise Http404("No such version of a stated fact was known then.")
    address = _cited(request, asked, page.fact)
    content = citing.WRITTEN[ending](page.fact, address, newest=page.newest)
    answer = HttpResponse(content, content_type=f"{citing.MEDIA_TYPES[ending]}; charset=utf-8")
    name = f"fact-{fact}-v{version}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return kept(answer, asked.clocks)


def _cited(request: HttpRequest, asked: Asked, fact: StatedFact) -> str:
    """The address at which this version will always be read as it is read now."""
    version = reverse("fact-version", args=[fact.fact, fact.version])
    return request.build_absolute_uri(f"{version}?{asked.permalink_query}")


@asking
def actors(request: HttpRequest, asked: Asked, ending: str = "") -> HttpResponseBase:
    """The register, a page of it at a time; a file holds all of it."""
    if ending:
        return _shown(request, asked, "actors", actors_page(asked), ending)
    number, asked = _page_asked(request, asked)
    return _page(request, asked, "actors", actors_page(asked, number=number))


@asking
def actor(request: HttpRequest, asked: Asked, slug: str, ending: str = "") -> HttpResponseBase:
    found = get_object_or_404(Actor.objects.with_names().select_related("merged_into"), slug=slug)
    if found.merged_into:
        address = found.merged_into.get_absolute_url()
        if ending:
            address = reverse("actor-table", args=[found.merged_into.slug, ending])
        return redirect(f"{address}?{asked.query}" if asked.query else address)
    page = actor_page(found, asked)
    if ending:
        return _shown(request, asked, "actor", page, ending)
    return _page(request, asked, "actor", page, network=around(page.relations))


@asking
def articles(request: HttpRequest, asked: Asked, ending: str = "") -> HttpResponseBase:
    """The index, a page of it at a time; a file holds all of it."""
    if ending:
        return _shown(request, asked, "articles", articles_page(asked), ending)
    number, asked = _page_asked(request, asked)
    return _page(request, asked, "articles", articles_page(asked, number=number))


@asking
def article(request: HttpRequest, asked: Asked, pk: int, ending: str = "") -> HttpResponseBase:
    """The newest text, or with `revision=2` that one; with `against=1` what differs from it."""
    found = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    own = {name: request.GET[name] for name in ("revision", "against") if request.GET.get(name)}
    try:
        page = article_page(
            found,
            asked,
            signed_in=request.user.is_authenticated,
            number=number_asked(request, "revision"),
            against=number_asked(request, "against"),
        )
    except Revision.DoesNotExist as missing:
        raise Http404("No such revision of the article was held then.") from missing
    answer = _shown(request, replace(asked, own=own), "article", page, ending)
    if request.user.is_authenticated:  # a restricted text is for who signed in alone
        patch_cache_control(answer, private=True)
    return answer


@asking
def contested(request: HttpRequest, asked: Asked, ending: str = "") -> HttpResponseBase:
    return _shown(request, asked, "contested", contested_page(asked), ending)


@asking
def changes(request: HttpRequest, asked: Asked, ending: str = "") -> HttpResponseBase:
    """Since a moment, or since the beginning; of one campaign, or of all."""
    own = {name: request.GET[name] for name in ("since", "campaign") if request.GET.get(name)}
    now = max(asked.clocks.now, asked.clocks.known_at)
    since = read_moment("since", own["since"], now) if "since" in own else BEGINNING
    page = changes_page(asked, since=since, campaign=campaign_asked(request))
    return _shown(request, replace(asked, own=own), "changes", page, ending)


@asking
def search(request: HttpRequest, asked: Asked, ending: str = "") -> HttpResponseBase:
    """By words, and narrowed to a campaign, a measure or an outlet where one is given."""
    within = narrowed(request)
    q = request.GET.get("q", "")
    page = search_page(q, asked, within)
    return _shown(request, replace(asked, own={"q": q, **within}), "search", page, ending)


@asking
def method(request: HttpRequest, asked: Asked) -> HttpResponseBase:
    shown = {"asked": asked, "head": head(request, asked, "method", None)}
    return kept_as(render(request, "pages/method.html", shown), pinned=False)
