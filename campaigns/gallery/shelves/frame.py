"""The frame of a page: its head and its tools, and what a reader takes along from it."""

from django.core.paginator import Paginator

from campaigns.gallery.samples import NOW, share
from campaigns.gallery.states import Shelves, States


def _cited() -> States:
    fact = share("6")
    cited = {"plain": "Officers: “…” In: “Where the front stood”", "address": "/"}
    return {"a version": {"fact": fact, "cited": cited}}


def _embeds() -> States:
    said = {"id": "frame", "words": "HTML for a page of yours", "address": "/embed/", "height": 340}
    return {
        "to copy": {**said, "site": "https://ledger.example", "title": 'With "quotes" & <tags>'}
    }


def _pages() -> States:
    paginator = Paginator(range(5), 2)
    return {
        state: {"paged": paginator.page(number), "path": "/"}
        for number, state in enumerate(("the first", "between others", "the last"), start=1)
    }


def _searches() -> States:
    page = {"choices": {"campaign": [("mosul", "Mosul")]}, "within": {"campaign": "mosul"}}
    return {"the question": {"q": "about 6"}, "with what narrows it": {"q": "نحو", "page": page}}


def _toolbars() -> States:
    cited = "Campaign Ledger, “Mosul”"
    pages = {"campaign": cited, "fact": cited, "home": cited, "method": ""}
    return {here: {"here": here, "cited": cited, "path": "/"} for here, cited in pages.items()}


SHELVES: Shelves = {
    "choice": lambda: {
        "one is chosen": {"name": "x", "any": "Any", "choices": [("a", "A")], "chosen": "a"}
    },
    "cite": _cited,
    "copy": lambda: {"once its script runs": {}},
    "embed": _embeds,
    "hidden": lambda: {"some facts": {"n": 38, "path": "/"}, "one fact": {"n": 1, "path": "/"}},
    "keys": lambda: {"closed: ? opens it": {}},
    "masthead": lambda: {"on a page": {"here": "actors"}},
    "none": lambda: {
        "nothing is stated": {"words": "No event is stated up to 31 May 2017.", "path": "/"},
        "what is stated is hidden": {"words": "", "hidden": 38, "path": "/"},
    },
    "pages": _pages,
    "search": _searches,
    "toolbar": _toolbars,
    "unhide": lambda: {"of a page": {"path": "/"}},
    "visit": lambda: {"hidden until its script has something to say": {}},
    "visits": lambda: {"hidden until its script runs": {"known": NOW}},
}
