"""What is found by its words: facts by their quotes, articles by their titles and their texts,
actors and campaigns by their names.

Words are folded, so that every spelling of a name is found; a name of the register, of a campaign's
own place or of a town is found by its other names as well, in whatever script they are. They are
found as words: what stands within a longer word is another word, except in Arabic behind what is
written in one with a name.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest
from typing import Any

from django.db.models import Expression, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Regex

from actors.models import Actor, Alias
from actors.names import attached, fold
from articles.enums import Rights
from articles.models import Article, Outlet, Revision
from articles.words import AnyOf, Beginning, Holds, Phrase, Words
from campaigns import terms as in_words
from campaigns import wording
from campaigns.models import Campaign, Measure, StatedFact
from campaigns.queries.asked import Asked
from campaigns.queries.counts import Counts, changed_since, counts_of
from campaigns.queries.facts import with_actors
from campaigns.queries.lists import listed
from campaigns.queries.rivals import with_rivals
from campaigns.queries.turning import Turns, turns_of
from campaigns.tables.towns import TOWNS

LONGEST, MOST_TERMS = 200, 10  # characters, and words or phrases: what is beyond is not searched
MOST_FACTS, MOST_OTHERS, MOST_NAMES = 50, 20, 3
MOST_MATCHES = 1000
FIELDS = {
    "campaign": "campaign__slug",
    "measure": "measure__slug",
    "outlet": "article__outlet__slug",
}
WORD = re.compile(r"\w(?:[^\s/–—-]*\w)?")
ARTICLES = 2  # words that a phrase can have in a text beside its own: Deir ez-Zor
ENDINGS = ("s", "es", "d", "ed", "ing")  # with or without which an English word is the same
# Acronyms that are words of every text in small letters.
ACRONYMS = frozenset({"is", "us", "who"})
PART = re.compile(r'(-?)(?:"([^"]*)"|“([^”]*)”|(\S+))')


@dataclass(frozen=True)
class Term:
    """A word or a phrase, or all that it is called elsewhere; or what must not be there."""

    phrases: list[str]  # as the reader gave it, first
    excluded: bool = False

    def within(self, column: str | Expression) -> Q:
        """Where a column of texts holds it."""
        words, held = Words(column), Q()
        spelt = [phrase for phrase in self.phrases if not _is_acronym(phrase)]
        if forms := dict.fromkeys(form for phrase in spelt for form in _forms(phrase)):
            held |= Q(Holds(words, AnyOf(*(Phrase(Value(form)) for form in forms))))
        for acronym in filter(_is_acronym, self.phrases):
            capitals = r"\m" + r"\.?".join(fold(acronym).upper()) + r"\M"
            written = Regex(F(column) if isinstance(column, str) else column, capitals)
            held |= Q(Holds(words, Phrase(Value(acronym)))) & Q(written)
        return ~held if self.excluded else held

    def names(self, told: str) -> bool:
        """Whether it stands in a name: as a whole, or as the reader began it."""
        words = f" {fold(told)} "
        begun = (f" {form}" for form in attached(fold(self.phrases[0])))
        whole = (f" {form} " for each in self.phrases[1:] for form in attached(fold(each)))
        return any(form in words for form in (*begun, *whole))


def _forms(phrase: str) -> list[str]:
    """A phrase as it may stand in a text. It is folded there once more: dots can end sentences."""
    return [phrase, *attached(fold(phrase))[1:]]


def found_in(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Where the words that were sought stand in a text: what a reader sees why it was found by."""
    phrases = [phrase for term in terms if not term.excluded for phrase in term.phrases]
    forms = {tuple(form.split()) for each in phrases for form in attached(fold(each))} - {()}
    capitals = {(fold(phrase),) for phrase in phrases if _is_acronym(phrase)}
    words = [(one.start(), one.end()) for one in WORD.finditer(text)]
    found: list[tuple[int, int]] = []
    for at, (start, end) in enumerate(words):
        first = fold(text[start:end])
        if not first or (found and start < found[-1][1]):
            continue
        if {(first,), *((other,) for other in _alike(first))} & forms - capitals or (
            (first,) in capitals and text[start:end].isupper()
        ):
            found.append((start, end))
        elif reached := _reached(text, words[at:], [form for form in forms if form[0] == first]):
            found.append((start, reached))
    return found


def _alike(word: str) -> list[str]:
    """A word with other endings, and without: what mostly has the same stem in English."""
    without = [word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)]
    return [*without, *(word + ending for ending in ENDINGS)]


def _reached(text: str, words: list[tuple[int, int]], forms: list[tuple[str, ...]]) -> int | None:
    """Where the first of these phrases ends that the words begin with; None where none does."""
    start = words[0][0]
    for _, end in words[1 : max(map(len, forms), default=0) + ARTICLES]:
        if tuple(fold(text[start:end]).split()) in forms:
            return end
    return None


def _is_acronym(phrase: str) -> bool:
    """Whether it is only meant in capitals: US is a country, and us is not."""
    return fold(phrase) in ACRONYMS and phrase != phrase.lower()


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
    counts: Counts
    turns: Turns = field(default_factory=Turns)

    @property
    def other_names(self) -> list[str]:
        """What was searched for beside the words that the reader gave."""
        return [phrase for term in self.terms for phrase in term.phrases[1:]]

    @property
    def named(self) -> list[tuple[Actor, list[Alias]]]:
        """The actors, and by which of their other names each was found: a few of them."""
        wanted = [term for term in self.terms if not term.excluded]
        return [(actor, _matching(actor, wanted)) for actor in self.actors]

    @cached_property
    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What a search can be narrowed to, slug and name: only what some fact is of."""
        stated = StatedFact.objects.open()
        campaigns = Campaign.objects.filter(pk__in=stated.values("campaign"), proposed=False)
        measures = Measure.objects.filter(pk__in=stated.values("measure"))
        outlets = Outlet.objects.filter(pk__in=stated.values("article__outlet"))
        return {
            "campaign": [(one.slug, in_words.name(one)) for one in campaigns],
            "measure": [(one.slug, in_words.label(one)) for one in measures],
            "outlet": [(one.slug, wording.isolated(one.name)) for one in outlets],
        }

    @property
    def found(self) -> int:
        return self.facts_in_all + self.articles_in_all + len(self.actors) + len(self.campaigns)


def search_page(q: str, asked: Asked, within: Mapping[str, str] | None = None) -> SearchPage:
    """Everything that holds all of the words, as known then; facts by their stated time, what
    states none last.

    `within` narrows facts to those of a campaign, a measure, an outlet, and articles to those
    that state such facts; keys are those of `FIELDS`.
    """
    within = within or {}
    known = list(Campaign.objects.all())
    terms = terms_of(q, known)
    if not any(not term.excluded for term in terms):
        return SearchPage(q=q, terms=[], within=within, counts=counts_of([], changed_since=0))
    matching = found_facts(terms, asked, within)
    dated = Coalesce("latest", "earliest").desc(nulls_last=True)
    newest = matching.order_by(dated, "-stated", "-pk")[:MOST_FACTS]
    facts = with_rivals(with_actors(newest, asked.clocks), asked)
    articles = _articles(terms, asked, within)
    versions = StatedFact.objects.filter(fact__in=[fact.fact for fact in facts])
    return SearchPage(
        q=q,
        terms=terms,
        within=within,
        facts=facts,
        facts_in_all=matching.count(),
        articles=list(articles[:MOST_OTHERS]),
        articles_in_all=articles.count(),
        actors=[] if within else _actors(terms),
        campaigns=[] if within else [one for one in known if _is_found(one, terms)],
        counts=counts_of(facts, changed_since=changed_since(versions, asked.clocks)),
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


def terms_of(q: str, campaigns: Iterable[Campaign] | None = None) -> list[Term]:
    """Read what a reader typed: words, “phrases”, and -words that must not be there.

    What is a name as a whole is searched for as a whole: Deir ez-Zor is one term. Who has all
    `campaigns` at hand gives them.
    """
    words = " ".join(q.replace("\0", " ").split())[:LONGEST]
    names = _names(words, Campaign.objects.all() if campaigns is None else campaigns)
    parts = _without_articles(
        [(sign, a or b or c) for sign, a, b, c in PART.findall(words)][:MOST_TERMS]
    )
    if fold(words) in names and not any(sign for sign, _ in parts):
        return [Term([words, *names[fold(words)]])]
    return [
        Term([part, *names.get(fold(part), ())], excluded=bool(sign))
        for sign, part in parts
        if fold(part)
    ]


def _without_articles(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without the, al or el before a word: no text that is searched has them either."""
    return [
        (sign, part)
        for (sign, part), (_, after) in zip_longest(parts, parts[1:], fillvalue=("", ""))
        if sign or not after or fold(f"{part} {after}") != fold(after)
    ]


def _names(words: str, campaigns: Iterable[Campaign]) -> dict[str, list[str]]:
    """What each name among these words is called elsewhere, by its folded form."""
    parts = [a or b or c for _, a, b, c in PART.findall(words)][:MOST_TERMS]
    sought = {fold(part) for part in (words, *parts)} - {""}
    groups = [
        [actor.name, *(alias.name for alias in actor.names)]
        for actor in Actor.objects.named(*sought).with_names().distinct()
    ]
    groups += [
        [place for place in campaign.place_names if not place[:1].islower()]  # “the city” is none
        for campaign in campaigns
    ]
    groups += [list(town.names) for town in TOWNS]
    names: dict[str, dict[str, str]] = {}
    for group in groups:
        by_folded = {fold(name): name for name in group}
        for name in sought & by_folded.keys():
            names[name] = by_folded | names.get(name, {})
    return {name: _other(name, known) for name, known in names.items()}


def _other(name: str, known: Mapping[str, str]) -> list[str]:
    """Of all names, those that find more than this one and each other do: who looks for Raqqa
    finds “Raqqah, Syria” as well."""
    found = [f" {key} " for key in {name, *known} - ACRONYMS - {""}]
    return [
        other
        for key, other in known.items()
        if key not in ("", name)
        and not any(each in f" {key} " for each in found if each != f" {key} ")
    ]


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
    return not campaign.proposed and all(_named(campaign, term) for term in terms)


def _named(campaign: Campaign, term: Term) -> bool:
    """Whether a term is in a name of a campaign; where it must not be, whether it is in none."""
    told = [
        replace(term, excluded=False).names(one) for one in (campaign.name, *campaign.place_names)
    ]
    return any(told) != term.excluded
