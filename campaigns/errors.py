"""Refusals of the study, each with a stable code and the sentence every door shows.

LedgerError                   a write was refused; nothing was written
├── StaleVersion   409, 412   the fact has moved on since the decision was taken
├── MoveRefused         409   the table of moves has no such move from where the fact stands
└── NotACurator         403   the account may not review

BadClock               400    `on` or `known_at` cannot be read

BAD_DATE, BAD_MODALITY, BAD_SLUG, BAD_VALUE      a mark cannot be read as a stated fact
"""

from typing import TYPE_CHECKING

from articles.errors import Problem

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


class BadClock(ValueError):
    """`on` or `known_at` cannot be read. `parameter` names which; `str()` is the sentence."""

    code = "BAD_CLOCK"

    def __init__(self, parameter: str, text: str, wanted: str) -> None:
        self.parameter = parameter
        super().__init__(f"“{text}” cannot be read as {parameter}. Give {wanted}.")


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

PROBLEMS = (BAD_DATE, BAD_MODALITY, BAD_SLUG, BAD_VALUE)
