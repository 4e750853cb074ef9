import pytest

from campaigns import reviewing
from campaigns.enums import MOVES, Change, Review
from campaigns.errors import MoveRefused, NotACurator, StaleVersion
from campaigns.models import StatedFact
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "About 6 percent of Exampleville remains."


@pytest.fixture
def fact(take):
    take(builders.article(TEXT, builders.fact(TEXT, TEXT, id="f1")))
    return StatedFact.objects.open().get()


def test_accepting_writes_a_new_version_and_leaves_the_old_one_as_it_was(fact, curator):
    accepted = reviewing.accept(fact.fact, version=1, by=curator, why="Read the source.")
    assert (accepted.version, accepted.change, accepted.review) == (2, "accepted", "accepted")
    assert (accepted.by, accepted.reviewer, accepted.why) == (curator, curator, "Read the source.")
    first = StatedFact.objects.get(version=1)
    assert (first.review, first.superseded_at) == ("proposed", accepted.recorded_at)
    assert accepted.quote == first.quote


def test_a_rejected_fact_can_be_restored_and_has_no_reviewer_then(fact, curator):
    reviewing.reject(fact.fact, version=1, by=curator)
    restored = reviewing.restore(fact.fact, version=2, by=curator)
    assert (restored.version, restored.review) == (3, "proposed")
    assert (restored.reviewer, restored.reviewed_at, restored.by) == (None, None, curator)


def test_a_decision_on_a_version_that_has_been_succeeded_is_refused_with_both(
    fact, curator, other_curator
):
    reviewing.reject(fact.fact, version=1, by=other_curator)
    with pytest.raises(StaleVersion) as stale:
        reviewing.accept(fact.fact, version=1, by=curator)
    assert (stale.value.decided_on.version, stale.value.newest.version) == (1, 2)
    assert str(stale.value) == (
        "This fact is now at version 2 (rejected): somebody changed it while you decided. "
        "Look at both versions and decide again."
    )
    assert StatedFact.objects.open().get().reviewer == other_curator


def test_who_is_no_curator_may_not_decide(fact, reader):
    with pytest.raises(NotACurator):
        reviewing.accept(fact.fact, version=1, by=reader)
    assert StatedFact.objects.count() == 1


DECISIONS = {
    Change.ACCEPTED: reviewing.accept,
    Change.REJECTED: reviewing.reject,
    Change.RESTORED: reviewing.restore,
}


@pytest.mark.parametrize("path", [[], [Change.ACCEPTED], [Change.REJECTED]])
@pytest.mark.parametrize("change", DECISIONS)
def test_only_the_moves_of_the_table_are_made(fact, curator, path, change):
    for step in path:
        fact = DECISIONS[step](fact.fact, version=fact.version, by=curator)
    moves = MOVES[Review(fact.review)]
    if change in moves:
        moved = DECISIONS[change](fact.fact, version=fact.version, by=curator)
        assert moved.review == moves[change]
    else:
        with pytest.raises(MoveRefused) as refused:
            DECISIONS[change](fact.fact, version=fact.version, by=curator)
        assert str(refused.value) == (
            f"A fact that is {fact.review} cannot be {change}. "
            f"From here it can be: {', '.join(moves)}."
        )


def test_every_state_is_in_the_table_of_moves():
    assert set(MOVES) == set(Review)
