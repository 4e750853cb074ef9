"""The columns of stated facts: the one definition that every export reads. Pure.

A figure is never told without the words beside it: its hedge, who said it, of what, for when, who
published it, and the quote itself.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from campaigns import wording
from campaigns.enums import Part
from campaigns.tables import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from campaigns.models import StatedFact
    from campaigns.status import Verdict

AND = "; "  # between several of one kind in a cell


@dataclass(frozen=True)
class Row:
    """A version of a fact as it is told: from which site, and as known at which moment."""

    fact: "StatedFact"
    site: str = ""
    known_at: datetime | None = None
    stands_as: str = ""
    verdict: "Verdict | None" = None

    @property
    def superseded_at(self) -> datetime | None:
        """When the next version came, unless that was after the moment asked about."""
        return self.fact.superseded_as_known(self.known_at)


def _written(part: Part) -> "Callable[[Row], str]":
    return lambda row: AND.join(named.as_written for named in row.fact.named(part))


def _actors(part: Part) -> "Callable[[Row], str]":
    return lambda row: AND.join(
        named.actor.slug for named in row.fact.named(part) if named.actor is not None
    )


FACTS = (
    Column("id", "The identity of the fact: it stays the same in every version.",
           lambda row: str(row.fact.fact), "UUID"),
    Column("version", "Which version of the fact this is; the first is 1.",
           lambda row: row.fact.version),
    Column("campaign", "Which campaign it is about, by slug.",
           lambda row: row.fact.campaign.slug),
    Column("measure", "What kind of thing is stated, by slug.",
           lambda row: row.fact.measure.slug),
    Column("measure_label", "The same in words.", lambda row: row.fact.measure.label),
    Column("as_stated", "The figure in the quote's own words, with hedge and unit; empty without.",
           lambda row: wording.as_stated(row.fact)),
    Column("low", "The lower bound. Empty: none was stated, which is not zero.",
           lambda row: row.fact.low, "see the column unit"),
    Column("high", "The upper bound. Empty: none was stated.",
           lambda row: row.fact.high, "see the column unit"),
    Column("low_open", "Whether the lower bound itself is excluded (“more than”).",
           lambda row: row.fact.low_open, "true or false"),
    Column("high_open", "Whether the upper bound itself is excluded (“under”).",
           lambda row: row.fact.high_open, "true or false"),
    Column("unit", "What the bounds are counted in, by slug.",
           lambda row: row.fact.unit.slug if row.fact.unit else ""),
    Column("from_words", "Whether no annotator gave the value: it was read from the words.",
           lambda row: row.fact.value_from_words, "true or false"),
    Column("of_what", "What a share is a share of, or whom another figure concerns, as written.",
           lambda row: wording.of_what(row.fact)),
    Column("hedges", "The words that hedge it, as written.",
           lambda row: AND.join(row.fact.hedges)),
    Column("modality", "How the words state it.", lambda row: row.fact.modality),
    Column("speaker", "Who said it, as written; apart from who published it.",
           _written(Part.SPEAKER)),
    Column("speaker_actor", "Whom that name stands for, by slug, where it is decided.",
           _actors(Part.SPEAKER)),
    Column("subject", "Who acts, as written.", _written(Part.SUBJECT)),
    Column("subject_actor", "Whom that name stands for, by slug.", _actors(Part.SUBJECT)),
    Column("object", "Who or what is acted upon, as written.", _written(Part.OBJECT)),
    Column("object_actor", "Whom that name stands for, by slug.", _actors(Part.OBJECT)),
    Column("places", "The places it is about, as written.",
           lambda row: AND.join(row.fact.places)),
    Column("stated_for", "The time in the world that the words are about.",
           lambda row: row.fact.stated_for, "EDTF level 1"),
    Column("earliest", "The first day of that time.", lambda row: row.fact.earliest, "day"),
    Column("latest", "The last day of that time.", lambda row: row.fact.latest, "day"),
    Column("publisher", "Who published it: the outlet.",
           lambda row: row.fact.article.outlet.name),
    Column("retells", "Whether the outlet retells what others published, in words of its own.",
           lambda row: row.fact.article.outlet.retells, "true or false"),
    Column("author", "Who wrote the article.", lambda row: row.fact.article.author),
    Column("title", "The title of the article.", lambda row: row.fact.article.title),
    Column("published_on", "When the article appeared.",
           lambda row: row.fact.published_on, "day"),
    Column("article_url", "The publisher's address of the article.",
           lambda row: row.fact.article.url),
    Column("origin", "The address of the article it reprints or retells; empty: none is known.",
           lambda row: row.fact.origin),
    Column("quote", "The exact words.", lambda row: row.fact.quote),
    Column("revision", "In which text of the article they stand.",
           lambda row: row.fact.revision.number),
    Column("start", "Where the quote begins in that text.",
           lambda row: row.fact.start, "code points"),
    Column("end", "Where it ends; that place is excluded.",
           lambda row: row.fact.end, "code points"),
    Column("review", "What curators, or the source itself, have decided about it.",
           lambda row: row.fact.review),
    Column("credibility", "A curator's judgement of the statement, from 1 to 6; 6: cannot be "
           "judged.", lambda row: row.fact.credibility, "Admiralty code"),
    Column("source_state", "Whether the source still says it.",
           lambda row: row.fact.source_state),
    Column("waits", "Whether a curator has yet to answer a change of the source.",
           lambda row: row.fact.waits, "true or false"),
    Column("recorded_at", "When this installation learned this version.",
           lambda row: row.fact.recorded_at, "moment in UTC"),
    Column("superseded_at", "When the next version came; empty: none had, as known then.",
           lambda row: row.superseded_at, "moment in UTC"),
    Column("url", "The page of the fact.",
           lambda row: f"{row.site}{row.fact.get_absolute_url()}"),
)  # fmt: skip

VERSIONS = (
    *FACTS,
    Column("position", "The place of this version in the ledger; the first is 1.",
           lambda row: row.fact.position),
    Column("change", "What made this version.", lambda row: row.fact.change),
    Column("by", "Which curator made it; empty: an import did.",
           lambda row: row.fact.by.get_username() if row.fact.by else ""),
    Column("imported", "Which import made it.",
           lambda row: row.fact.imported.name if row.fact.imported else ""),
    Column("why", "Why, in the words of who made it.", lambda row: row.fact.why),
    Column("reviser", "Whose value, words or date it is, where it is not the source's own.",
           lambda row: row.fact.reviser.get_username() if row.fact.reviser else ""),
)  # fmt: skip

STANDING = (
    Column("stands_as", "The part it plays in the status of the campaign; other: one more "
           "statement of its measure.",
           lambda row: row.stands_as,
           "headline, rival, agreeing, newer-unreviewed, other, relation, event, coming or "
           "statement"),
    Column("freshness", "How old the headline is by the measure's own cadence.",
           lambda row: row.verdict.freshness if row.verdict else ""),
    Column("age_days", "How long before the day asked about the headline was stated for.",
           lambda row: row.verdict.age_days if row.verdict else None, "days"),
    Column("course", "Where the figure is heading, from an earlier statement to the headline.",
           lambda row: row.verdict.course if row.verdict else ""),
    Column("contested", "Whether a statement about the same time and place stands against it.",
           lambda row: row.verdict.contested if row.verdict else None, "true or false"),
    Column("hidden", "How many unreviewed statements of the measure were left out, as asked for: "
           "from freshness and course too.",
           lambda row: row.verdict.hidden if row.verdict else None),
    Column("hidden_rivals", "How many of these would stand against the headline: pages then claim "
           "no course.",
           lambda row: row.verdict.hidden_rivals if row.verdict else None),
    *FACTS,
)  # fmt: skip
