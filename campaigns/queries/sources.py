"""What the source of a fact says by now, beside what stands here."""

from dataclasses import dataclass

from django.utils.translation import gettext

from articles.refinding import propose
from campaigns import wording
from campaigns.enums import SourceState
from campaigns.models import StatedFact
from campaigns.queries.differences import STATED, Differing, side_by_side
from campaigns.sourcing import digest_of, said_now


@dataclass(frozen=True)
class Source:
    """Where its source leaves a version, in a sentence, and both side by side where they differ."""

    words: str
    apart: list[Differing]  # as it stands here, and as the source says it


@dataclass(frozen=True)
class Candidate:
    """Words of the newest text that may be those of a lost quote, in their paragraph."""

    start: int
    end: int
    exact: str
    likeness: int
    before: str
    after: str

    @property
    def key(self) -> str:
        """Place and words in one: a form that sends it back means these words at this place."""
        return f"{self.start}-{self.end}-{self.exact}"


def source_of(fact: StatedFact, *, now: bool = True) -> Source:
    """What a page tells of a fact's source.

    What it says now stands only beside the newest version, and only for who asks about now: a
    pinned page stays as it is when the change has been answered.
    """
    differs = bool(fact.source_says) and fact.source_says != digest_of(fact)
    said = said_now(fact) if differs and now and fact.is_open else None
    apart = side_by_side(fact, said, STATED) if said else []
    return Source(_words(fact, differs), apart)


def _words(fact: StatedFact, differs: bool) -> str:
    state = SourceState(fact.source_state)
    if fact.waits:
        waits = gettext("A curator has yet to answer.")
        return f"{wording.SOURCE_WORDS[state]} {waits}"
    if state == SourceState.MARKED and differs:
        return str(wording.CORRECTED_WORDS if fact.reviser_id else wording.KEPT_WORDS)
    return str(wording.SOURCE_WORDS[state])


def candidates(fact: StatedFact) -> list[Candidate]:
    """Where the lost words of a fact may be in the newest text of its article, likeliest first."""
    newest = fact.article.newest
    if fact.source_state != SourceState.LOST or newest is None:
        return []
    found = []
    for one in propose(fact.quote, newest.revision.text):
        there = StatedFact(revision=newest.revision, start=one.start, end=one.end)
        around = wording.context(there)
        found.append(Candidate(one.start, one.end, one.exact, round(one.likeness), *around))
    return found
