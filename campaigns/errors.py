"""Refusals of the study, each with a stable code and the sentence every door shows.

LedgerError                   a write was refused; nothing was written
├── StaleVersion   409, 412   the fact has moved on since the decision was taken
├── MoveRefused         409   the table of moves has no such move from where the fact stands
├── NothingWaits        409   nothing of the source waits for an answer
├── NeedsSecondCurator  403   who revised a fact may not accept it as well
├── CopyRefused         409   an article cannot reprint what reprints it
├── NotACurator         403   the account may not review
└── BadCorrection       400   what a curator puts in its place cannot be recorded

Unreadable             400    a parameter of an address cannot be read
└── BadClock           400    `on` or `known_at` cannot be

BAD_DATE, BAD_MODALITY, BAD_SLUG, BAD_VALUE      a mark cannot be read as a stated fact
READ_FROM_WORDS, WORDS_NOT_READ                  noted of marks that give no value
SET_ASIDE, INTERRUPTED                           a document of an import was not taken to its end
"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from articles.errors import Problem, Refusal, Remark

if TYPE_CHECKING:
    from campaigns.models import StatedFact


class LedgerError(Exception):
    """A write to the ledger was refused. `code` is stable; `str()` is the sentence to show."""

    code = "LEDGER_ERROR"


class StaleVersion(LedgerError):
    """The decision was taken on a version that is no longer the newest. Both are kept here."""

    code = "STALE_VERSION"

    def __init__(self, *, decided_on: "StatedFact | None", newest: "StatedFact") -> None:
        self.decided_on = decided_on
        self.newest = newest
        super().__init__(
            f"This fact is now at version {newest.version} ({newest.review}): somebody changed it "
            "while you decided. Look at both versions and decide again."
        )


class MoveRefused(LedgerError):
    """The table of moves has no such move."""

    code = "MOVE_REFUSED"

    def __init__(self, fact: "StatedFact", change: str, possible: list[str]) -> None:
        what = ", ".join(possible) if possible else "nothing"
        super().__init__(
            f"A fact that is {fact.review} cannot be {change}. From here it can be: {what}."
        )


class NotACurator(LedgerError):
    """The account may not review."""

    code = "NOT_A_CURATOR"

    def __init__(self) -> None:
        super().__init__(
            "Your account may not review facts. Ask an administrator for the curator role."
        )


class NothingWaits(LedgerError):
    """Nothing of the source waits for an answer."""

    code = "NOTHING_WAITS"

    def __init__(self) -> None:
        super().__init__(
            "The source holds nothing that waits for an answer on this fact. Look at it again."
        )


class NeedsSecondCurator(LedgerError):
    """Who revised a fact may not accept it as well."""

    code = "NEEDS_SECOND_CURATOR"

    def __init__(self) -> None:
        super().__init__("You revised this fact yourself. Ask another curator to accept it.")


class CopyRefused(LedgerError):
    """An article cannot reprint what reprints it, or what it goes back to already."""

    code = "COPY_REFUSED"

    def __init__(self, title: str, of: str) -> None:
        super().__init__(
            f"“{title}” cannot be set to reprint “{of}”: they go back to one article already. "
            "Choose another, or separate them first."
        )


class BadCorrection(LedgerError):
    """What a curator puts in the place of what was stated cannot be recorded."""

    code = "BAD_CORRECTION"

    def __init__(self, wrong: str, way_out: str) -> None:
        super().__init__(f"{wrong}. {way_out}.")

    @classmethod
    def of(cls, refusal: Refusal) -> "BadCorrection":
        """The same words that an import would be refused with."""
        return cls(*refusal.sentence.rstrip(".").split(". ", 1))


class Unreadable(ValueError):
    """A parameter of an address cannot be read. `parameter` names it; `str()` is the sentence."""

    code = "BAD_PARAMETER"

    def __init__(self, parameter: str, text: str, wanted: str) -> None:
        self.parameter = parameter
        told = gettext("“{parameter}” cannot be “{text}”. Give {wanted}.")
        super().__init__(told.format(text=text, parameter=parameter, wanted=wanted))


class BadClock(Unreadable):
    """`on` or `known_at` cannot be read."""

    code = "BAD_CLOCK"


BAD_DATE = Problem(
    "BAD_DATE",
    "“{stated_for}” is no date in EDTF level 1, or its ends are reversed.",
    "Write it like 2017-05-25, 2017-09? or 2017-04/2017-05.",
)
BAD_MODALITY = Problem(
    "BAD_MODALITY",
    "“{modality}” is no modality.",
    "Use one of those that docs/annotations.md lists.",
)
BAD_SLUG = Problem(
    "BAD_SLUG",
    "The {field} “{slug}” is no slug.",
    "Use small letters, digits and hyphens, at most 80, such as territory-remaining.",
)
BAD_VALUE = Problem(
    "BAD_VALUE", "The value cannot be what the words say: {what}.", "Mend the bounds of the mark."
)
SET_ASIDE = Problem(
    "SET_ASIDE",
    "No worker got to the end of this document in {starts} starts: {reason}.",
    "The rest of the delivery is not held up. Mend the document and deliver it again, or have an "
    "administrator look at the worker's log and try it once more.",
    whole_document=True,
)
INTERRUPTED = Problem(
    "INTERRUPTED",
    "The command that took this delivery was stopped before its end.",
    "Run it again: what was taken is found unchanged.",
    whole_document=True,
)

PROBLEMS = (BAD_DATE, BAD_MODALITY, BAD_SLUG, BAD_VALUE, SET_ASIDE, INTERRUPTED)

READ_FROM_WORDS = Remark(
    "READ_FROM_WORDS",
    "Of the marks that give no value, {count} had one read from their words. It is marked so, and "
    "waits for a curator.",
)
WORDS_NOT_READ = Remark(
    "WORDS_NOT_READ",
    "Of the marks that give no value, {count} are of a measure that counts something, and figures "
    "cannot be read in {language}.",
)

REMARKS = (READ_FROM_WORDS, WORDS_NOT_READ)
