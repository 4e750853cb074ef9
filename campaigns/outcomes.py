"""What deliveries come to: counted, told as data, and heard again."""

from collections import Counter
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import msgspec

from articles.errors import Note, Refusal
from campaigns.queries.differences import Line
from campaigns.recording import Tally

MOST_TOLD = 1_000  # refusals, notes and changes of a delivery each; of more the number is told


@dataclass(kw_only=True)
class Outcome:
    """What a delivery, or one document of it, came to.

    Of a delivery the first refusals, notes and changes are kept, and the others counted: a file
    may hold millions.
    """

    document: str = ""
    articles: int = 0
    facts: Tally = field(default_factory=Tally)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    changes: list[Line] = field(default_factory=list, compare=False)
    more_refused: Counter[str] = field(default_factory=Counter)  # by code
    more_noted: Counter[str] = field(default_factory=Counter)
    more_changes: int = 0

    @property
    def refused(self) -> int:
        return len(self.refusals) + self.more_refused.total()

    def add(self, other: "Outcome") -> "Outcome":
        """Count in what one document came to, and return as much of it as there is room to tell."""
        told = replace(
            other,
            refusals=other.refusals[: MOST_TOLD - len(self.refusals)],
            notes=other.notes[: MOST_TOLD - len(self.notes)],
            changes=other.changes[: MOST_TOLD - len(self.changes)],
        )
        self.articles += other.articles
        self.facts += other.facts
        self.refusals += told.refusals
        self.notes += told.notes
        self.changes += told.changes
        self.more_refused.update(other.more_refused)
        self.more_refused.update(one.code for one in other.refusals[len(told.refusals) :])
        self.more_noted.update(other.more_noted)
        self.more_noted.update(one.code for one in other.notes[len(told.notes) :])
        self.more_changes += len(other.changes) - len(told.changes)
        return told


def told(outcome: Outcome) -> dict[str, Any]:
    """An outcome as data: counts; each refusal and note with its code, place and sentence."""
    return {
        "articles": outcome.articles,
        "facts": asdict(outcome.facts),
        "refused": [msgspec.to_builtins(refusal) for refusal in outcome.refusals],
        "more_refused": dict(outcome.more_refused),
        "notes": [msgspec.to_builtins(note) for note in outcome.notes],
        "more_notes": dict(outcome.more_noted),
    }


def heard(data: dict[str, Any]) -> Outcome:
    """An outcome that was told; nothing at all is one of nothing."""
    return Outcome(
        articles=data.get("articles", 0),
        facts=Tally(**data.get("facts", {})),
        refusals=msgspec.convert(data.get("refused", []), list[Refusal]),
        notes=msgspec.convert(data.get("notes", []), list[Note]),
        more_refused=Counter(data.get("more_refused", {})),
        more_noted=Counter(data.get("more_notes", {})),
    )
