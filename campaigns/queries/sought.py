"""What is sought: the words of a question as terms, and where these stand in a text.

Words are folded, so that every spelling of a name is found; a name of the register, of a campaign's
own place or of a town is found by its other names as well, in whatever script they are. They are
found as words: what stands within a longer word is another word, except in Arabic behind what is
written in one with a name.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from django.db.models import Expression, F, Q, Value
from django.db.models.lookups import Regex

from actors.models import Actor
from actors.names import attached, fold
from articles.words import AnyOf, Holds, Phrase, Words
from campaigns.models import Campaign
from campaigns.tables.towns import TOWNS

LONGEST, MOST_TERMS = 200, 10  # characters, and words or phrases: see `goes_beyond`
PART = re.compile(r'(-?)(?:"([^"]*)"|“([^”]*)”|(\S+))')
WORD = re.compile(r"\w(?:[^\s/–—-]*\w)?")
ARTICLES = 2  # words that a phrase can have in a text beside its own: Deir ez-Zor
ENDINGS = ("s", "es", "d", "ed", "ing")  # with or without which an English word is the same
# Acronyms that are words of every text in small letters.
ACRONYMS = frozenset({"is", "us", "who"})


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


def _is_acronym(phrase: str) -> bool:
    """Whether it is only meant in capitals: US is a country, and us is not."""
    return fold(phrase) in ACRONYMS and phrase != phrase.lower()


def terms_of(q: str, campaigns: Iterable[Campaign] | None = None) -> list[Term]:
    """Read what a reader typed: words, “phrases”, and -words that must not be there.

    What is a name as a whole is searched for as a whole: Deir ez-Zor is one term. Who has all
    `campaigns` at hand gives them.
    """
    words = _written(q)[:LONGEST]
    parts = _parts(words)[:MOST_TERMS]
    sought = {fold(part) for part in (words, *(part for _, part in parts))} - {""}
    names = _names(sought, Campaign.objects.all() if campaigns is None else campaigns)
    if fold(words) in names and not any(sign for sign, _ in parts):
        return [Term([words, *names[fold(words)]])]
    return [Term([part, *names.get(fold(part), ())], excluded=bool(sign)) for sign, part in parts]


def goes_beyond(q: str) -> bool:
    """Whether there is more in what a reader typed than is searched for."""
    words = _written(q)
    return len(words) > LONGEST or len(_parts(words)) > MOST_TERMS


def _written(q: str) -> str:
    return " ".join(q.replace("\0", " ").split())


def _parts(words: str) -> list[tuple[str, str]]:
    """The words and phrases with their signs, each once: other spellings of it find the same."""
    given = _without_articles([(sign, a or b or c) for sign, a, b, c in PART.findall(words)])
    once: dict[tuple[str, str], tuple[str, str]] = {}
    for sign, part in given:
        if key := fold(part):
            once.setdefault((sign, part if _is_acronym(part) else key), (sign, part))
    return list(once.values())


def _without_articles(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Without the, al or el before a word: no text that is searched has them either."""
    return [
        (sign, part)
        for (sign, part), (_, after) in zip_longest(parts, parts[1:], fillvalue=("", ""))
        if sign or not after or fold(f"{part} {after}") != fold(after)
    ]


def _names(sought: Collection[str], campaigns: Iterable[Campaign]) -> dict[str, list[str]]:
    """What each name among these folded words is called elsewhere, by its folded form."""
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
