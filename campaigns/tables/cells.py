"""What stands in a cell: figures stay figures, and no text is ever read as a formula."""

from datetime import UTC, date, datetime
from decimal import Decimal

Cell = str | int | Decimal | date | datetime | None

# A spreadsheet takes text that begins like this for a formula, or drops the sign to find one.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet could take these words for a formula."""
    return text.lstrip(" \u00a0\ufeff").startswith(FORMULA_SIGNS)


def inert(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet could take it for a formula."""
    return f"'{text}" if begins_a_formula(text) else text


def written(cell: Cell) -> str:
    """A cell in letters: figures without exponent or idle zeros, moments in UTC, "" for None."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            text = f"{cell:f}"
            return text.rstrip("0").rstrip(".") if "." in text else text
        case datetime():
            return cell.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return cell.isoformat()
    return str(cell)


def in_json(cell: Cell) -> str | int | None:
    """A cell as JSON has it: figures are text, so that nobody rounds them; counts are numbers."""
    return cell if cell is None or isinstance(cell, bool | int | str) else written(cell)
