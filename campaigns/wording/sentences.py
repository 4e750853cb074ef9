"""A whole fact in a sentence: what is stated, who to whom, and what belongs beside it. Pure."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from actors.names import fold
from campaigns.enums import Kind, Modality, SourceState
from campaigns.wording.excerpts import quoted_within
from campaigns.wording.labels import MODALITY_WORDS, SOURCE_NOTES
from campaigns.wording.letters import isolated, listed
from campaigns.wording.stated import (
    concerns,
    figure,
    lacks_whole,
    of_what,
    unit_beside,
    whole,
    whose_words,
)

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict


def sentence(fact: "StatedFact") -> str:
    """What is stated, as sentences of pages, feeds and charts tell it.

    "6 percent of the city", "1 person, concerns: Amal"; where no figure is stated, the words in
    quotation marks, and before those of a relation who stands how to whom: "Amal → Bilal: “...”".
    """
    stated = figure(fact)
    if not stated:
        parties = who_to_whom(fact)
        words = quoted_within(fact)
        return (
            gettext("{parties}: {quote}").format(parties=parties, quote=words) if parties else words
        )
    if unit := unit_beside(fact):
        stated = gettext("{figure} ({unit})").format(figure=stated, unit=unit)
    told = [isolated(stated)]
    if of := whole(fact):
        told = [gettext("{figure} of {whole}").format(figure=told[0], whole=isolated(of))]
    elif lacks_whole(fact):
        told += [gettext("of what: not stated")]
    if about := concerns(fact):
        told += [gettext("concerns: {whom}").format(whom=isolated(about))]
    if place := where(fact):
        told += [gettext("place: {place}").format(place=isolated(place))]
    return listed(told)


def where(fact: "StatedFact") -> str:
    """The places a fact is about, as written: "Mosul, Tal Afar"; "" where none is stated.

    One that the figure's own words, or those of what it is, have named is not named twice.
    """
    said = f" {fold(figure(fact))} {fold(of_what(fact))} "
    return listed(place for place in fact.places if f" {fold(place)} " not in said)


def who_to_whom(fact: "StatedFact") -> str:
    """Between whom a relation is stated, as written: "Amal → Bilal", or "Amal — Bilal" where it
    holds both ways; "" for what is none."""
    if fact.measure.kind != Kind.RELATION:
        return ""
    subjects = (isolated(named.as_written) for named in fact.subjects)
    others = [named.as_written for named in fact.objects_named] or fact.places
    told = gettext("{who} — {whom}") if fact.measure.mutual else gettext("{who} → {whom}")
    return told.format(
        who=listed(subjects) or gettext("not stated"),
        whom=listed(map(isolated, others)) or gettext("not stated"),
    )


def hedges(fact: "StatedFact") -> list[str]:
    """The words that hedge it, as written: those that stand beside each other in the quote are one,
    "perhaps as early as"."""
    quote, told = " ".join(fact.quote.split()), list[str]()
    for words in fact.hedges:
        if told and f"{told[-1]} {words}" in quote:
            told[-1] = f"{told[-1]} {words}"
        else:
            told.append(words)
    return told


def said_by(fact: "StatedFact") -> str:
    """Who said it, as written; "" where nobody is named."""
    return listed(isolated(named.as_written) for named in fact.speakers)


def byline(fact: "StatedFact") -> str:
    """Who said it, and who published it: "Officials, via The Courier"; whoever retells what others
    published is named as the one whose words they are."""
    speakers, outlet = said_by(fact), isolated(fact.article.outlet.name)
    if not speakers:
        return outlet
    if fact.article.outlet.retells:
        told = gettext("{speakers}, in the words of {outlet}")
    else:
        told = gettext("{speakers}, via {outlet}")
    return told.format(speakers=speakers, outlet=outlet)


def how_stated(fact: "StatedFact") -> str:
    """The word for how it is stated, where not outright: "planned"; else ""."""
    return "" if fact.is_plain else str(MODALITY_WORDS[Modality(fact.modality)])


def qualified(words: str, fact: "StatedFact") -> str:
    """Words of ours for a fact, behind how it is stated, where not outright: "planned: backs"."""
    how = how_stated(fact)
    return gettext("{how}: {words}").format(how=how, words=words) if how else words


def beside_review(fact: "StatedFact") -> list[str]:
    """What belongs beside a fact's review, in the order in which it is told."""
    source = SOURCE_NOTES[SourceState(fact.source_state)]
    words = (whose_words(fact), source, contested(fact.contested_by))
    return [str(told) for told in words if told]


def contested(rivals: int) -> str:
    """How many figures stand against one: "contested by 2 others"; "" for none."""
    words = ngettext("contested by {n} other", "contested by {n} others", rivals)
    return words.format(n=rivals) if rivals else ""


def hidden(statements: int) -> str:
    """What stands beside words that leave statements out: "2 unreviewed hidden"; else ""."""
    words = ngettext("{n} unreviewed hidden", "{n} unreviewed hidden", statements)
    return words.format(n=statements) if statements else ""


def hidden_of(verdict: "Verdict") -> str:
    """The same beside what stands first of a measure: "3 unreviewed hidden, 1 of which contests
    it"; "" where none is hidden."""
    told, against = hidden(verdict.hidden), verdict.hidden_rivals
    if not against:
        return told
    if against == verdict.hidden:
        words = ngettext("{hidden}, which contests it", "{hidden}, which contest it", against)
    else:
        words = ngettext(
            "{hidden}, {n} of which contests it", "{hidden}, {n} of which contest it", against
        )
    return words.format(hidden=told, n=against)
