"""Closed sets of the register."""

from django.db.models import TextChoices


class ActorKind(TextChoices):
    """What sort of actor is named."""

    FORCE = "force", "Force"
    ALLIANCE = "alliance", "Alliance"
    STATE = "state", "State"
    AGENCY = "agency", "Agency or government"
    PARTY = "party", "Political party"
    COMMUNITY = "community", "Community"
    PERSON = "person", "Person"


class AliasKind(TextChoices):
    """How a name came to be a name of its actor."""

    NAME = "name", "Name"
    ACRONYM = "acronym", "Acronym"
    VARIANT = "variant", "Spelling variant"
    TRANSLITERATION = "transliteration", "Transliteration"
    METONYM = "metonym", "Metonym"  # a capital or a building that stands for who sits there
    SURNAME = "surname", "Surname alone"


class Script(TextChoices):
    """Scripts of names: ISO 15924 codes."""

    LATIN = "Latn", "Latin"
    ARABIC = "Arab", "Arabic"
    CYRILLIC = "Cyrl", "Cyrillic"

    @property
    def direction(self) -> str:
        """The direction the script is written in, as HTML's dir attribute says it."""
        return "rtl" if self is Script.ARABIC else "ltr"
