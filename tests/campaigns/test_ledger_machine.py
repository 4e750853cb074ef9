"""The ledger against a model in plain Python, under every order, repetition and crowd.

`make prove` runs it long; its figures stand in `docs/reliability.md`.
"""

import os
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from articles.filing import file_article, held
from articles.models import Import
from campaigns import reading, reviewing, verifying
from campaigns.errors import LedgerError
from campaigns.models import StatedFact
from campaigns.recording import record
from tests import builders
from tests.campaigns.ledger_model import Delivery, Ledger

EXAMPLES = int(os.environ.get("LEDGER_EXAMPLES", "15"))
STEPS = int(os.environ.get("LEDGER_STEPS", "30"))

SLOTS = ("a", "b", "c")
FIGURES = (5, 6, 7)
CURATORS = ("amal", "bilal")
MOVES = ("accept", "reject", "restore", "withdraw", "revise", "keep", "adopt")
BEGIN = datetime(2017, 5, 1, tzinfo=UTC)

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


class RealLedger:
    """One article of the real ledger, driven as an import and as curators drive it."""

    def __init__(self, keeps_ids):
        self.url = f"https://news.example/{uuid.uuid4()}"
        self.keeps_ids = keeps_ids

    def ingest(self, delivery):
        article = self._article(delivery)
        with transaction.atomic():
            if held(article) is None:
                imported = Import.objects.get(name="machine")
                filed = file_article(article, imported=imported)
                record(reading.read(article).drafts, filed=filed, imported=imported)

    def decide(self, move, identity, version, curator, value):
        by = User.objects.get(username=curator)
        told = {"version": version, "by": by}
        if move == "revise":
            figure = {"low": value, "high": value, "unit": "percent"}
            told["correction"] = builders.correction(value=figure)
        try:
            getattr(reviewing, move)(self._open()[identity].fact, **told)
        except LedgerError as error:
            return error.code
        return None

    def shown(self):
        return {
            identity: (
                fact.version,
                fact.review,
                int(fact.quote.split()[2]),
                int(fact.low),
                fact.source_state,
                fact.reviewer.username if fact.reviewer else None,
                fact.reviser.username if fact.reviser else None,
                fact.waits,
            )
            for identity, fact in self._open().items()
        }

    def rows(self):
        return list(
            StatedFact.objects.filter(article__url=self.url)
            .order_by("position")
            .values_list("digest", flat=True)
        )

    def _open(self):
        facts = StatedFact.objects.open().filter(article__url=self.url)
        return {
            (fact.mark_id if self.keeps_ids else (fact.quote[5], int(fact.quote.split()[2]))): fact
            for fact in facts.select_related("reviewer", "reviser")
        }

    def _article(self, delivery):
        text = " ".join(f"Area {slot} {figure} percent." for slot, figure in delivery.text)
        marks = [
            builders.fact(
                text,
                f"Area {slot} {figure} percent",
                id=slot,
                value={"low": figure, "high": figure, "unit": "percent"},
            )
            for slot, figure in sorted(delivery.says.items())
        ]
        return builders.article(
            text,
            *marks,
            url=self.url,
            keeps_ids=self.keeps_ids,
            states_facts=delivery.marked is not None,
            retracted=delivery.retracted,
            modified_at=BEGIN + timedelta(days=delivery.when[0]),
            annotated_at=BEGIN + timedelta(hours=delivery.when[1]),
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
        """Both at the same time, from connections of their own: as one after the other, or not."""
        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(self._in_a_connection, steps))
        shown = self.real.shown()
        for order in (steps, steps[::-1]):
            model = self.model.copy()
            expected = {step: getattr(model, step[0])(*step[1:]) for step in order}
            if model.shown() == shown and answers == [expected[step] for step in steps]:
                self.model = model
                return
        raise AssertionError(f"neither order of {steps} gives {shown} and {answers}")

    def _in_a_connection(self, step):
        try:
            return getattr(self.real, step[0])(*step[1:])
        finally:
            connection.close()


@pytest.fixture
def people_and_delivery(own_database):
    for name in CURATORS:
        curator = User.objects.create_user(name)
        curator.user_permissions.add(Permission.objects.get(codename="review_statedfact"))
    Import.objects.create(name="machine")


def test_the_ledger_keeps_to_the_model(people_and_delivery):
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
