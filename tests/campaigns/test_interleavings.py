"""A curator and an import at the same moment, from separate connections, over and over.

Whatever the two do and whoever comes first: what they come to is one after the other, no value
of a curator is lost, and a decision on a version that is no longer the newest is refused.
"""

import os
import random

from campaigns import verifying
from tests.campaigns.ledger_model import Delivery, Ledger
from tests.campaigns.real_ledger import RealLedger, at_once

ROUNDS = int(os.environ.get("LEDGER_INTERLEAVINGS", "36"))
AN_ARTICLE = 12  # rounds about one article, then another

SLOTS = ("a", "b", "c")
MOVES = ("accept", "accept", "reject", "restore", "withdraw", "revise", "revise", "keep", "adopt")


def test_what_a_curator_and_an_import_do_at_once_is_one_after_the_other(curators):
    chance = random.Random(int(os.environ.get("LEDGER_SEED", "2017")))
    refused = 0
    for number in range(ROUNDS):
        if number % AN_ARTICLE == 0:
            keeps_ids = chance.random() < 0.5
            model, real = Ledger(keeps_ids), RealLedger(keeps_ids)
            first = delivery(chance, model, marked=frozenset(SLOTS))
            model.ingest(first)
            real.ingest(first)
        step = ("decide", *decision(chance, model))
        before = judged_by_curators(model)
        model = at_once(real, model, ("ingest", delivery(chance, model)), step)
        refused += model.shown()[step[2]][0] == step[3]
        untouched = {key for key in before if key != step[2]}
        assert {key: judged_by_curators(model)[key] for key in untouched} == {
            key: before[key] for key in untouched
        }
    assert refused < ROUNDS
    assert list(verifying.broken()) == []


def judged_by_curators(model):
    """What curators have decided or put in the place of what was stated, by fact."""
    return {
        identity: (fact.review, fact.value, fact.by, fact.revised_by)
        for identity, fact in model.facts.items()
        if fact.judged
    }


def delivery(chance, model, marked=None):
    """A delivery that was made at another moment than all before it."""
    taken = {one.when for one in model.deliveries}
    free = [(day, hour) for day in range(40) for hour in range(3) if (day, hour) not in taken]
    if marked is None and chance.random() < 0.85:
        marked = frozenset(slot for slot in SLOTS if chance.random() < 0.8)
    return Delivery(
        when=chance.choice(free),
        text=tuple((slot, chance.choice((5, 6, 7))) for slot in SLOTS),
        marked=marked,
        retracted=chance.random() < 0.02,
    )


def decision(chance, model):
    """A decision on some fact, now and then on a version that is not the newest."""
    identity = chance.choice(sorted(model.facts, key=str))
    version = model.facts[identity].version - (chance.random() < 0.15)
    return chance.choice(MOVES), identity, version, chance.choice(("amal", "bilal")), 90
