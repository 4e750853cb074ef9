"""The ledger, or a selection of it, from one end to the other in constant memory."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.models import Revision
from campaigns.clocks import Clocks
from campaigns.models import StatedFact
from campaigns.queries.facts import with_actors

CHUNK = 1000


def whole(facts: QuerySet[StatedFact], *, after: int, texts: bool) -> QuerySet[StatedFact]:
    """The versions after a position in the order of the ledger, with all that exports say.

    What many of them share is fetched once a chunk. `texts` for whoever reads around a quote.
    """
    revisions = Revision.objects.all() if texts else Revision.objects.defer("text")
    return (
        facts.filter(position__gt=after)
        .select_related(None)
        .prefetch_related(
            *("campaign", "measure", "unit", "article__outlet", "by", "imported", "reviser"),
            Prefetch("revision", revisions),
        )
        .order_by("position")
    )


def chunk_by_chunk(
    versions: QuerySet[StatedFact], clocks: Clocks, *, size: int = CHUNK
) -> Iterator[StatedFact]:
    """Each version, with its actors. What is written meanwhile is later than `clocks`.

    Every chunk asks for what follows the one before it: nothing is held open in the database, and
    whoever broke off goes on from the last position that came.
    """
    found: Any = with_actors(versions[:size], clocks)
    while found:
        yield from found
        following = versions.filter(position__gt=found[-1].position)
        found = with_actors(following[:size], clocks) if len(found) == size else []
