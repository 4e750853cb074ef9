"""Closed sets of the archive."""

from datetime import timedelta
from enum import StrEnum


class MarkType(StrEnum):
    """The marks that mean something to the product; any other type is kept."""

    STATED_FACT = "StatedFact"
    ACTOR = "Actor"
    PLACE = "Place"
    DATE = "Date"
    QUANTITY = "Quantity"


class OffsetUnit(StrEnum):
    """What a file counts in when it says where a mark begins and ends."""

    CODEPOINT = "codepoint"
    UTF16 = "utf16"
    GRAPHEME = "grapheme"


class Quotes(StrEnum):
    """How a file repeats the words of its marks."""

    EXACT = "exact"
    ONE_LINE = "one-line"  # each line end as a space
    LOOSE = "loose"  # white space may have changed, and some marks repeat none
    NONE = "none"  # not at all


class Rights(StrEnum):
    """Who may read the whole text; restricted articles show quotes with a little context."""

    OPEN = "open"
    RESTRICTED = "restricted"


class Reliability(StrEnum):
    """How far an outlet has proved reliable: letters of the Admiralty code."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


RELIABILITY_WORDS = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "cannot be judged",
}


class ImportState(StrEnum):
    """Where an import stands."""

    HELD = "held"  # its difference was shown; somebody has yet to say that it is to be taken
    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set aside"  # over, but for documents that no worker could get through


IMPORT_IS_OVER = (ImportState.DONE, ImportState.SET_ASIDE)


class DocumentState(StrEnum):
    """Where one document of a queued import stands."""

    HELD = "held"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    SET_ASIDE = "set aside"


DOCUMENT_IS_OVER = (DocumentState.DONE, DocumentState.SET_ASIDE)


class Queue(StrEnum):
    """Who waits for an import: each queue has workers of its own."""

    INTERACTIVE = "interactive"  # a person who looks on
    BULK = "bulk"  # nobody: a night's delivery, a watched source


class SourceKind(StrEnum):
    """What is watched for annotated articles."""

    FOLDER = "folder"
    ADDRESS = "address"


class Timetable(StrEnum):
    """How often a watched source is looked at."""

    QUARTER_HOUR = "quarter-hour"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


EVERY = {
    Timetable.QUARTER_HOUR: timedelta(minutes=15),
    Timetable.HOUR: timedelta(hours=1),
    Timetable.DAY: timedelta(days=1),
    Timetable.WEEK: timedelta(weeks=1),
}
TIMETABLE_WORDS = {
    Timetable.QUARTER_HOUR: "every 15 minutes",
    Timetable.HOUR: "every hour",
    Timetable.DAY: "every day",
    Timetable.WEEK: "every week",
}
