"""The shipped register of actors, given to this installation entry by entry, each once.

An entry is an actor or one alias of it, in `register/*.json`. What was given is remembered, so
that a curator's work is never undone: an alias renamed or deleted in the admin does not come back
at the next load, an actor that a curator made first under the same slug keeps its fields, and an
entry added to the files in a later release still arrives.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.db import transaction

from actors.models import Actor, Alias, RegisterEntry

REGISTER = Path(__file__).with_suffix("")


class AliasEntry(msgspec.Struct, forbid_unknown_fields=True):
    """An alias as the files write it."""

    name: str
    language: str
    script: str
    kind: str
    source: str


class ActorEntry(msgspec.Struct, forbid_unknown_fields=True):
    """An actor as the files write it."""

    slug: str
    name: str
    kind: str
    description: str
    aliases: list[AliasEntry]


@dataclass(frozen=True)
class Loaded:
    """How many rows a load created."""

    actors: int
    aliases: int


def read() -> list[ActorEntry]:
    """Every actor of the shipped files, in their order."""
    return [
        actor
        for path in sorted(REGISTER.glob("*.json"))
        for actor in msgspec.json.decode(path.read_bytes(), type=list[ActorEntry])
    ]


@transaction.atomic
def load() -> Loaded:
    """Create what this installation has not been given yet; a second load writes no row."""
    actors = {actor.slug: actor for actor in read()}
    aliases = {
        f"{slug}|{alias.language}|{alias.name}": (slug, alias)
        for slug, actor in actors.items()
        for alias in actor.aliases
    }
    given = set(RegisterEntry.objects.values_list("key", flat=True))
    # Also the lock: a second loader waits here on the unique key, then finds the rows in place.
    RegisterEntry.objects.bulk_create(
        [RegisterEntry(key=key) for key in (*actors, *aliases) if key not in given],
        ignore_conflicts=True,
    )
    return Loaded(
        actors=_create_actors([entry for slug, entry in actors.items() if slug not in given]),
        aliases=_create_aliases([entry for key, entry in aliases.items() if key not in given]),
    )


def _create_actors(entries: list[ActorEntry]) -> int:
    present = set(Actor.objects.values_list("slug", flat=True))
    created = [
        Actor(slug=entry.slug, name=entry.name, kind=entry.kind, description=entry.description)
        for entry in entries
        if entry.slug not in present
    ]
    return len(Actor.objects.bulk_create(created))


def _create_aliases(entries: list[tuple[str, AliasEntry]]) -> int:
    actor_of = dict(Actor.objects.values_list("slug", "pk"))
    present = set(Alias.objects.values_list("actor_id", "name", "language"))
    created = [
        Alias(actor_id=actor_of[slug], **msgspec.structs.asdict(alias))
        for slug, alias in entries
        if slug in actor_of and (actor_of[slug], alias.name, alias.language) not in present
    ]
    return len(Alias.objects.bulk_create(created))
