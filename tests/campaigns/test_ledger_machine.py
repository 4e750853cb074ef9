"""The ledger against a model in plain Python, under every order, repetition and crowd.

`make prove` runs it long; its figures stand in `docs/reliability.md`.
"""

import os

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from campaigns import verifying
from tests.campaigns.ledger_model import Delivery, Ledger
from tests.campaigns.real_ledger import RealLedger, at_once

EXAMPLES = int(os.environ.get("LEDGER_EXAMPLES", "10"))
STEPS = int(os.environ.get("LEDGER_STEPS", "20"))

SLOTS = ("a", "b", "c")
FIGURES = (5, 6, 7)
CURATORS = ("amal", "bilal")
MOVES = ("accept", "reject", "restore", "withdraw", "revise", "keep", "adopt")

texts = st.lists(st.sampled_from(FIGURES), min_size=3, max_size=3).map(
    lambda figures: tuple(zip(SLOTS, figures, strict=True))
)
deliveries = st.builds(
    Delivery,
    when=st.tuples(st.integers(0, 6), st.integers(0, 4)),
    text=texts,
    marked=st.one_of(st.frozensets(st.sampled_from(SLOTS)), st.none()),
    retracted=st.sampled_from([False] * 15 + [True]),
)
decisions = st.tuples(
    st.sampled_from(MOVES),
    st.integers(0, 8),  # which fact
    st.sampled_from([0, 0, 0, 1]),  # how many versions too old
    st.sampled_from(CURATORS),
    st.sampled_from((90, 91)),
)


class LedgerMachine(RuleBasedStateMachine):
    """Deliveries and decisions in any order, one at a time or two at once."""

    def __init__(self):
        super().__init__()
        self.model = self.real = None
        self.sealed = []

    @initialize(keeps_ids=st.booleans(), delivery=deliveries)
    def begin(self, keeps_ids, delivery):
        self.model, self.real = Ledger(keeps_ids), RealLedger(keeps_ids)
        self.ingest(delivery)

    @rule(delivery=deliveries)
    def ingest(self, delivery):
        if self._is_possible(delivery):
            self.model.ingest(delivery)
            self.real.ingest(delivery)

    @rule(which=st.integers(0, 20))
    def ingest_again(self, which):
        delivery = self.model.deliveries[which % len(self.model.deliveries)]
        self.model.ingest(delivery)
        self.real.ingest(delivery)

    @rule(decision=decisions)
    def decide(self, decision):
        if (told := self._told(decision)) is not None:
            assert self.real.decide(*told) == self.model.decide(*told)

    @rule(delivery=deliveries, decision=decisions)
    def ingest_while_a_curator_decides(self, delivery, decision):
        told = self._told(decision)
        if told is not None and self._is_possible(delivery):
            self._at_once(("ingest", delivery), ("decide", *told))

    @rule(one=decisions, other=decisions)
    def decide_at_once(self, one, other):
        first, second = self._told(one), self._told(other)
        if first is not None and second is not None:
            self._at_once(("decide", *first), ("decide", *second))

    @rule(one=deliveries, other=deliveries)
    def ingest_at_once(self, one, other):
        if self._is_possible(one) and self._is_possible(other, also=one):
            self._at_once(("ingest", one), ("ingest", other))

    @invariant()
    def the_ledger_is_what_the_model_says(self):
        assert self.real.shown() == self.model.shown()

    @invariant()
    def what_was_written_stays_as_it_was(self):
        rows = self.real.rows()
        assert rows[: len(self.sealed)] == self.sealed
        self.sealed = rows

    def _is_possible(self, delivery, also=None):
        """Two deliveries made at one moment are one delivery: their order would mean nothing."""
        others = [*self.model.deliveries, *([also] if also else [])]
        return all(delivery == other or delivery.when != other.when for other in others)

    def _told(self, decision):
        move, which, back, curator, value = decision
        if not self.model.facts:
            return None
        identity = sorted(self.model.facts, key=str)[which % len(self.model.facts)]
        return move, identity, self.model.facts[identity].version - back, curator, value

    def _at_once(self, *steps):
        self.model = at_once(self.real, self.model, *steps)


def test_the_ledger_keeps_to_the_model(curators):
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes here
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert list(verifying.broken()) == []
