"""Names in stated facts and the actors they stand for. Automatic only where one alias is exact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from actors.matching import resolve
from actors.models import Actor
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


@dataclass
class Renaming:
    """What resolving names again would change: links to close, and links to open."""

    closing: list[Resolution]
    opening: list[Resolution]

    def __bool__(self) -> bool:
        return bool(self.closing or self.opening)

    def write(self, *, at: datetime) -> None:
        closed = Resolution.objects.filter(pk__in=[link.pk for link in self.closing])
        closed.update(superseded_at=at)
        for link in self.opening:
            link.recorded_at = at
        Resolution.objects.bulk_create(self.opening)


def resolved_again(versions: Sequence[StatedFact]) -> Renaming:
    """What the actors of today make of the names in these versions.

    A link that a curator made stays, whatever the actors are called by now.
    """
    names = {name for version in versions for name in _names(version)}
    facts = {version.fact for version in versions}
    linked = {
        (str(link.fact), link.part, link.as_written): link
        for link in Resolution.objects.known_at(None).filter(fact__in=facts).select_related("actor")
    }
    actors = resolve({as_written for _, _, as_written in names})
    closing, opening = [], []
    for name in sorted(names):
        link, actor = linked.get(name), actors[name[2]]
        if link is not None and (link.by_id or _stands_for(link, actor)):
            continue
        if link is not None:
            closing.append(link)
        if actor is not None:
            fact, part, written = name
            opening.append(Resolution(fact=fact, part=part, as_written=written, actor=actor))
    return Renaming(closing, opening)


def _stands_for(link: Resolution, actor: Actor | None) -> bool:
    return actor is not None and actor.pk in (link.actor_id, link.actor.merged_into_id)


def _names(version: StatedFact) -> Iterable[Name]:
    for part in NAMING_PARTS:
        for role in version.written(part):
            yield str(version.fact), part, role["exact"]
