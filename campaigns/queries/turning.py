"""Where the two clocks of a page can stop: days and moments at which what it shows changes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar

from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.models.fact import StatedFactQuerySet
from campaigns.status import counts_from

MOST_STOPS = 150  # on either side of the time asked for: more, no slider can tell apart
MOST_VERSIONS = 500  # looked at on either side, so that a long ledger costs no more

T = TypeVar("T", date, datetime)


@dataclass(frozen=True)
class Scale(Generic[T]):
    """The stops of one clock, the earliest first, and the nearest before and after."""

    stops: list[T] = field(default_factory=list)
    before: T | None = None
    after: T | None = None


@dataclass(frozen=True)
class Turns:
    """Where the page has another state, in the world and in what we knew."""

    on: Scale[date] = field(default_factory=Scale)
    known_at: Scale[datetime] = field(default_factory=Scale)


def turns_of(
    clocks: Clocks, *, facts: Iterable[StatedFact] = (), versions: StatedFactQuerySet
) -> Turns:
    """The stops of a page that shows these facts by their days, of all these versions.

    Without facts, the page shows the same on every day.
    """
    return Turns(days_of(facts, clocks.on), _moments_of(versions, clocks.known_at))


def days_of(facts: Iterable[StatedFact], on: date) -> Scale[date]:
    """The days from which a fact counts; the day asked for is neither before nor after itself."""
    days = sorted({counts_from(fact) for fact in facts})
    earlier, later = [day for day in days if day < on], [day for day in days if day > on]
    here = [on] if on in days else []
    return Scale(
        [*earlier[-MOST_STOPS:], *here, *later[:MOST_STOPS]],
        before=earlier[-1] if earlier else None,
        after=later[0] if later else None,
    )


def _moments_of(versions: StatedFactQuerySet, known_at: datetime) -> Scale[datetime]:
    """The moments at which versions were recorded, as `moments_in` tells them; one query.

    A version is succeeded at the moment at which the next is recorded, so that these are all.
    """
    recorded = versions.order_by("-recorded_at").values_list("recorded_at", flat=True)
    later = versions.order_by("recorded_at").values_list("recorded_at", flat=True)
    near = recorded.filter(recorded_at__lte=known_at)[:MOST_VERSIONS].union(
        later.filter(recorded_at__gt=known_at)[:MOST_VERSIONS]
    )
    return moments_in(near, known_at)


def moments_in(recorded: Iterable[datetime], known_at: datetime) -> Scale[datetime]:
    """The last moment of each minute: what a delivery brings within one is one change to a reader.

    What was known at `known_at` has been since the last stop up to it, so that the one before
    that is the nearest that shows anything else.
    """
    minutes = {when.replace(second=0, microsecond=0): when for when in sorted(recorded)}
    stops = list(minutes.values())
    passed, coming = [m for m in stops if m <= known_at], [m for m in stops if m > known_at]
    return Scale(
        [*passed[-MOST_STOPS:], *coming[:MOST_STOPS]],
        before=passed[-2] if len(passed) > 1 else None,
        after=coming[0] if coming else None,
    )
