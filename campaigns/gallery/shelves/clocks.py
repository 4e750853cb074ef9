"""The two clocks: where they stand, and what is said of a day or moment that is past."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from campaigns.gallery import samples
from campaigns.gallery.samples import DAY, NOW, asked, share
from campaigns.gallery.states import Shelves, States
from campaigns.queries.counts import Counts
from campaigns.queries.turning import Turns, days_of, moments_in


def _clocks() -> States:
    days = [DAY - timedelta(days=7 * number) for number in range(6)]
    facts = [share("6", earliest=day, latest=day) for day in days]
    moments = [NOW - timedelta(days=number) for number in range(4)]
    turns = Turns(days_of(facts, days[2]), moments_in(moments, moments[1]))
    then = asked(asked_on=days[2], asked_known_at=moments[1])
    return {
        "now": {"turns": Turns(), "asked": asked(), "path": "/"},
        "pinned, with stops": {"turns": turns, "asked": then, "path": "/"},
    }


def _clock() -> States:
    scale = _clocks()["pinned, with stops"]["turns"].on
    said: dict[str, Any] = {
        "words": "In the world on",
        "earlier": "Earlier:",
        "later": "Later:",
        "keys": "[]",
    }
    said |= {"slide": "Days", "at": DAY, "now": NOW.date(), "shown": "11 May 2017", "path": "/"}
    return {"with stops": {"name": "on", "scale": scale, **said}}


def _strips() -> States:
    counts = Counts(reviewed=3, unreviewed=2, sources=1, changed_since=1)
    said = {"counts": counts, "here": "campaign", "cited": "Campaign Ledger, “Mosul”"}
    strips = {state: {**told, **said} for state, told in _clocks().items()}
    hiding = {"asked": replace(asked(), unreviewed=False), "counts": replace(counts, hidden=38)}
    return {**strips, "unreviewed hidden": {**strips["now"], **hiding}}


def _pasts() -> States:
    counts = Counts(reviewed=3, unreviewed=2, sources=2, changed_since=3)
    none = replace(counts, changed_since=0)
    both = asked(asked_on=DAY, asked_known_at=NOW)
    told = {"path": "/", "told_at": "/changes/"}
    return {
        "another day": {"asked": asked(asked_on=DAY), "counts": none, **told},
        "another moment": {"asked": asked(asked_known_at=NOW), "counts": counts, **told},
        "pinned, nothing changed": {"asked": both, "counts": none, **told},
    }


def _thens() -> States:
    figure, then = share("6"), date(2017, 6, 30)
    words = samples.fact(
        "It may be over soon.", samples.assessment, stated_for="2017-06", earliest=then, latest=then
    )
    told = {"asked": asked(), "path": "/", "figure": figure}
    return {
        "long ago": {"newest": figure, **told},
        "long ago, and stale": {"newest": figure, "stale": True, **told},
        "words are newer": {"newest": words, "stale": True, **told},
        "stale on a day": {**told, "newest": figure, "stale": True, "asked": asked(asked_on=then)},
    }


SHELVES: Shelves = {
    "clock": _clock,
    "clocks": _clocks,
    "past": _pasts,
    "strip": _strips,
    "then": _thens,
}
