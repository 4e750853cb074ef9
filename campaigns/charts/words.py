"""What stands in words at a chart: its finding, and the label of each of its marks. Pure."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from campaigns import terms, wording
from campaigns.enums import Course, Review
from campaigns.feeds.words import headline, told_by

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict

TOWARDS = {
    Course.RISING: _("rising to {figure}"),
    Course.FALLING: _("falling to {figure}"),
    Course.UNCHANGED: _("unchanged at {figure}"),
}


def finding(verdict: "Verdict", fact: "StatedFact") -> str:
    """What the status says of a measure, as a title, `fact` being what stands first in it:
    "Territory remaining: falling to about 6 percent of Mosul, Commanders, 25 May 2017, contested".
    """
    figure = wording.sentence(fact)
    parts = [
        str(TOWARDS.get(verdict.course, "{figure}")).format(figure=figure),
        wording.said_by(fact) or wording.isolated(fact.article.outlet.name),
        wording.stated_time(fact) or gettext("time not stated"),
        "" if fact.review == Review.ACCEPTED else str(wording.REVIEW_WORDS[Review(fact.review)]),
        *wording.beside_review(fact),
        _contested(len(verdict.rivals)),
    ]
    return f"{terms.label(verdict.measure)}: {wording.listed(part for part in parts if part)}"


def _contested(rivals: int) -> str:
    return (
        ngettext("contested by {n}", "contested by {n}", rivals).format(n=rivals) if rivals else ""
    )


def label(fact: "StatedFact", *, contests: bool) -> str:
    """A mark in words: the figure, the quote, who said it, for when, and how it was reviewed."""
    told = [f"{headline(fact)}. {wording.quoted(fact.quote)} {told_by(fact)}"]
    told += [gettext("contests the figure that stands first")] if contests else []
    return wording.printable(" · ".join(told))
