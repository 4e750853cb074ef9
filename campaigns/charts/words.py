"""What stands in words at a chart: its finding, and the label of each of its glyphs. Pure."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from campaigns import terms, wording
from campaigns.enums import Course, Nature, Review
from campaigns.feeds.words import headline, told_by

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict

TOWARDS = {  # of a stock: a flow stands beside the one before, and heads nowhere
    Course.RISING: _("rising to {figure}"),
    Course.FALLING: _("falling to {figure}"),
    Course.UNCHANGED: _("unchanged at {figure}"),
}


def finding(verdict: "Verdict", fact: "StatedFact") -> str:
    """What the status says of a measure, as a title, `fact` being what stands first in it:
    "Territory remaining: falling to about 6 percent of Mosul, Commanders, via The Courier, ...".

    Of a flow: "Strikes: three strikes, fewer than before, ...". What is contested has no direction,
    and what stands against it is named as well. Where a reader hides statements, their number ends
    it, and whether they contest it.
    """
    told = _found(verdict, fact)
    hidden = wording.hidden_of(verdict)
    return wording.listed((told, hidden)) if hidden else told


def _found(verdict: "Verdict", fact: "StatedFact") -> str:
    named = {"measure": terms.label(verdict.measure)}
    if not verdict.rivals:
        return f"{named['measure']}: {_told(fact, *_course(verdict))}"
    named |= {"one": _told(fact), "other": _told(verdict.rivals[0])}
    if not (more := len(verdict.rivals) - 1):
        return gettext("{measure}, contested: {one}, against {other}").format(**named)
    words = ngettext(
        "{measure}, contested: {one}, against {other} and {n} more",
        "{measure}, contested: {one}, against {other} and {n} more",
        more,
    )
    return words.format(**named, n=more)


def _course(verdict: "Verdict") -> tuple[str, str]:
    """What to say around a figure of its course, and what behind it; nothing where it has none,
    or where what is hidden would tell another."""
    if verdict.course not in TOWARDS or not verdict.undisputed:
        return "{figure}", ""
    if verdict.measure.nature == Nature.FLOW:
        return "{figure}", wording.course_word(verdict)
    return str(TOWARDS[verdict.course]), ""


def _told(fact: "StatedFact", towards: str = "{figure}", beside: str = "") -> str:
    """A figure with all that it never stands without, as a list."""
    parts = [
        towards.format(figure=wording.sentence(fact)),
        beside,
        wording.byline(fact),
        wording.stated_time(fact) or gettext("time not stated"),
        wording.how_stated(fact),
        str(wording.REVIEW_WORDS[Review(fact.review)]),
        *wording.beside_review(fact),
    ]
    return wording.listed(part for part in parts if part)


def label(fact: "StatedFact", *, contests: bool = False, rivals: int = 0) -> str:
    """A glyph in words: the figure and where, the quote, who said it, for when, its review, and
    whether it contests what stands first, or how many contest it."""
    told = [
        f"{headline(fact)}. {wording.quoted_within(fact)} {told_by(fact)}",
        gettext("contests the figure that stands first") if contests else "",
        wording.contested(rivals),
    ]
    return wording.printable(" · ".join(filter(None, told)))
