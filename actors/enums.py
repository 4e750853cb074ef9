"""Closed sets of the register."""

from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class ActorKind(TextChoices):
    """What sort of actor is named."""

    FORCE = "force", _("Force")
    ALLIANCE = "alliance", _("Alliance")
    STATE = "state", _("State")
    AGENCY = "agency", _("Institution or organisation")
    PARTY = "party", _("Political party")
    COMMUNITY = "community", _("Community")
    PERSON = "person", _("Person")

    @property
    def plural(self) -> "StrPromise":
        """What many of the kind are called, above a list of them."""
        return _PLURALS[self]


_PLURALS = {
    ActorKind.FORCE: _("Forces"),
    ActorKind.ALLIANCE: _("Alliances"),
    ActorKind.STATE: _("States"),
    ActorKind.AGENCY: _("Institutions and organisations"),
    ActorKind.PARTY: _("Political parties"),
    ActorKind.COMMUNITY: _("Communities"),
    ActorKind.PERSON: _("People"),
}


class AliasKind(TextChoices):
    """How a name came to be a name of its actor."""

    NAME = "name", _("Name")
    ACRONYM = "acronym", _("Acronym")
    VARIANT = "variant", _("Spelling variant")
    TRANSLITERATION = "transliteration", _("Transliteration")
    METONYM = "metonym", _("Metonym")  # a capital or a building that stands for who sits there
    SURNAME = "surname", _("Surname alone")


class Script(TextChoices):
    """Scripts of names: ISO 15924 codes."""

    LATIN = "Latn", _("Latin")
    ARABIC = "Arab", _("Arabic")
    CYRILLIC = "Cyrl", _("Cyrillic")

    @property
    def direction(self) -> str:
        """The direction the script is written in, as HTML's dir attribute says it."""
        return "rtl" if self is Script.ARABIC else "ltr"
