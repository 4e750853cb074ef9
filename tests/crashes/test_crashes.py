"""Whatever dies, every accepted delivery has exactly its effect once.

`make crash` strikes at every point; `make test` at a few. Figures: `docs/reliability.md`.
"""

import os

import pytest

from campaigns import verifying, working
from tests.crashes import matrix

ALL = os.environ.get("CRASHES") == "all"
A_FEW = [  # each fault once, but for stopping and hanging, which take their time
    ("mid-facts", "kill_child"),
    ("after commit", "kill_worker"),
    ("before commit", "cut_connection"),
    ("leased", "kill_broker"),
]


@pytest.fixture(scope="module")
def seconds():
    """How long each cell took to its end; printed when all are done."""
    taken = {}
    yield taken
    for (point, strike), value in taken.items():
        print(f"{point:22} {strike:16} {value:5.1f} s")


@pytest.mark.parametrize("point", matrix.POINTS if ALL else [point for point, _ in A_FEW])
def test_a_worker_that_is_struck_leaves_what_one_that_is_not_leaves(
    curators, broker, point, seconds
):
    strikes = [strike for strike in matrix.STRIKES if ALL or (point, strike.__name__) in A_FEW]
    undisturbed = matrix.deliver("undisturbed")
    while document := working.claim("bulk"):
        working.take(document)
    expected = matrix.effect(undisturbed)
    assert expected["outcome"]["facts"]["new"] == 4
    assert expected["outcome"]["facts"]["waiting"] == 1
    with matrix.Stack(broker, point) as stack:
        for strike in strikes:
            row, seconds[point, strike.__name__] = matrix.strike_at(stack, strike)
            assert matrix.effect(row) == expected
    assert list(verifying.broken()) == []
