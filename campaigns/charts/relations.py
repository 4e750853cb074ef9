"""Who stands where, as a network: who is named, and what is stated between them. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actors.names import fold
from campaigns import terms, wording
from campaigns.enums import STANDING, Review
from campaigns.status import reaches
from campaigns.tables.towns import town_of

if TYPE_CHECKING:
    from actors.models import Actor
    from campaigns.models import StatedFact
    from campaigns.models.fact import Named


@dataclass(frozen=True)
class Party:
    """Who or what a relation names: an actor, a place, or words of one fact that stand alone.

    Words that are no actor's and no known place's are joined to nothing: that two facts write the
    same says nothing of whom they mean.
    """

    key: str
    name: str = field(compare=False)
    language: str = field(default="", compare=False)
    actor: "Actor | None" = field(default=None, compare=False)

    @property
    def is_place(self) -> bool:
        return self.key.startswith("place:")


@dataclass(frozen=True)
class Tie:
    """A kind of relation that is stated from one to another, by one fact or by several; or between
    the two, where it is mutual: whoever is named first."""

    subject: Party
    object: Party
    facts: list["StatedFact"]  # accepted ones first, then the newest

    @property
    def fact(self) -> "StatedFact":
        return self.facts[0]

    @property
    def kind(self) -> str:
        """What is stated to hold, and how where not outright: "backs", "planned: backs"."""
        return wording.qualified(terms.label(self.fact.measure).lower(), self.fact)

    @property
    def when(self) -> str:
        """The month or the years that its statement is about, and whether for sure: "2014",
        "May 2017, uncertain"; a time that is open as stated, "from 2014"; "" where none is stated.
        """
        if not (self.fact.earliest and self.fact.latest):
            return wording.stated_time(self.fact)
        first, last = self.fact.earliest, reaches(self.fact) or self.fact.latest
        if (first.year, first.month) == (last.year, last.month):
            span = wording.short_month(last)
        elif first.year == last.year:
            span = str(last.year)
        else:
            span = wording.isolated(f"{first.year}–{last.year}")
        return wording.doubted(span, self.fact)

    @property
    def mutual(self) -> bool:
        return self.fact.measure.mutual


def ties_of(facts: Iterable["StatedFact"], *, own_places: Collection[str] = ()) -> list[Tie]:
    """What these relation facts, the newest first, say; never what was taken back."""
    own = {fold(place) for place in own_places}
    found: dict[tuple[str, ...], Tie] = {}
    for fact in sorted(facts, key=lambda one: one.review != Review.ACCEPTED):
        if fact.review not in STANDING:
            continue
        for subject in fact.subjects:
            for named in _objects(fact):
                one, other = _party(fact, subject, own), _party(fact, named, own)
                ends = [one.key, other.key]
                key = (fact.measure.slug, *(sorted(ends) if fact.measure.mutual else ends))
                found.setdefault(key, Tie(one, other, [])).facts.append(fact)
    return list(found.values())


def _objects(fact: "StatedFact") -> "list[Named]":
    return fact.objects_named or fact.named("place")


def _party(fact: "StatedFact", named: "Named", own: Collection[str]) -> Party:
    folded, language = fold(named.as_written), fact.article.language
    if named.actor:
        return Party(f"actor:{named.actor.slug}", named.actor.name, actor=named.actor)
    if folded in own:
        return Party("place:own", named.as_written, language)
    if town := town_of(named.as_written):
        return Party(f"place:{town.names[0]}", named.as_written, language)
    return Party(f"words:{fact.fact}:{folded}", named.as_written, language)
