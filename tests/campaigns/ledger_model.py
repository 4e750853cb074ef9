"""The ledger of one article in plain Python: what the real one has to come to, step by step.

Written from the tables of `docs/ledger.md` and from nothing else; it knows no database. Marks are
slots of a text; each says one figure in one sentence. A delivery says when its text and its marks
were made, so any two can be put in order.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

PROPOSED, ACCEPTED, REJECTED, WITHDRAWN = "proposed", "accepted", "rejected", "withdrawn"

MOVES = {
    (PROPOSED, "accept"): ACCEPTED,
    (PROPOSED, "reject"): REJECTED,
    (PROPOSED, "withdraw"): WITHDRAWN,
    (PROPOSED, "revise"): PROPOSED,
    (ACCEPTED, "reject"): REJECTED,
    (ACCEPTED, "withdraw"): WITHDRAWN,
    (ACCEPTED, "revise"): PROPOSED,
    (REJECTED, "restore"): PROPOSED,
    (WITHDRAWN, "restore"): PROPOSED,
}


@dataclass(frozen=True)
class Delivery:
    """A text, slot by slot, and which slots are marked in it; `marked` None: nobody looked."""

    when: tuple[int, int]  # when the text was made, and when its marks
    text: tuple[tuple[str, int], ...]
    marked: frozenset[str] | None
    retracted: bool = False

    @property
    def says(self) -> dict[str, int]:
        return {slot: figure for slot, figure in self.text if slot in (self.marked or ())}


@dataclass
class Fact:
    """What is held of one mark: its words, its value, and what its source says by now."""

    quoted: int  # the figure in the words
    value: int  # the figure that stands, which a curator may have put in its place
    says: int | None
    rests_on: int | None
    review: str = PROPOSED
    by: str | None = None
    revised_by: str | None = None
    version: int = 1
    answered: bool = True  # false: the last version is a flag, which nobody has answered

    @property
    def judged(self) -> bool:
        return self.by is not None or self.revised_by is not None

    @property
    def own(self) -> tuple[int, int]:
        return (self.quoted, self.value)


@dataclass
class Ledger:
    """Everything that has been delivered about one article, and what it has come to."""

    keeps_ids: bool
    deliveries: list[Delivery] = field(default_factory=list)
    facts: dict[Any, Fact] = field(default_factory=dict)
    retracted: bool = False
    states: dict[Any, str] = field(default_factory=dict)

    def identity(self, slot: str, figure: int) -> Any:
        return slot if self.keeps_ids else (slot, figure)

    def copy(self) -> "Ledger":
        return deepcopy(self)

    def ingest(self, delivery: Delivery) -> None:
        if delivery in self.deliveries:
            return
        before = {identity: self._noted(identity) for identity in self.facts}
        newer = [d for d in self.deliveries if d.when > delivery.when and d.marked is not None]
        self.deliveries.append(delivery)
        self.retracted = self.retracted or delivery.retracted
        changed = set()
        if delivery.marked is not None:
            changed = self._late(delivery, newer) if newer else self._newest(delivery)
        for identity, fact in self.facts.items():
            if identity in changed or identity not in before:
                fact.version += identity in before
                self.states[identity] = self._state(identity)
            elif self._noted(identity) != before[identity]:
                fact.version += 1
                fact.answered = False
                self.states[identity] = self._state(identity)

    def _noted(self, identity: Any) -> tuple[Any, ...]:
        return (self._state(identity), self.facts[identity].says)

    def _newest(self, delivery: Delivery) -> set[Any]:
        changed = set()
        said = {self.identity(slot, figure): figure for slot, figure in delivery.says.items()}
        for identity, figure in said.items():
            fact = self.facts.get(identity)
            if fact is None:
                self.facts[identity] = Fact(figure, figure, figure, figure)
            elif fact.judged or (fact.own == (figure, figure) and fact.review != WITHDRAWN):
                fact.says = figure
            else:
                fact.quoted = fact.value = fact.says = fact.rests_on = figure
                fact.review, fact.answered = PROPOSED, True
                changed.add(identity)
        for identity, fact in self.facts.items():
            if identity in said:
                continue
            if not fact.judged and fact.review == PROPOSED and fact.says is not None:
                fact.review, fact.answered = WITHDRAWN, True
                changed.add(identity)
            fact.says = None
        return changed

    def _late(self, delivery: Delivery, newer: list[Delivery]) -> set[Any]:
        spoken_of = {self.identity(*said) for d in newer for said in d.says.items()}
        changed = set()
        for slot, figure in delivery.says.items():
            identity = self.identity(slot, figure)
            fact = self.facts.get(identity)
            if identity in spoken_of:
                continue
            if fact is None:
                self.facts[identity] = Fact(figure, figure, None, figure, review=WITHDRAWN)
            elif not fact.judged and fact.own != (figure, figure):
                fact.quoted = fact.value = fact.rests_on = figure
                fact.answered = True
                changed.add(identity)
        return changed

    def _state(self, identity: Any) -> str:
        fact = self.facts[identity]
        if self.retracted:
            return "retracted"
        if fact.says is None:
            return "gone"
        if fact.says != fact.rests_on and (fact.says, fact.says) != fact.own:
            return "changed"
        newest = max(self.deliveries, key=lambda delivery: delivery.when)
        slot = identity if self.keeps_ids else identity[0]
        return "marked" if (slot, fact.quoted) in newest.text else "lost"

    def waits(self, identity: Any) -> bool:
        fact = self.facts[identity]
        state = self.states[identity]
        if state == "gone" and fact.rests_on is None:
            return False  # it was judged when its source no longer marked it
        return fact.judged and not fact.answered and state in ("changed", "gone", "lost")

    def decide(
        self, move: str, identity: Any, version: int, curator: str, value: int = 0
    ) -> str | None:
        """Take a decision; returns the code that refuses it, None when it was taken."""
        fact = self.facts[identity]
        if fact.version != version:
            return "STALE_VERSION"
        if move == "keep":
            if not self.waits(identity):
                return "NOTHING_WAITS"
            leads_to = fact.review
        elif move == "adopt":
            if self.states[identity] != "changed":
                return "NOTHING_WAITS"
            leads_to = MOVES.get((fact.review, "revise"))
        else:
            leads_to = MOVES.get((fact.review, move))
        if move == "revise" and value == fact.value:
            return "BAD_CORRECTION"
        if leads_to is None:
            return "MOVE_REFUSED"
        if move == "revise":
            fact.value, fact.revised_by = value, curator
        if move == "adopt":
            assert fact.says is not None
            fact.quoted = fact.value = fact.says
            fact.revised_by = None
        fact.review = leads_to
        fact.by = None if leads_to == PROPOSED else curator
        if move != "restore":
            fact.rests_on = fact.says
        fact.version += 1
        fact.answered = True
        self.states[identity] = self._state(identity)
        return None

    def shown(self) -> dict[Any, tuple[Any, ...]]:
        """What a reader would find, for comparing with the real ledger."""
        return {
            identity: (
                fact.version,
                fact.review,
                fact.quoted,
                fact.value,
                self.states[identity],
                fact.by,
                fact.revised_by,
                self.waits(identity),
            )
            for identity, fact in self.facts.items()
        }
