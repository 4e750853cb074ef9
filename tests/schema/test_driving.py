"""Every operation of the API, asked as everybody by calls that are made up from its schema."""

import os

import pytest

from tests.schema.driving import drive
from tests.schema.world import a_world

pytestmark = pytest.mark.django_db

CASES = int(os.environ.get("SCHEMA_CASES", "300"))
SEED = int(os.environ.get("SCHEMA_SEED", "20170525"))


def test_nothing_that_is_asked_breaks_it_and_no_answer_is_outside_the_schema(take, capsys):
    found = drive(a_world(take), cases=CASES, number=SEED)
    with capsys.disabled():
        print(f"\n{found.statuses.total()} calls:", dict(sorted(found.statuses.items())))
        print(*(f"{where}\n{told}\n" for where, told in found.wrong.items()), sep="\n")
    assert found.wrong == {}
