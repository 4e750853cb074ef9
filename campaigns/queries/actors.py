"""What was said by an actor, and of it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Count
from django.db.models.functions import Coalesce

from actors.enums import ActorKind, AliasKind
from actors.models import Actor, Alias
from articles.models import Article
from campaigns.enums import Kind, Part
from campaigns.models import Campaign, Resolution, StatedFact
from campaigns.models.fact import StatedFactQuerySet
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_since, counted, counts_of, hidden
from campaigns.queries.facts import with_actors
from campaigns.queries.paging import paged
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
    def usual_source(self) -> str:
        """Where most of its names come from, to be said once; "" where no two share a source."""
        sources = Counter(alias.source for alias in self.names if alias.source)
        [(source, names)] = sources.most_common(1) or [("", 0)]
        return source if names > 1 else ""

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
    shown = with_actors(naming.shown(unreviewed=asked.unreviewed).with_surroundings(), clocks)
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
            hidden=hidden(naming.begun_by(clocks.on, announced=True), asked),
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
    """The register, or a page of it: who is named in most facts first, then all others."""

    actors: list[Listed]
    paged: Page[int]
    in_facts: int  # how many of the whole register are named in some fact
    counts: Counts
    turns: Turns

    @cached_property
    def named(self) -> list[Listed]:
        return [one for one in self.actors if one.facts]

    @cached_property
    def others(self) -> list[Listed]:
        """Those that no fact names."""
        return [one for one in self.actors if not one.facts]

    @property
    def kinds(self) -> list[tuple[str, list[Listed]]]:
        """The others by kind of actor; the kinds in the order of their enum."""
        kinds = groupby(self.others, key=lambda one: ActorKind(one.actor.kind))
        return [(str(kind.plural), list(some)) for kind, some in kinds]


def actors_page(asked: Asked, *, number: int | None = None) -> ActorsPage:
    """The actors of the register, each with the number of facts that name it.

    `number` is that of a page of them; without one, these are all.
    """
    moment = asked.clocks.known_at
    standing = StatedFact.objects.known_at(moment).counted()
    facts = standing.shown(unreviewed=asked.unreviewed)
    links = Resolution.objects.known_at(moment).filter(fact__in=facts.values("fact"))
    remains = Coalesce("actor__merged_into", "actor")
    named = dict(links.order_by().values_list(remains).annotate(Count("fact", distinct=True)))
    kinds = list(ActorKind.values)
    in_order = sorted(
        Actor.objects.standing().values_list("pk", "kind"),
        key=lambda row: (-named[row[0]], 0) if row[0] in named else (0, kinds.index(row[1])),
    )
    page = paged([pk for pk, _ in in_order], number)
    actors = Actor.objects.with_names().in_bulk(list(page))
    return ActorsPage(
        actors=[Listed(actors[pk], named.get(pk, 0)) for pk in page],
        paged=page,
        in_facts=len(named),
        counts=counted(
            facts,
            changed_since=changed_since(StatedFact.objects.all(), asked),
            hidden=hidden(standing, asked),
        ),
        turns=turns_of(asked.clocks, versions=StatedFact.objects.all()),
    )
