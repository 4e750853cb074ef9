"""What is on show: each component by its name, and the contexts of its states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from actors.enums import Script
from actors.models import Alias
from articles.models import Revision
from articles.rewording import stretches
from campaigns.charts.course import course_of
from campaigns.charts.marks import marks_of
from campaigns.enums import Change, Review, SourceState
from campaigns.gallery import samples
from campaigns.gallery.samples import DAY, NOW, asked, share
from campaigns.models import Campaign
from campaigns.queries import drawings
from campaigns.queries.articles import Note, Paragraph, Piece
from campaigns.queries.changes import Changed
from campaigns.queries.charts import charts_of
from campaigns.queries.counts import Counts
from campaigns.queries.differences import differing, side_by_side
from campaigns.queries.facts import Version
from campaigns.queries.places import places_of, places_of_campaigns
from campaigns.queries.search import Term
from campaigns.queries.shifting import Shift
from campaigns.queries.sources import source_of
from campaigns.queries.turning import Turns, days_of, moments_in

States = dict[str, dict[str, Any]]

# Where a component is a part of a list or a table, it is shown in one.
WITHIN = {
    "row": '<table class="verdicts"><tbody>{}</tbody></table>',
    "verdict": '<table class="verdicts"><tbody>{}</tbody></table>',
    "shift": '<table class="shifts"><tbody>{}</tbody></table>',
    "note": '<ul class="notes">{}</ul>',
    "masthead": '<div class="masthead">{}</div>',
    "register": '<ul class="register"><li>{}</li></ul>',
}


def shelves() -> dict[str, States]:
    """Every component, and its states by what is to be seen in each."""
    return {name: states() for name, states in sorted(_SHELVES.items())}


def _of_each(**said: Any) -> Callable[[], States]:
    """A component that shows one fact, in the states of a figure."""
    return lambda: {state: {"fact": fact, **said} for state, fact in samples.figures()}


def _verdicts(**said: Any) -> States:
    contested, alone = samples.stated().stated[0], samples.standing(share("6")).stated[0]
    counted = dict(samples.figures())["a range"]
    stale = samples.standing(counted, on=DAY + timedelta(days=400)).stated[0]
    told = {"contested": contested, "first statement": alone, "stale": stale}
    return {state: {"verdict": verdict, **said} for state, verdict in told.items()}


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


def _pasts() -> States:
    counts = Counts(reviewed=3, unreviewed=2, sources=2, changed_since=3)
    none = replace(counts, changed_since=0)
    both = asked(asked_on=DAY, asked_known_at=NOW)
    told = {"path": "/", "told_at": "/changes/?"}
    return {
        "another day": {"asked": asked(asked_on=DAY), "counts": none, **told},
        "another moment": {"asked": asked(asked_known_at=NOW), "counts": counts, **told},
        "pinned, nothing changed": {"asked": both, "counts": none, **told},
    }


def _strips() -> States:
    counts = Counts(reviewed=3, unreviewed=2, sources=1, changed_since=1)
    said = {"counts": counts, "here": "campaign", "cited": "Campaign Ledger, “Mosul”"}
    return {state: {**told, **said} for state, told in _clocks().items()}


def _toolbars() -> States:
    cited = "Campaign Ledger, “Mosul”"
    pages = {"campaign": cited, "fact": cited, "home": cited, "method": ""}
    return {here: {"here": here, "cited": cited, "path": "/"} for here, cited in pages.items()}


def _entries() -> States:
    facts = [share("6"), *samples.others().values()]
    return {
        "of every kind": {"facts": facts, "with_campaign": True},
        "a figure with its quote": {"facts": facts[:1], "sought": [Term(["percent"])]},
        "empty": {"facts": []},
    }


def _versions() -> States:
    first = share("6")
    second = share("5", fact=first.fact, version=2, review=Review.ACCEPTED)
    second.by, second.why = samples.curator, "Read against its source."
    told = [Version(second, differing(first, second)), Version(first, [])]
    return {"two": {"versions": told, "shown": second}}


def _fates() -> States:
    newest = share("6", version=3, review=Review.ACCEPTED)
    facts = {
        "rejected": share("6", review=Review.REJECTED, version=3),
        "taken back": share("6", review=Review.WITHDRAWN, version=3),
        "succeeded": share("6"),
        "changed at its source": share("6", version=3, source_state=SourceState.CHANGED),
        "retracted": share("6", version=3, source_state=SourceState.RETRACTED),
    }
    states = {
        state: {"fact": fact, "newest": newest, "source": source_of(fact, now=False)}
        for state, fact in facts.items()
    }
    return states | {"contested": {"fact": newest, "rivals": [share("30")], "against": "/"}}


def _charts() -> States:
    [chart, *_] = charts_of(samples.stated(), asked())
    said = {"chart": chart, "campaign": samples.campaign}
    return {
        "on a page": {**said, "site": "https://ledger.example"},
        "in a frame": {**said, "framed": True},
    }


def _revisions() -> States:
    first, second = (Revision(pk=-n, number=n, text=text) for n, text in ((1, "a"), (2, "b")))
    first.recorded_at = second.recorded_at = NOW
    page = {"revisions": [second, first], "revision": second, "against": first}
    return {"two, compared": {"page": page, "path": "/articles/1/"}}


def _rewordings() -> States:
    first, second = Revision(number=1), Revision(number=2)
    told = stretches("About six percent is left.", "Only about five percent is left.")
    page = {"revision": second, "against": first, "rewordings": told, "article": samples.english}
    return {"reworded": {"page": page}}


def _notes() -> list[Note]:
    return [Note(number=n, fact=fact) for n, (_, fact) in enumerate(samples.figures(), start=1)]


def _paragraphs() -> States:
    first, second, third, *_ = _notes()
    pieces = [
        Piece("He wrote: "),
        Piece("only about 6 percent", facts=[1], opens=[first]),
        Piece(" of the city", facts=[1, 2], opens=[second]),
        Piece(" is left. "),
        Piece("Nobody was left", facts=[3], opens=[third], taken_back=True),
        Piece(", he had said."),
    ]
    return {
        "overlapping marks, and one taken back": {"paragraph": Paragraph(pieces), "language": "en"}
    }


def _changes() -> States:
    before, after = share("6"), share("5", review=Review.ACCEPTED)
    changed = Changed(after, before, differing(before, after))
    new = [Changed(fact, None, []) for fact in (before, *samples.others().values())]
    retracted = share("6", change=Change.FLAGGED, source_state=SourceState.RETRACTED)
    rejected = share("4", change=Change.REJECTED, review=Review.REJECTED, imported=None)
    rejected.by, rejected.why = samples.curator, "It is about another town."
    taken_back = [Changed(fact, before, differing(before, fact)) for fact in (retracted, rejected)]
    return {
        "new, and changed": {"changes": [*new, changed]},
        "taken back": {"changes": taken_back},
    }


def _lately() -> States:
    accepted = share("6", change=Change.ACCEPTED, review=Review.ACCEPTED)
    facts = [accepted, share("5"), *samples.others().values()]
    return {"two moments": {"facts": facts, "with_campaign": True}}


def _shifts() -> States:
    stood, stands = samples.standing(share("10")).stated[0], samples.stated().stated[0]
    said = {"then": "2 May 2017", "now": "25 May 2017"}
    return {
        "moved": {"shift": Shift(samples.campaign, stood, stands), **said},
        "newly stated": {"shift": Shift(samples.campaign, None, stands), **said},
    }


def _sources() -> States:
    return {
        "in full": {"article": samples.english, "facts": 3},
        "right to left, no date": {"article": samples.arabic},
    }


def _names() -> States:
    named = samples.others()["relation"].subjects
    arabic = dict(samples.figures())["right to left"].speakers
    return {
        "an actor": {"names": named, "language": "en"},
        "as written": {"names": arabic, "language": "ar"},
    }


def _registered() -> States:
    others = [
        Alias(name=name, language=language, script=script)
        for name, language, script in (
            ("حرس المثال", "ar", Script.ARABIC),
            ("Образцовая гвардия", "ru", Script.CYRILLIC),
        )
    ]
    named = {"to": samples.guard, "name": samples.guard.name}
    return {
        "a name": named,
        "of a kind, in so many facts": {**named, "kind": "Force", "facts": 12},
        "in other scripts": {**named, "others": others, "facts": 1},
    }


def _cited() -> States:
    fact = share("6")
    cited = {"plain": "Officers: “…” In: “Where the front stood”", "address": "/"}
    return {"a version": {"fact": fact, "cited": cited}}


def _embeds() -> States:
    said = {"id": "frame", "words": "HTML for a page of yours", "address": "/embed/", "height": 340}
    return {
        "to copy": {**said, "site": "https://ledger.example", "title": 'With "quotes" & <tags>'}
    }


def _searches() -> States:
    page = {"choices": {"campaign": [("mosul", "Mosul")]}, "within": {"campaign": "mosul"}}
    return {"the question": {"q": "about 6"}, "with what narrows it": {"q": "نحو", "page": page}}


def _wholes() -> States:
    """Each way in which something stands behind a figure; behind most nothing does."""
    told = ("accepted", "counted in other words, of whom", "a share of what is not stated")
    place = samples.fact("12 strikes near Raqqa", samples.killed, quantity="12", place="Raqqa")
    figures = dict(samples.figures()) | {"accepted": share("6"), "place": place}
    return {
        f"{state}{', in a sentence' if within else ''}": {"fact": figures[state], "within": within}
        for state in (*told, "place")
        for within in (False, True)
    }


def _mentions() -> States:
    told = dict(samples.figures()) | samples.others()
    return {state: {"fact": fact, "tail": "."} for state, fact in told.items()}


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


def _one(component: str) -> Callable[[], States]:
    fact = samples.others()[component]
    return lambda: {
        review.value: {"fact": _as(fact, review)} for review in (Review.PROPOSED, Review.ACCEPTED)
    }


def _as(fact: Any, review: Review) -> Any:
    fact = samples.fact(fact.quote, fact.measure, review=review)
    fact.roles = samples.others()["relation"].roles
    return fact


_SHELVES: dict[str, Callable[[], States]] = {
    "beside": lambda: {"apart": {"rows": side_by_side(share("6"), share("5"))}},
    "byline": _of_each(),
    "campaigns": lambda: {"one": {"places": places_of_campaigns([samples.stated()])}},
    "card": _cards,
    "changed": _changes,
    "chart": _charts,
    "choice": lambda: {
        "one is chosen": {"name": "x", "any": "Any", "choices": [("a", "A")], "chosen": "a"}
    },
    "cite": _cited,
    "clock": _clock,
    "clocks": _clocks,
    "course": lambda: {
        "a course": {
            "spots": course_of(marks_of(samples.stated().stated[0], query="")),
            "address": "/",
        }
    },
    "differing": lambda: {
        "other figure": {"rows": differing(share("6"), share("5"))},
        "nothing": {"rows": []},
    },
    "embed": _embeds,
    "entries": _entries,
    "excerpt": lambda: {
        state: {"fact": fact, "before": "He wrote: ", "after": "."}
        for state, fact in (
            ("a quote", share("6")),
            ("taken back", share("6", review=Review.REJECTED)),
        )
    },
    "fate": _fates,
    "figure": lambda: {
        **_of_each()(),
        "large": {"fact": share("6"), "size": "large"},
        "huge": {"fact": share("6"), "size": "huge"},
    },
    "key": lambda: {"": {}},
    "keys": lambda: {"closed: ? opens it": {}},
    "lately": _lately,
    "map": _places,
    "masthead": lambda: {"on a page": {"here": "actors"}},
    "mention": _mentions,
    "names": _names,
    "network": _drawn("network"),
    "note": lambda: {f"note {one.number}": {"note": one} for one in _notes()},
    "numbered": lambda: {"": {"number": 3}},
    "of": _wholes,
    "paragraph": _paragraphs,
    "parties": _one("relation"),
    "past": _pasts,
    "places": _places,
    "reasons": _verdicts,
    "register": _registered,
    "relation": _one("relation"),
    "review": _of_each(),
    "revisions": _revisions,
    "rewording": _rewordings,
    "rivals": lambda: {"two sides": _verdicts()["contested"]},
    "row": _of_each(head="Territory remaining"),
    "search": _searches,
    "shift": _shifts,
    "source": _sources,
    "state": _states,
    "statement": _of_each(),
    "strip": _strips,
    "then": lambda: {"long ago": {"asked": asked(), "day": DAY, "path": "/"}},
    "timeline": _timelines,
    "toolbar": _toolbars,
    "verdict": _verdicts,
    "versions": _versions,
    "visit": lambda: {"hidden until its script has something to say": {}},
    "visits": lambda: {"hidden until its script runs": {"known": NOW}},
    "words": lambda: _verdicts(contested="/"),
}
