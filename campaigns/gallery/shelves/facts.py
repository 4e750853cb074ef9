"""A stated fact: its figure and what stands with it, in a line, a row or a list."""

from collections.abc import Callable
from typing import Any

from campaigns.enums import Review
from campaigns.gallery import samples
from campaigns.gallery.samples import share
from campaigns.gallery.states import Shelves, States
from campaigns.queries.sought import Term


def _of_each(**said: Any) -> Callable[[], States]:
    """A component that shows one fact, in the states of a figure."""
    return lambda: {state: {"fact": fact, **said} for state, fact in samples.figures()}


def _wholes() -> States:
    """Each way in which something stands behind a figure; behind most nothing does."""
    told = ("accepted", "counted in other words, of whom", "a share of what is not stated")
    place = samples.fact("12 strikes near Raqqa", samples.killed, quantity="12", place="Raqqa")
    figures = dict(samples.figures()) | {"accepted": share("6"), "place": place}
    return {state: {"fact": figures[state]} for state in (*told, "place")}


def _mentions() -> States:
    told = dict(samples.figures()) | samples.others()
    return {state: {"fact": fact, "tail": "."} for state, fact in told.items()}


def _relations() -> States:
    told = {review: samples.others()["relation"] for review in (Review.PROPOSED, Review.ACCEPTED)}
    for review, fact in told.items():
        fact.review = review
    return {review.value: {"fact": fact} for review, fact in told.items()}


def _entries() -> States:
    facts = [share("6"), *samples.others().values()]
    return {
        "of every kind": {"facts": facts, "with_campaign": True},
        "a figure with its quote": {"facts": facts[:1], "sought": [Term(["percent"])]},
        "empty": {"facts": []},
    }


def _quotes() -> States:
    told = {"a part of a sentence": samples.others()["words"], "all of it": share("6")}
    return {state: {"fact": fact, "to": "/"} for state, fact in told.items()}


SHELVES: Shelves = {
    "byline": lambda: {**_of_each()(), "retold": {"fact": share("6", article=samples.retold)}},
    "entries": _entries,
    "excerpt": lambda: {
        state: {"fact": fact, "before": "He wrote: ", "after": "."}
        for state, fact in (
            ("a quote", share("6")),
            ("taken back", share("6", review=Review.REJECTED)),
        )
    },
    "figure": lambda: {
        **_of_each()(),
        "large": {"fact": share("6"), "size": "large"},
        "huge": {"fact": share("6"), "size": "huge"},
    },
    "mention": _mentions,
    "of": _wholes,
    "parties": _relations,
    "quote": _quotes,
    "relation": _relations,
    "review": _of_each(),
    "row": _of_each(head="Territory remaining"),
    "sentence": _quotes,
    "statement": _of_each(),
}
