"""What a page is called where it is not read itself: in a tab, a citation, a search, a message."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from campaigns import terms, wording
from campaigns.charts.words import finding
from campaigns.clocks import Clocks
from campaigns.feeds.words import headline, told_by
from campaigns.models import StatedFact
from campaigns.queries.articles import ArticlePage
from campaigns.queries.asked import Asked
from campaigns.queries.campaigns import Standing

TITLES = {
    "home": _("Campaigns"),
    "fact": _("Stated fact"),
    "actors": _("Actors"),
    "articles": _("Articles"),
    "contested": _("Contested"),
    "changes": _("What has changed"),
    "method": _("Method"),
}


@dataclass(frozen=True)
class Head:
    """What stands in the head of a page."""

    title: str  # with the day and the moment, where the reader asked for one
    description: str  # one sentence, in which no figure is bare
    address: str  # where the page is, asked as it was and with nothing else behind `?`


def head(request: HttpRequest, asked: Asked, name: str, page: Any) -> Head:
    address = f"{request.path}?{asked.same_query}" if asked.same_query else request.path
    return Head(
        _at(asked.clocks, _in_tab(name, page)),
        " ".join(_described(name, page).split()),
        request.build_absolute_uri(address),
    )


def title(name: str, page: Any) -> str:
    """What a page is called where it is cited."""
    match name:
        case "campaign" | "brief":
            return terms.name(page.campaign)
        case "actor":
            return page.actor.name
        case "article":
            return page.article.title
        case "search":
            return gettext("Search: {words}").format(words=page.q)
    return str(TITLES[name])


def _in_tab(name: str, page: Any) -> str:
    match name:
        case "brief":
            return gettext("Brief: {campaign}").format(campaign=terms.name(page.campaign))
        case "fact":  # its figure would stand there alone
            return f"{terms.label(page.fact.measure)} · {terms.name(page.fact.campaign)}"
        case "actor" | "article":
            return wording.isolated(title(name, page))
        case "search":
            words = f"{wording.isolated(page.q)} · " if page.q else ""
            return words + gettext("Search")
    return title(name, page)


def _at(clocks: Clocks, called: str) -> str:
    """What a page is called, and of when it is: "Raqqa on 1 January 2017"."""
    told = "{title}"
    if clocks.pinned:
        told = gettext("{title} on {day}, as known by {moment}")
    elif clocks.asked_on:
        told = gettext("{title} on {day}")
    elif clocks.asked_known_at:
        told = gettext("{title}, as known by {moment}")
    day, moment = wording.day(clocks.on), wording.moment(clocks.known_at)
    return told.format(title=called, day=day, moment=moment)


def _described(name: str, page: Any) -> str:
    match name:
        case "campaign":
            return _of_campaign(page)
        case "brief":
            return _of_campaign(page.standing)
        case "fact":
            return _of_fact(page.fact)
        case "article":
            return _of_article(page)
        case "actor":
            told = gettext("Every stated fact that names {actor}, with its source.")
            return told.format(actor=wording.isolated(page.actor.name))
    return gettext(
        "What was stated about military campaigns: by whom, in which words, about when, and when "
        "we knew."
    )


def _of_campaign(page: Standing) -> str:
    """What stands first, as its brief says it."""
    if page.lead and page.lead.headline:
        return finding(page.lead, page.lead.headline)
    if page.newest_words:
        return _of_fact(page.newest_words)
    return terms.summary(page.campaign)


def _of_fact(fact: StatedFact) -> str:
    return f"{headline(fact)} · {told_by(fact)}"


def _of_article(page: ArticlePage) -> str:
    article, count = page.article, len(page.notes)
    when = article.published_on
    told = ngettext(
        "{outlet}, {day}: {n} stated fact, in the words that state it.",
        "{outlet}, {day}: {n} stated facts, each in the words that state it.",
        count,
    )
    return told.format(
        outlet=wording.isolated(article.outlet.name),
        day=wording.day(when) if when else gettext("publication date not stated"),
        n=count,
    )
