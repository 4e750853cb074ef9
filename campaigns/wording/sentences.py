"""A whole fact in a sentence: what is stated, who to whom, and what belongs beside it. Pure."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from actors.names import fold
from campaigns.enums import Kind, SourceState
from campaigns.wording.labels import SOURCE_NOTES
from campaigns.wording.letters import isolated, listed, quoted
from campaigns.wording.stated import concerns, figure, lacks_whole, unit_beside, whole, whose_words

if TYPE_CHECKING:
    from campaigns.models import StatedFact


def sentence(fact: "StatedFact") -> str:
    """What is stated, as sentences of pages, feeds and charts tell it.

    "6 percent of the city", "1 person, concerns: Amal"; where no figure is stated, the words in
    quotation marks, and before those of a relation who stands how to whom: "Amal → Bilal: “...”".
    """
    stated = figure(fact)
    if not stated:
        parties = who_to_whom(fact)
        words = quoted(fact.quote)
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
    if place := elsewhere(fact):
        told += [gettext("place: {place}").format(place=isolated(place))]
    return listed(told)


def elsewhere(fact: "StatedFact") -> str:
    """The places a fact is about, as written; "" where they are the campaign's own or none."""
    if not fact.places:
        return ""
    own = {fold(place) for place in fact.campaign.place_names}
    return listed(place for place in fact.places if fold(place) not in own)


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


def said_by(fact: "StatedFact") -> str:
    """Who said it, as written; "" where nobody is named."""
    return listed(isolated(named.as_written) for named in fact.speakers)


def beside_review(fact: "StatedFact") -> list[str]:
    """What belongs beside a fact's review, in the order in which it is told."""
    source = SOURCE_NOTES[SourceState(fact.source_state)]
    words = (whose_words(fact), source, contested(fact.contested_by))
    return [str(told) for told in words if told]


def contested(rivals: int) -> str:
    """How many figures stand against one: "contested by 2 others"; "" for none."""
    words = ngettext("contested by {n} other", "contested by {n} others", rivals)
    return words.format(n=rivals) if rivals else ""
