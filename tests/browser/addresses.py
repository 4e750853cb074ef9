"""One address for each page there is, and for each of its states that looks different."""

from collections.abc import Iterator
from urllib.parse import quote

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tests.browser.conftest import the_article, the_fact

ON = "?on=2017-05-25"
DOORS_OF_OTHERS = ("admin/", "api/v1/", "gallery/")  # not for readers; walked elsewhere


def pages() -> dict[str, dict[str, str]]:
    """The states of each page by the name of its route, with an address for each."""
    now = quote(timezone.now().isoformat())
    return {
        "home": {"": "/", "of a day": f"/{ON}", "unreviewed hidden": "/?unreviewed=0"},
        "campaign": {
            "contested": f"/campaigns/mosul/{ON}",
            "pinned": f"/campaigns/mosul/{ON}&known_at={now}",
            "stale": "/campaigns/mosul/",
            "nothing stated": "/campaigns/raqqa/?on=2001-01-01",
        },
        "fact": {
            "accepted and contested": _fact("only about 6 percent"),
            "accepted relation": _fact("Peshmerga back"),
            "rejected": _fact("The road to the dam"),
            "changed in its source": _fact("about 12 percent"),
            "gone from its source": _fact("Some 40 shops"),
            "revised": _fact("bridges"),
            "lost": _fact("the wells east"),
            "retracted": _fact("The market"),
        },
        "fact-version": {"earlier": f"{_fact('only about 6 percent')}v/1/"},
        "brief": {
            "": f"/campaigns/mosul/brief/{ON}",
            "nothing stated": "/campaigns/mosul/brief/?on=2001-01-01",
        },
        "changes": {"": "/changes/", "before the ledger": "/changes/?since=2001-01-01"},
        "contested": {"": f"/contested/{ON}", "nothing": "/contested/?on=2001-01-01"},
        "actors": {"": "/actors/"},
        "actor": {"": "/actors/peshmerga/"},
        "articles": {"": "/articles/"},
        "article": {
            "": the_article("The endgame in Mosul").get_absolute_url(),
            "withheld": the_article("A road, and a dam").get_absolute_url(),
        },
        "search": {"": "/search/?q=mosul", "nothing found": "/search/?q=nowhere"},
        "method": {"": "/method/"},
        "embed-fact": {
            "accepted": f"/embed{_fact('only about 6 percent')}",
            "rejected": f"/embed{_fact('The road to the dam')}",
            "retracted": f"/embed{_fact('The market')}",
        },
        "embed-version": {"earlier": f"/embed{_fact('only about 6 percent')}v/1/"},
        "embed-chart": {"": f"/embed/campaigns/mosul/territory-remaining/{ON}"},
    }


ERRORS = {"no such page": "/nowhere/", "bad clock": "/?on=yesterday"}


def addresses() -> dict[str, str]:
    """Every address of `pages`, and those that are refused, by what is to be seen there."""
    seen = {
        f"{route}, {state}" if state else route: address
        for route, states in pages().items()
        for state, address in states.items()
    }
    return seen | ERRORS


def routes() -> set[str]:
    """The names of all routes that lead to a page: those that end as a folder does."""
    return {
        name
        for way, name in _routes(get_resolver(), "")
        if way in ("", "/") or (way.endswith("/") and not way.startswith(DOORS_OF_OTHERS))
    }


def _routes(resolver: URLResolver, before: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        way = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield way, pattern.name or way
        elif not way.startswith(DOORS_OF_OTHERS):
            yield from _routes(pattern, way)


def _fact(words: str) -> str:
    return the_fact(words).get_absolute_url()
