"""The days on which something changes in what a page shows: where its clock can stop."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaigns.models import StatedFact
from campaigns.status import begins


@dataclass(frozen=True)
class Turns:
    """The last day before, and the first day after the one asked for, that a fact begins on."""

    before: date | None
    after: date | None


def turns_of(facts: Iterable[StatedFact], on: date) -> Turns:
    """Where the page of these facts has another state; None where it has none."""
    days = {day for fact in facts if (day := begins(fact))}
    return Turns(
        before=max((day for day in days if day < on), default=None),
        after=min((day for day in days if day > on), default=None),
    )
