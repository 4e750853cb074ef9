"""What is found by its words: facts by their quotes, articles by their titles and their texts,
actors and campaigns by their names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from actors.models import Actor, Alias
from actors.names import fold
from articles.enums import Rights
from articles.models import Article, Outlet, Revision
from articles.words import Beginning
from campaigns import terms as in_words
from campaigns import wording
from campaigns.enums import Kind
from campaigns.models import Campaign, Measure, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_since, counted, counts_of, hidden
from campaigns.queries.facts import with_actors
from campaigns.queries.lists import listed
from campaigns.queries.published import as_known
from campaigns.queries.rivals import with_rivals
from campaigns.queries.sought import Term, goes_beyond, terms_of
from campaigns.queries.turning import Turns, turns_of

MOST_FACTS, MOST_OTHERS, MOST_NAMES = 50, 20, 3
MOST_MATCHES = 1000
MOST_IN_A_LINE = 5  # actors that the head of a search names
FIELDS = {
    "campaign": "campaign__slug",
    "measure": "measure__slug",
    "outlet": "article__outlet__slug",
}
MODELS = {"campaign": Campaign, "measure": Measure, "outlet": Outlet}


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """What was found, how much of it there is, and what was searched for."""

    q: str
    terms: list[Term]
    within: Mapping[str, str] = field(default_factory=dict)  # what facts were narrowed to
    facts: list[StatedFact] = field(default_factory=list)
    facts_in_all: int = 0
    articles: list[Article] = field(default_factory=list)
    articles_in_all: int = 0
    actors: list[Actor] = field(default_factory=list)
    campaigns: list[Campaign] = field(default_factory=list)
    measures: list[tuple[Measure, list[Campaign]]] = field(default_factory=list)
    counts: Counts
    turns: Turns = field(default_factory=Turns)

    @property
    def cut_short(self) -> bool:
        """Whether only the beginning of what the reader gave was searched for."""
        return goes_beyond(self.q)

    @property
    def other_names(self) -> list[str]:
        """What was searched for beside the words that the reader gave."""
        return [phrase for term in self.terms if not term.excluded for phrase in term.phrases[1:]]

    @property
    def named(self) -> list[tuple[Actor, list[Alias]]]:
        """The actors, and by which of their other names each was found: a few of them."""
        wanted = [term for term in self.terms if not term.excluded]
        return [(actor, _matching(actor, wanted)) for actor in self.actors]

    @property
    def has_many_actors(self) -> bool:
        """Whether more actors are called so than a line can name: they have a section then."""
        return len(self.actors) > MOST_IN_A_LINE

    @cached_property
    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What a search can be narrowed to, slug and name: what some fact is of, and what it is."""
        settled = Q(proposed=False)
        campaigns = Campaign.objects.filter(
            (_is_stated("campaign") & settled) | self._chosen("campaign")
        )
        measures = Measure.objects.filter(_is_stated("measure") | self._chosen("measure"))
        outlets = Outlet.objects.filter(_is_stated("article__outlet") | self._chosen("outlet"))
        return {
            "campaign": [(one.slug, in_words.name(one)) for one in campaigns],
            "measure": [(one.slug, in_words.label(one)) for one in measures],
            "outlet": [(one.slug, wording.isolated(one.name)) for one in outlets],
        }

    def _chosen(self, name: str) -> Q:
        return Q(slug=self.within.get(name, ""))

    @property
    def looked_at(self) -> int | None:
        """How many facts were looked at, where more may hold the words; else None."""
        return MOST_MATCHES if self.facts_in_all >= MOST_MATCHES else None

    @property
    def found(self) -> int:
        return self.facts_in_all + self.articles_in_all + len(self.actors) + len(self.campaigns)


def search_page(q: str, asked: Asked, within: Mapping[str, str] | None = None) -> SearchPage:
    """Everything that holds all of the words, as known then; facts as the API lists them, the
    newest by stated time first; what states none has its place by its publication.

    `within` narrows facts to those of a campaign, a measure, an outlet, and articles to those
    that state such facts; keys are those of `FIELDS`.
    """
    within = within or {}
    known = list(Campaign.objects.all())
    terms = terms_of(q, known)
    if not any(not term.excluded for term in terms):
        return SearchPage(q=q, terms=[], within=within, counts=counts_of([], changed_since=0))
    matching = found_facts(terms, asked, within)
    newest = matching.with_surroundings().order_by("-stated", "-pk")[:MOST_FACTS]
    facts = with_rivals(with_actors(newest, asked.clocks), asked)
    articles = _articles(terms, asked, within)
    versions = StatedFact.objects.filter(fact__in=[fact.fact for fact in facts])
    counts = counted(
        matching,
        changed_since=changed_since(versions, asked),
        hidden=hidden(found_facts(terms, replace(asked, unreviewed=True), within), asked),
    )
    return SearchPage(
        q=q,
        terms=terms,
        within=within,
        facts=facts,
        facts_in_all=counts.reviewed + counts.unreviewed,
        articles=as_known(articles[:MOST_OTHERS], asked.clocks),
        articles_in_all=articles.count(),
        actors=[] if within else _actors(terms),
        campaigns=[] if within else [one for one in known if _is_found(one, terms)],
        measures=[] if within else _measures(terms, asked, known),
        counts=counts,
        turns=turns_of(asked.clocks, versions=versions),
    )


def found_facts(
    terms: Iterable[Term], asked: Asked, within: Mapping[str, str] | None = None
) -> Any:
    """The standing facts whose quotes hold all of this; of more than a thousand, any thousand.

    A word that is everywhere tells nothing, and to sort a million facts by it takes a minute.
    """
    facts = listed(asked).standing()
    facts = facts.filter(**{FIELDS[name]: slug for name, slug in (within or {}).items()})
    holding = facts.filter(*(term.within("quote") for term in terms))
    return listed(asked).filter(pk__in=holding.order_by().values("pk")[:MOST_MATCHES])


def _articles(terms: Iterable[Term], asked: Asked, within: Mapping[str, str]) -> QuerySet[Article]:
    """Articles that were held then, by their titles, and by their texts where all may read them."""
    held = Revision.objects.all()
    if asked.clocks.asked_known_at:
        held = held.filter(recorded_at__lte=asked.clocks.asked_known_at)
    articles = Article.objects.select_related("outlet").filter(pk__in=held.values("article"))
    if within:
        facts = listed(asked).filter(**{FIELDS[name]: slug for name, slug in within.items()})
        articles = articles.filter(pk__in=facts.order_by().values("article"))
    return articles.filter(*(_told(term, held) for term in terms))


def _told(term: Term, held: QuerySet[Revision]) -> Q:
    """Whether a title or a text holds a term; where it must not, whether neither does."""
    wanted = replace(term, excluded=False)
    texts = held.filter(wanted.within(Beginning("text")), article__rights=Rights.OPEN)
    told = wanted.within("title") | Q(pk__in=texts.values("article"))
    return ~told if term.excluded else told


def _actors(terms: Iterable[Term]) -> list[Actor]:
    """Actors in whose names all of this is, as the register lists them: a name of one that was
    merged is a name of the one that remains."""
    actors = Actor.objects.standing()
    for term in terms:
        named = Actor.objects.search(*term.phrases)
        standing = named.values(remains=Coalesce("merged_into", "pk"))
        holding = Q(pk__in=standing)
        actors = actors.filter(~holding if term.excluded else holding)
    return list(actors.with_names()[:MOST_OTHERS])


def _matching(actor: Actor, terms: Collection[Term]) -> list[Alias]:
    """The aliases by which an actor was found: those that hold what the reader gave, else those
    that hold another name of it; none where its own name holds it all."""
    given = [Term(term.phrases[:1]) for term in terms]
    if all(term.names(actor.name) for term in given):
        return []
    spelt = {fold(alias.name): alias for alias in reversed(actor.names)}
    aliases = list(reversed(spelt.values()))
    for sought in (given, terms):
        if found := [one for one in aliases if any(term.names(one.name) for term in sought)]:
            return found[:MOST_NAMES]
    return []


def _is_found(campaign: Campaign, terms: Iterable[Term]) -> bool:
    """Whether a campaign that is no proposal holds all of this in its names."""
    return not campaign.proposed and _hold((campaign.name, *campaign.place_names), terms)


def _hold(names: Collection[str], terms: Iterable[Term]) -> bool:
    """Whether each term is in one of these names; where it must not be, whether it is in none."""
    return all(
        any(replace(term, excluded=False).names(one) for one in names) != term.excluded
        for term in terms
    )


def _measures(
    terms: Collection[Term], asked: Asked, known: Iterable[Campaign]
) -> list[tuple[Measure, list[Campaign]]]:
    """Measures that are called so, in English or in the reader's language, and the campaigns in
    which a figure of them stands: who looks for one by its name finds no quote that holds it."""
    measures = [
        one
        for one in Measure.objects.filter(kind=Kind.QUANTITY)
        if _hold((one.label, in_words.label(one)), terms)
    ]
    if not measures:
        return []
    facts = StatedFact.objects.known_at(asked.clocks.known_at).counted()
    stated = facts.shown(unreviewed=asked.unreviewed).filter(measure__in=measures).order_by()
    pairs = set(stated.values_list("measure", "campaign").distinct())
    told = [
        (one, [of for of in known if (one.pk, of.pk) in pairs and not of.proposed])
        for one in measures
    ]
    return [(measure, campaigns) for measure, campaigns in told if campaigns]


def _is_stated(of: str) -> Q:
    """Whether some open fact is of a row. One is looked up for each row, by an index: whether a
    row is among those of all facts would be asked by reading all of them."""
    some = StatedFact.objects.open().filter(**{of: OuterRef("pk")}).order_by().values("pk")[:1]
    return Q(IsNull(Subquery(some), False))
