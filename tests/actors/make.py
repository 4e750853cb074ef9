"""Actors for the tests of the register."""

from actors.enums import ActorKind, Script
from actors.models import Actor, Alias


def an_actor(slug: str, *aliases: str, name: str = "", kind: str = ActorKind.FORCE) -> Actor:
    """A saved actor that goes by its name (the slug unless given) and by the aliases."""
    actor = Actor.objects.create(slug=slug, name=name or slug, kind=kind)
    Alias.objects.bulk_create(
        Alias(actor=actor, name=alias, language="en", script=Script.LATIN) for alias in aliases
    )
    return actor
