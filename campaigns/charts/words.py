"""What stands in words at a chart: its finding, and the label of each of its marks. Pure."""

from typing import TYPE_CHECKING

from campaigns import wording
from campaigns.enums import Course, Review
from campaigns.feeds.words import headline, told_by

if TYPE_CHECKING:
    from campaigns.models import StatedFact
    from campaigns.status import Verdict

TOWARDS = {
    Course.RISING: "rising to ",
    Course.FALLING: "falling to ",
    Course.UNCHANGED: "unchanged at ",
}


def finding(verdict: "Verdict", fact: "StatedFact") -> str:
    """What the status says of a measure, as a title, `fact` being what stands first in it:
    "Territory remaining: falling to about 6 percent of Mosul, Commanders, 25 May 2017, contested".
    """
    stated, of = wording.as_stated(fact), wording.of_what(fact)
    speakers = ", ".join(named.as_written for named in fact.speakers)
    parts = [
        TOWARDS.get(verdict.course, "") + (f"{stated} of {of}" if of else stated),
        speakers or fact.article.outlet.name,
        wording.stated_time(fact) or "time not stated",
        "" if fact.review == Review.ACCEPTED else wording.REVIEW_WORDS[Review(fact.review)],
        f"contested by {len(verdict.rivals)}" if verdict.contested else "",
    ]
    return f"{verdict.measure.label}: {', '.join(part for part in parts if part)}"


def label(fact: "StatedFact", *, contests: bool) -> str:
    """A mark in words: the figure, the quote, who said it, for when, and how it was reviewed."""
    told = [f"{headline(fact)}. “{fact.quote}” {told_by(fact)}"]
    told += ["contests the figure that stands first"] if contests else []
    return wording.printable(" · ".join(told))
