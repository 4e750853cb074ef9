"""The files of a page: its table in each format, its feed, its calendar."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import gettext

from campaigns.queries.asked import Asked
from campaigns.queries.search import FIELDS

register = template.Library()

WITH_A_TABLE = (
    *("home", "campaign", "brief", "fact", "actors", "actor", "articles", "article"),
    *("contested", "changes", "search"),
)
WITH_A_FEED = ("campaign", "brief", "fact", "actor", "article", "changes", "search")
WITH_THAT_OF_ALL = ("home", "actors", "articles", "contested")
WITH_DATES = ("campaign", "brief")


@register.simple_tag
def tables(path: str, here: str, asked: Asked) -> list[tuple[str, str]]:
    """The address of a page's table in each format; none where the page has no table."""
    if here not in WITH_A_TABLE:
        return []
    path, query = _of_files(path, here), f"?{asked.whole_query}" if asked.whole_query else ""
    return [
        (ending.upper(), f"{path.rstrip('/')}.{ending}{query}")
        for ending in ("csv", "xlsx", "json")
    ]


@register.simple_tag
def feeds(path: str, here: str, asked: Asked) -> list[tuple[str, str, str]]:
    """Where a program can follow the page: word, address and icon; none where it cannot."""
    told = (
        [(gettext("Feed"), "feed.atom", "rss")] if here in (*WITH_A_FEED, *WITH_THAT_OF_ALL) else []
    )
    told += [(gettext("Events"), "dates.ics", "calendar-event")] if here in WITH_DATES else []
    own = {name: value for name, value in asked.own.items() if name in ("q", *FIELDS)}
    query = urlencode(own | asked.hiding)
    path = (
        _of_files(reverse("changes"), "changes")
        if here in WITH_THAT_OF_ALL
        else _of_files(path, here)
    )
    return [(word, f"{path}{name}{query and '?'}{query}", icon) for word, name, icon in told]


def _of_files(path: str, here: str) -> str:
    """The address whose files a page has, without a language: whoever reads them, they are one.

    A brief has those of its campaign, the first page those of all campaigns.
    """
    path = translate_url(path, settings.LANGUAGE_CODE)
    if here == "home":
        return f"{path}campaigns/"
    return path.removesuffix("brief/") if here == "brief" else path
