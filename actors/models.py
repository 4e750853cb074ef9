"""Actors and the names they go by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector, SearchVectorExact
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from actors.enums import ActorKind, AliasKind, Script
from actors.fields import FoldedField, validate_foldable
from actors.names import attached, fold

WORDS = SearchVector("folded", config="simple")  # of a name, as the indexes over names keep them


class ActorQuerySet(models.QuerySet["Actor"]):
    """Selections of actors."""

    def standing(self) -> "ActorQuerySet":
        """Actors that are not merged into another."""
        return self.filter(merged_into=None)

    def search(self, words: str, *others: str) -> "ActorQuerySet":
        """Actors in one of whose names `words` stand, the last of them perhaps only begun, or one
        of `others` as it is; all of them folded, and never the inside of a word.

        All actors where there is no letter or digit in any of these.
        """
        sought = [*_in_names(words, begun=True), *(q for each in others for q in _in_names(each))]
        if not sought:
            return self
        held = SearchVectorExact(
            WORDS, SearchQuery(" | ".join(sought), config="simple", search_type="raw")
        )
        named = Actor.objects.filter(held).values("pk")
        return self.filter(pk__in=named.union(Alias.objects.filter(held).values("actor")))

    def named(self, *folded: str) -> "ActorQuerySet":
        """Actors that go by one of the folded names, once for each alias, with their survivor."""
        return self.filter(Q(folded__in=folded) | Q(aliases__folded__in=folded)).select_related(
            "merged_into"
        )

    def with_names(self) -> "ActorQuerySet":
        """With what `Actor.names` reads: a query for each of aliases and merged actors."""
        return self.prefetch_related("aliases", "merged__aliases")


def _in_names(words: str, *, begun: bool = False) -> list[str]:
    """What PostgreSQL is asked for these words: `'syrian' <-> 'dem':*`. Folded, they are only
    letters and digits, so that nothing in them is read as a sign."""
    forms = [form.split() for form in attached(fold(words))]
    asked = [" <-> ".join(f"'{word}'" for word in form) for form in forms if form]
    return [f"({each}{':*' if begun else ''})" for each in asked]


class Actor(models.Model):
    """Who is named: a force, a state, an agency, a person.

    Merging is a pointer that can be undone, at most one step long: `merging` keeps it so.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, validators=[validate_foldable])
    folded = FoldedField(source="name")
    kind = models.CharField(max_length=16, choices=ActorKind.choices)
    description = models.TextField(blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ("name", "slug")
        indexes = [GinIndex(WORDS, name="actors_by_words")]
        constraints = [
            models.CheckConstraint(condition=~Q(folded=""), name="actor_folded_not_empty"),
            models.CheckConstraint(condition=Q(kind__in=ActorKind.values), name="actor_kind_known"),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="actor_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("actor", args=[self.slug])

    @property
    def is_person(self) -> bool:
        """Whether titles may stand before its name."""
        return self.kind == ActorKind.PERSON

    @property
    def survivor(self) -> "Actor":
        """The actor that stands for this one: itself, unless it is merged into another."""
        return self.merged_into or self

    @property
    def names(self) -> list["Alias"]:
        """Every alias it goes by, those of the actors merged into it included."""
        return [alias for actor in (self, *self.merged.all()) for alias in actor.aliases.all()]

    @property
    def other_scripts(self) -> list["Alias"]:
        """One name in each language that is not written in Latin letters: never that of a capital
        for who sits there, and a variant only where there is no other."""
        own = [alias for alias in reversed(self.names) if alias.kind != AliasKind.METONYM]
        own.sort(key=lambda alias: alias.kind == AliasKind.NAME)
        found = {alias.language: alias for alias in own}
        return [alias for alias in found.values() if alias.script != Script.LATIN]


class Alias(models.Model):
    """One of an actor's names, in its language and script. Two actors may share an alias."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200, validators=[validate_foldable])
    folded = FoldedField(source="name")
    language = models.CharField(max_length=35, help_text="BCP 47: en, ar, ku, ckb, tr, fr, ru")
    script = models.CharField(max_length=4, choices=Script.choices, default=Script.LATIN)
    kind = models.CharField(max_length=16, choices=AliasKind.choices, default=AliasKind.NAME)
    source = models.CharField(max_length=200, blank=True, help_text="Where the name is from")

    class Meta:
        verbose_name_plural = "aliases"
        ordering = ("language", "name")
        indexes = [GinIndex(WORDS, name="aliases_by_words")]
        constraints = [
            models.UniqueConstraint(
                fields=("actor", "name", "language"),
                name="alias_once_per_actor",
                violation_error_message="The actor has this name in this language already.",
            ),
            models.CheckConstraint(condition=~Q(folded=""), name="alias_folded_not_empty"),
            models.CheckConstraint(
                condition=Q(language__regex=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
                name="alias_language_is_bcp47",
                violation_error_message="Write the language as a BCP 47 code, such as en or ckb.",
            ),
            models.CheckConstraint(
                condition=Q(script__in=Script.values), name="alias_script_known"
            ),
            models.CheckConstraint(condition=Q(kind__in=AliasKind.values), name="alias_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def direction(self) -> str:
        """The direction its script is written in: "rtl" or "ltr"."""
        return Script(self.script).direction


class RegisterEntry(models.Model):
    """An entry of the shipped register that this installation has been given.

    Each is given once: what a curator renames or deletes afterwards stays renamed or deleted.
    """

    key = models.CharField(max_length=400, unique=True)

    class Meta:
        verbose_name_plural = "register entries"

    def __str__(self) -> str:
        return self.key
