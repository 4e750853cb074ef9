"""What is drawn, and the tables that say the same."""

from collections.abc import Callable
from datetime import date

from campaigns.charts.course import course_of
from campaigns.charts.glyphs import glyphs_of
from campaigns.enums import Modality, Review
from campaigns.gallery import samples
from campaigns.gallery.samples import DAY, asked
from campaigns.gallery.states import Shelves, States
from campaigns.queries import drawings
from campaigns.queries.charts import charts_of
from campaigns.queries.places import places_of, places_of_campaigns


def _charts() -> States:
    [chart, *_] = charts_of(samples.stated(), asked())
    said = {"chart": chart, "campaign": samples.campaign}
    return {
        "on a page": {**said, "site": "https://ledger.example"},
        "in a frame": {**said, "framed": True},
    }


def _drawn(name: str) -> Callable[[], States]:
    return lambda: {"drawn": {name: getattr(drawings, name)(samples.stated()), "on": DAY}}


def _places() -> States:
    fact = samples.fact("The road from Mosul to Raqqa is open", place="Raqqa")
    somewhere = samples.fact("A bridge of Exampleville stands", place="Exampleville")
    near = [
        samples.fact(f"Guards stand at {place}", place=place) for place in ("Tabqa", "Tabqa Dam")
    ]
    return {
        "on the map, and not": {"places": places_of(samples.standing(fact, somewhere))},
        "on one spot": {"places": places_of(samples.standing(*near, fact))},
    }


def _timelines() -> States:
    since = {"stated_for": "2017-02/..", "earliest": date(2017, 2, 1), "latest": None}
    until = {"stated_for": "../2017-04", "earliest": None, "latest": date(2017, 4, 30)}
    open_ended = [
        samples.fact("The Guard has met since February", samples.vote, **since),
        samples.fact("It met until April", samples.vote, review=Review.ACCEPTED, **until),
        samples.others()["event"],
    ]
    drawn = drawings.timeline(samples.standing(*open_ended))
    return _drawn("timeline")() | {"with one end stated": {"timeline": drawn, "on": DAY}}


def _networks() -> States:
    """What is drawn plainly, and a plan of an uncertain month beside what states no time."""
    plan = samples.fact(
        "The Example Guard means to back the Band",
        samples.backs,
        subject="The Example Guard",
        object="the Band",
        modality=Modality.PLANNED,
        stated_for="2016-10?",
        earliest=date(2016, 10, 1),
        latest=date(2016, 10, 31),
    )
    timeless = samples.fact(
        "The Example Guard backs the Army",
        samples.backs,
        subject="The Example Guard",
        object="the Army",
        stated_for="",
        earliest=None,
        latest=None,
    )
    drawn = drawings.network(samples.standing(plan, timeless))
    return _drawn("network")() | {"a plan, and no time": {"network": drawn}}


SHELVES: Shelves = {
    "campaigns": lambda: {"one": {"places": places_of_campaigns([samples.stated()])}},
    "chart": _charts,
    "course": lambda: {
        "a course": {
            "spots": course_of(glyphs_of(samples.stated().stated[0], query="")),
            "address": "/",
        }
    },
    "key": lambda: {"": {}},
    "map": _places,
    "network": _networks,
    "places": _places,
    "timeline": _timelines,
}
