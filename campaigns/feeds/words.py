"""A fact in the lines of a feed: never a figure alone. Pure."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from campaigns import terms, wording
from campaigns.enums import STANDING, Review

if TYPE_CHECKING:
    from campaigns.models import StatedFact


def headline(fact: "StatedFact") -> str:
    """Measure, figure and of what; where no figure is stated, the words themselves."""
    words = wording.sentence(fact)
    stands = fact.review in STANDING
    taken_back = "" if stands else f"{wording.REVIEW_WORDS[Review(fact.review)]}: "
    return wording.printable(f"{taken_back}{terms.label(fact.measure)}: {words}").replace("\n", " ")


def title(fact: "StatedFact") -> str:
    """The headline, and what it never stands without: who said it, for when, how it is stated and
    what curators say of it."""
    beside = [
        wording.said_by(fact) or wording.isolated(fact.article.outlet.name),
        wording.for_when(fact),
        wording.how_stated(fact),
        wording.REVIEW_WORDS[Review(fact.review)] if fact.review in STANDING else "",
        *wording.beside_review(fact),
    ]
    told = gettext("{what} ({beside})").format(
        what=headline(fact), beside=wording.listed(str(one) for one in beside if one)
    )
    return wording.printable(told).replace("\n", " ")


def told_by(fact: "StatedFact") -> str:
    """Who said it, who published it, for when, and what curators say of it."""
    parts = [
        wording.byline(fact),
        wording.for_when(fact),
        wording.published(fact),
        wording.how_stated(fact),
        gettext("hedged: {hedges}").format(
            hedges=wording.listed(map(wording.isolated, wording.hedges(fact)))
        )
        if fact.hedges
        else "",
        wording.REVIEW_WORDS[Review(fact.review)],
        *wording.beside_review(fact),
    ]
    return wording.printable(" · ".join(str(part) for part in parts if part))
