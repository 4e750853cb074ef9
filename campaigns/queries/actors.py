"""What was said by an actor, and of it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from actors.enums import ActorKind, AliasKind
from actors.models import Actor, Alias
from articles.models import Article
from campaigns.enums import Kind, Part
from campaigns.models import Campaign, Resolution, StatedFact
from campaigns.models.fact import StatedFactQuerySet
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_since, counts_of, hidden
from campaigns.queries.facts import with_actors
from campaigns.queries.published import articles_of
from campaigns.queries.rivals import with_rivals
from campaigns.queries.turning import Turns, turns_of
from campaigns.status import has_begun, newness


@dataclass(frozen=True, kw_only=True)
class ActorPage:
    """Everything the page of an actor shows; each fact in one of the three lists."""

    actor: Actor
    relations: list[StatedFact]  # whoever said so
    said: list[StatedFact]  # of itself, or of others
    said_of: list[StatedFact]  # by others
    articles: list[Article]
    counts: Counts
    turns: Turns

    @cached_property
    def names(self) -> list[Alias]:
        """What it is called, by language: its names before acronyms and spellings of them."""
        kinds = list(AliasKind)
        return sorted(
            self.actor.names, key=lambda alias: (alias.language, kinds.index(AliasKind(alias.kind)))
        )

    @cached_property
    def facts(self) -> list[StatedFact]:
        """Every fact that names it, in the order of the page."""
        return [*self.relations, *self.said, *self.said_of]

    @property
    def campaigns(self) -> list[tuple[Campaign, int]]:
        """The campaigns in which it is named, and in how many facts, the most first."""
        campaigns = {fact.campaign_id: fact.campaign for fact in self.facts}
        counted = Counter(fact.campaign_id for fact in self.facts).most_common()
        return [(campaigns[pk], count) for pk, count in counted]


def actor_page(actor: Actor, asked: Asked) -> ActorPage:
    """What names this actor, as known then, about days up to the day asked; newest first.

    Events that are still to come are named too: they were stated already.
    """
    clocks = asked.clocks
    links = Resolution.objects.known_at(clocks.known_at).standing_for(actor)
    parts: dict[UUID, set[str]] = {}
    for fact, part in links.values_list("fact", "part"):
        parts.setdefault(fact, set()).add(part)
    naming = StatedFact.objects.known_at(clocks.known_at).standing().filter(fact__in=parts)
    shown = with_actors(
        naming.shown(unreviewed=asked.unreviewed).with_source().with_surroundings(), clocks
    )
    facts = [
        fact
        for fact in sorted(shown, key=newness, reverse=True)
        if fact.measure.kind == Kind.EVENT or has_begun(fact, clocks.on)
    ]
    facts = with_rivals(facts, asked)
    of = {fact for fact in facts if parts[fact.fact] & {Part.SUBJECT, Part.OBJECT}}
    relations = {fact for fact in of if fact.measure.kind == Kind.RELATION}
    said = {fact for fact in facts if Part.SPEAKER in parts[fact.fact]} - relations
    said_of = of - relations - said
    return ActorPage(
        actor=actor,
        relations=[fact for fact in facts if fact in relations],
        said=[fact for fact in facts if fact in said],
        said_of=[fact for fact in facts if fact in said_of],
        articles=articles_of(facts, clocks),
        counts=counts_of(
            facts,
            changed_since=changed_since(_naming(actor), asked),
            hidden=hidden(naming, asked),
        ),
        turns=turns_of(
            clocks,
            facts=(fact for fact in shown if fact.measure.kind != Kind.EVENT),
            versions=_naming(actor),
        ),
    )


def _naming(actor: Actor) -> StatedFactQuerySet:
    """All versions of the facts that name this actor, at whatever time."""
    links = Resolution.objects.standing_for(actor)
    return StatedFact.objects.filter(fact__in=links.values("fact"))


@dataclass(frozen=True)
class Listed:
    """An actor in the register's index, and in how many standing facts it is named."""

    actor: Actor
    facts: int


@dataclass(frozen=True, kw_only=True)
class ActorsPage:
    """The register by kind of actor; the kinds in the order of their enum."""

    kinds: list[tuple[str, list[Listed]]]
    named: int
    counts: Counts
    turns: Turns

    @property
    def listed(self) -> int:
        return sum(len(some) for _, some in self.kinds)


def actors_page(asked: Asked) -> ActorsPage:
    """Every actor of the register, with the number of facts that name it."""
    moment = asked.clocks.known_at
    counted = StatedFact.objects.known_at(moment).counted()
    facts = counted.shown(unreviewed=asked.unreviewed)
    links = Resolution.objects.known_at(moment).filter(fact__in=facts.values("fact"))
    pairs = set(links.values_list("actor_id", "actor__merged_into_id", "fact"))
    named = Counter(merged_into or actor for actor, merged_into, _ in pairs)
    actors = list(Actor.objects.standing().with_names())
    kinds = [
        (
            str(kind.plural),
            [Listed(actor, named[actor.pk]) for actor in actors if actor.kind == kind],
        )
        for kind in ActorKind
    ]
    return ActorsPage(
        kinds=[(label, some) for label, some in kinds if some],
        named=len(named),
        counts=counts_of(
            list(facts.select_related("article").defer("roles", "quote")),
            changed_since=changed_since(StatedFact.objects.all(), asked),
            hidden=hidden(counted, asked),
        ),
        turns=turns_of(asked.clocks, versions=StatedFact.objects.all()),
    )
