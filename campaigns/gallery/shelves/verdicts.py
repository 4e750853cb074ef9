"""How a campaign stands: what its facts add up to, measure by measure."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from campaigns.enums import Course, Nature, Review
from campaigns.gallery import samples
from campaigns.gallery.samples import DAY, share
from campaigns.gallery.states import Shelves, States
from campaigns.models import Campaign, Measure


def _cards() -> States:
    told = {
        "stated": samples.stated(),
        "no figure": samples.standing(*samples.others().values()),
        "empty": samples.standing(),
    }
    return {state: {"standing": standing} for state, standing in told.items()}


def _states() -> States:
    ended = Campaign(pk=-2, slug="ended", name="Ended", ended_on=DAY)
    early, late = date(2001, 1, 1), DAY + timedelta(days=400)
    told = {
        "ended": samples.standing(share("6"), about=ended),
        "all hidden": samples.standing(share("6"), unreviewed=False),
        "empty": samples.standing(),
        "not begun": samples.standing(share("6"), on=early),
        "stale": samples.standing(dict(samples.figures())["a range"], on=late),
    }
    return {state: {"standing": one, "path": "/"} for state, one in told.items()}


def _verdicts(**said: Any) -> States:
    contested, alone = samples.stated().stated[0], samples.standing(share("6")).stated[0]
    counted = dict(samples.figures())["a range"]
    stale = samples.standing(counted, on=DAY + timedelta(days=400)).stated[0]
    may = {"stated_for": "2017-05", "earliest": date(2017, 5, 1), "latest": date(2017, 5, 31)}
    hidden = samples.standing(share("6", review=Review.ACCEPTED), share("30"), unreviewed=False)
    told = {
        "contested": contested,
        "no earlier figure": alone,
        "fresh at best": samples.standing(share("6", **may)).stated[0],
        "stale": stale,
        "its rival hidden": hidden.stated[0],
        "one besides": samples.standing(share("6"), share("6")).stated[0],
    }
    return {state: {"verdict": verdict, **said} for state, verdict in told.items()}


def _earlier() -> States:
    month_ago = DAY - timedelta(days=30)
    early: dict[str, Any] = {"earliest": month_ago, "latest": month_ago, "stated_for": "2017-04-25"}
    falling = samples.standing(share("6"), share("30", **early)).stated[0]
    told = {
        "falling": falling,
        "fewer than before": replace(falling, measure=Measure(nature=Nature.FLOW)),
        "not comparable": replace(falling, course=Course.NOT_COMPARABLE),
        "no earlier figure": samples.standing(share("6")).stated[0],
    }
    return {state: {"verdict": verdict, "method": "/method/"} for state, verdict in told.items()}


SHELVES: Shelves = {
    "card": _cards,
    "earlier": _earlier,
    "reasons": _verdicts,
    "rivals": lambda: {"two sides": _verdicts()["contested"]},
    "state": _states,
    "verdict": _verdicts,
    "words": lambda: _verdicts(contested="/"),
}
