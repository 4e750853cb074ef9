"""Closed sets of the study, each with its words and tables beside it."""

from enum import StrEnum


class Kind(StrEnum):
    """What kind of thing a measure states."""

    QUANTITY = "quantity"
    RELATION = "relation"
    EVENT = "event"
    STATEMENT = "statement"


class Nature(StrEnum):
    """How a quantity relates to time."""

    STOCK = "stock"  # holds until it is restated: territory remaining
    FLOW = "flow"  # belongs to its stated time only: strikes in a day
    TOTAL = "total"  # a stock that is counted from a day on: strikes so far
    NONE = ""  # not a quantity


class Direction(StrEnum):
    """Which way a quantity moves when the campaign advances."""

    FALLING = "falling"
    RISING = "rising"
    NONE = ""


class Modality(StrEnum):
    """How the words state it."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    PLANNED = "planned"
    DENIED = "denied"
    SPECULATIVE = "speculative"


PLAIN = (Modality.ASSERTED, Modality.REPORTED)  # what needs no word of its own


class Part(StrEnum):
    """The parts that spans of the article play in a stated fact: its roles."""

    QUANTITY = "quantity"
    UNIT = "unit"
    SPEAKER = "speaker"
    SUBJECT = "subject"
    OBJECT = "object"
    PLACE = "place"
    DATE = "date"
    HEDGE = "hedge"
    CUE = "cue"


NAMING_PARTS = (Part.SPEAKER, Part.SUBJECT, Part.OBJECT)  # the parts that can name an actor


class Change(StrEnum):
    """What made a version of a stated fact."""

    INGESTED = "ingested"
    REVISED = "revised"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    FLAGGED = "flagged"


class Review(StrEnum):
    """What curators, or the source itself, have decided about a stated fact."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


REVIEWED = (Review.ACCEPTED, Review.REJECTED)
STANDING = (Review.PROPOSED, Review.ACCEPTED)  # neither a curator nor the source took it back

# The table of moves: from each state, which change a curator may make and where it leads.
MOVES: dict[Review, dict[Change, Review]] = {
    Review.PROPOSED: {
        Change.ACCEPTED: Review.ACCEPTED,
        Change.REJECTED: Review.REJECTED,
        Change.REVISED: Review.PROPOSED,
        Change.WITHDRAWN: Review.WITHDRAWN,
    },
    Review.ACCEPTED: {
        Change.REJECTED: Review.REJECTED,
        Change.REVISED: Review.PROPOSED,
        Change.WITHDRAWN: Review.WITHDRAWN,
    },
    Review.REJECTED: {Change.RESTORED: Review.PROPOSED},
    Review.WITHDRAWN: {Change.RESTORED: Review.PROPOSED},
}


class SourceState(StrEnum):
    """Whether the source still says it."""

    MARKED = "marked"
    CHANGED = "changed"
    GONE = "gone"
    LOST = "lost"
    RETRACTED = "retracted"


class Scope(StrEnum):
    """What a token may be used for; never more than its account may do."""

    READ = "read"
    IMPORT = "import"
    REVIEW = "review"


class Difference(StrEnum):
    """What a delivery does, or would do, to one fact."""

    NEW = "new"
    SUCCEEDED = "succeeded"
    UNCHANGED = "unchanged"
    MOVED = "moved"  # the same words at another place of a changed text
    WITHDRAWN = "withdrawn"
    WAITING = "waiting"  # a curator has judged it, and has to answer to the change
    LOST = "lost"  # its words are in the newest text no longer


class Became(StrEnum):
    """What has become of a fact since a moment: how it is now, held against how it was then."""

    NEW = "new"
    CHANGED = "changed"
    TAKEN_BACK = "taken-back"
    AS_IT_WAS = "as-it-was"  # whatever happened to it in between


class Freshness(StrEnum):
    """How old the newest statement of a measure is, by the measure's own cadence."""

    FRESH = "fresh"
    AGEING = "ageing"
    STALE = "stale"
    NOT_STATED = "not-stated"


class Course(StrEnum):
    """Where a stock is heading, from the earlier statement to the headline."""

    RISING = "rising"
    FALLING = "falling"
    UNCHANGED = "unchanged"
    NOT_COMPARABLE = "not-comparable"
    FIRST = "first"


CREDIBILITY_WORDS = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}


class Told(StrEnum):
    """What a delivery to a receiver holds: the `type` of its body."""

    CHANGES = "ledger.changed"
    PING = "ping"


class DeliveryState(StrEnum):
    """Where a delivery to a receiver stands."""

    WAITING = "waiting"
    SENDING = "being sent"
    DELIVERED = "delivered"
    SET_ASIDE = "set aside"


DELIVERY_IS_OVER = (DeliveryState.DELIVERED, DeliveryState.SET_ASIDE)

WEBHOOKS = "webhooks"  # the queue of those who send: who waits for a receiver holds up no import
