"""What became of facts: their versions, and what has changed or moved since."""

from campaigns.enums import Change, Review, SourceState
from campaigns.gallery import samples
from campaigns.gallery.samples import share
from campaigns.gallery.states import Shelves, States
from campaigns.queries.changes import Changed
from campaigns.queries.differences import differing, side_by_side
from campaigns.queries.facts import Version
from campaigns.queries.shifting import Shift
from campaigns.queries.sources import source_of


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
        "as it was": {"changes": [Changed(share("6", version=3), before, [])]},
        "very many at once": {"changes": [Changed(share("6"), None, []) for _ in range(13)]},
    }


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


def _versions() -> States:
    first = share("6")
    second = share("5", fact=first.fact, version=2, review=Review.ACCEPTED)
    second.by, second.why = samples.curator, "Read against its source."
    told = [Version(second, differing(first, second)), Version(first, [])]
    return {"two": {"versions": told, "shown": second}}


SHELVES: Shelves = {
    "beside": lambda: {"apart": {"rows": side_by_side(share("6"), share("5"))}},
    "change": lambda: {"new": {"one": Changed(share("6"), None, [])}},
    "changed": _changes,
    "differing": lambda: {
        "other figure": {"rows": differing(share("6"), share("5"))},
        "nothing": {"rows": []},
    },
    "fate": _fates,
    "lately": _lately,
    "shift": _shifts,
    "versions": _versions,
}
