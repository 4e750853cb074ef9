"""Names in stated facts and the actors they stand for. Automatic only where one alias is exact."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from actors.matching import resolve
from campaigns.enums import NAMING_PARTS
from campaigns.models import Resolution, StatedFact

Name = tuple[str, str, str]  # fact, part, as written


def resolve_names(versions: Sequence[StatedFact], *, at: datetime) -> None:
    """Link the names that these versions write to the one actor each matches, where there is one.

    A name with several candidates, or none, stays open for a curator. Names that are linked
    already keep their link.
    """
    names = {name for version in versions for name in _names(version)}
    facts = {version.fact for version in versions}
    linked = Resolution.objects.known_at(None).filter(fact__in=facts)
    open_names = names - {(str(link.fact), link.part, link.as_written) for link in linked}
    actors = resolve({as_written for _, _, as_written in open_names})
    Resolution.objects.bulk_create(
        Resolution(fact=fact, part=part, as_written=written, actor=actor, recorded_at=at)
        for fact, part, written in sorted(open_names)
        if (actor := actors[written]) is not None
    )


def _names(version: StatedFact) -> Iterable[Name]:
    for part in NAMING_PARTS:
        for role in version.written(part):
            yield str(version.fact), part, role["exact"]
