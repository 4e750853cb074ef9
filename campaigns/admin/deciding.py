"""The decisions a curator can take on a fact with one press: their verbs and what they come to."""

from collections.abc import Callable
from dataclasses import dataclass

from campaigns import reviewing
from campaigns.enums import MOVES, Change, Review, SourceState
from campaigns.errors import StaleVersion
from campaigns.models import StatedFact

KEPT, ADOPTED = "kept", "adopted"


@dataclass(frozen=True)
class Decision:
    """What a button says, what it does, and what is said once it is done."""

    verb: str
    decide: Callable[..., StatedFact]
    done: str


DECISIONS: dict[str, Decision] = {
    Change.ACCEPTED: Decision("Accept", reviewing.accept, "is accepted."),
    Change.REJECTED: Decision("Reject", reviewing.reject, "is rejected."),
    Change.RESTORED: Decision("Restore", reviewing.restore, "is proposed again."),
    Change.WITHDRAWN: Decision("Withdraw", reviewing.withdraw, "is withdrawn."),
    KEPT: Decision("Keep what stands here", reviewing.keep, "stays as it is."),
    ADOPTED: Decision(
        "Take over what the source says", reviewing.adopt, "says what its source says, unreviewed."
    ),
}


def moves_of(fact: StatedFact) -> list[str]:
    """The moves with a button of their own, by the table, in its order."""
    return [change for change in MOVES[Review(fact.review)] if change in DECISIONS]


def answers_to(fact: StatedFact) -> list[str]:
    """How a curator can answer to what has become of a fact's source."""
    adopted = may_revise(fact) and fact.source_state == SourceState.CHANGED
    return [*([KEPT] if fact.waits else []), *([ADOPTED] if adopted else [])]


def may_revise(fact: StatedFact) -> bool:
    """Whether the table of moves lets a fact be revised from where it stands."""
    return Change.REVISED in MOVES[Review(fact.review)]


def both_named(stale: StaleVersion) -> str:
    """The refusal of a stale decision, and the version that it was taken on."""
    taken = stale.decided_on
    return (
        f"{stale} You decided on version {taken.version} ({taken.review})." if taken else str(stale)
    )
