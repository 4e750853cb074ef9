"""The word that stands for each state of a fact, of its source and of its measure. Pure."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from campaigns.enums import (
    Change,
    Course,
    Difference,
    Freshness,
    Modality,
    Nature,
    Review,
    SourceState,
)

if TYPE_CHECKING:
    from campaigns.status import Verdict

REVIEW_WORDS = {
    Review.PROPOSED: _("unreviewed"),
    Review.ACCEPTED: _("accepted"),
    Review.REJECTED: _("rejected"),
    Review.WITHDRAWN: _("withdrawn"),
}
FRESHNESS_WORDS = {
    Freshness.FRESH: _("fresh"),
    Freshness.AGEING: _("ageing"),
    Freshness.STALE: _("stale"),
    Freshness.NOT_STATED: _("not stated"),
}
AT_BEST_WORDS = {  # of a month or a year that may have ended long before its last day
    Freshness.FRESH: _("fresh at best"),
    Freshness.AGEING: _("ageing at best"),
}
COURSE_WORDS = {
    Course.RISING: _("rising"),
    Course.FALLING: _("falling"),
    Course.UNCHANGED: _("unchanged"),
    Course.NOT_COMPARABLE: _("not comparable"),
    Course.FIRST: _("no earlier figure"),
}
# Of a flow: the strikes of one day against those of another are a difference, and no trend.
COUNTED_WORDS = {
    Course.RISING: _("more than before"),
    Course.FALLING: _("fewer than before"),
    Course.UNCHANGED: _("as many as before"),
}
AMOUNT_WORDS = {
    Course.RISING: _("more than before"),
    Course.FALLING: _("less than before"),
    Course.UNCHANGED: _("as much as before"),
}
SOURCE_WORDS = {
    SourceState.MARKED: _("The article says it in these words."),
    SourceState.CHANGED: _("The source says something else by now."),
    SourceState.GONE: _("The source no longer marks these words as a statement."),
    SourceState.LOST: _("The newest text of the article no longer has these words."),
    SourceState.RETRACTED: _(
        "The article was retracted by its publisher: its facts no longer count, and stay citable."
    ),
}
SOURCE_STATE_WORDS = {
    SourceState.MARKED: _("marked"),
    SourceState.CHANGED: _("changed since"),
    SourceState.GONE: _("no longer marked"),
    SourceState.LOST: _("words lost"),
    SourceState.RETRACTED: _("retracted"),
}
# The same beside a review that says nothing of it: what readers have to know before they cite.
SOURCE_NOTES = {
    SourceState.MARKED: "",
    SourceState.CHANGED: _("its source has changed"),
    SourceState.GONE: _("no longer marked in its source"),
    SourceState.LOST: _("no longer in the text of its article"),
    SourceState.RETRACTED: _("article retracted"),
}
MODALITY_WORDS = {
    Modality.ASSERTED: _("asserted"),
    Modality.REPORTED: _("reported"),
    Modality.ESTIMATED: _("estimated"),
    Modality.PLANNED: _("planned"),
    Modality.DENIED: _("denied"),
    Modality.SPECULATIVE: _("speculative"),
}
CHANGE_WORDS = {
    Change.INGESTED: _("taken in"),
    Change.REVISED: _("revised"),
    Change.ACCEPTED: _("accepted"),
    Change.REJECTED: _("rejected"),
    Change.WITHDRAWN: _("withdrawn"),
    Change.RESTORED: _("proposed again"),
    Change.FLAGGED: _("source changed"),
}
# Of what the strip at the head of each page counts facts and sources.
GROUND_WORDS = {
    "home": _("All campaigns"),
    "campaign": _("This campaign"),
    "brief": _("This campaign"),
    "fact": _("This fact, and what agrees or disagrees"),
    "fact-version": _("This version, and what agrees or disagrees"),
    "actors": _("All that stands, of all days"),
    "actor": _("What names this actor"),
    "articles": _("All that is held, of all days"),
    "article": _("This article"),
    "contested": _("Contested figures"),
    "changes": _("The changes shown"),
    "search": _("What was found"),
}
ALONE_WORDS = {  # of a fact that no other can agree or disagree with
    "fact": _("This fact"),
    "fact-version": _("This version"),
}
DIFFERENCE_WORDS = {
    Difference.NEW: _("new"),
    Difference.SUCCEEDED: _("succeeded"),
    Difference.UNCHANGED: _("unchanged"),
    Difference.MOVED: _("moved"),
    Difference.WITHDRAWN: _("withdrawn"),
    Difference.WAITING: _("waits for a curator"),
    Difference.LOST: _("words lost"),
}
CORRECTED_WORDS = _("A curator corrected what the source marks.")
KEPT_WORDS = _("A curator stands by it, although the source says something else by now.")
FROM_WORDS = _("read from the words")
SPELLED_OUT = _("not the source’s words")


def course_word(verdict: "Verdict") -> str:
    """Where a stock is heading: "falling"; of a flow, how it stands to the one before."""
    words, course = COURSE_WORDS, verdict.course
    if verdict.measure.nature == Nature.FLOW and verdict.headline:
        unit = verdict.headline.unit
        measured = unit is not None and unit.symbol  # what is counted has no symbol
        words = COURSE_WORDS | (AMOUNT_WORDS if measured else COUNTED_WORDS)
    return str(words[course])
