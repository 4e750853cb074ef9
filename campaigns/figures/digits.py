"""Numbers in digits, with the sign before them and what sticks to them: "$1.5bn", "6%"."""

from dataclasses import dataclass
from decimal import Decimal

from campaigns.figures.tables import Digits, Table
from campaigns.figures.words import fold

LONGEST = 24  # characters; the ledger keeps 20 digits before the point


@dataclass(frozen=True)
class Part:
    """A part of something written in one: a number in digits, or what stands beside one."""

    text: str
    start: int
    end: int
    number: Decimal | None = None
    bare: str = ""  # its digits, where nothing stands between them: a year is written so


def numeral(written: str, table: Table) -> list[Part]:
    """The parts of a number in digits; [] where it is none, or can be read in two ways."""
    first = next((at for at, letter in enumerate(written) if letter in table.kinds), None)
    if first is None:
        return []
    kind = table.kinds[written[first]]
    end = first
    while end < len(written) and written[end] in kind.ten + kind.group + kind.point:
        end += 1
    before, digits, after = written[:first], written[first:end], written[end:]
    number = _value(digits, kind)
    sticking = {**table.attached, **(table.attached_to_money if before else {})}
    if number is None or (before and fold(before, table) not in {*table.signs, table.prefix}):
        return []
    if after and after.casefold() not in sticking:
        return []
    parts = [Part(before, 0, first)] if before else []
    parts.append(Part(digits, first, end, number, digits if digits.isdigit() else ""))
    if after:
        parts.append(Part(sticking[after.casefold()], end, len(written)))
    return parts


def _value(written: str, digits: Digits) -> Decimal | None:
    """The value of digits, where they can be read in one way only."""
    if len(written) > LONGEST:
        return None
    plain = written.translate({ord(digit): str(at) for at, digit in enumerate(digits.ten)})
    whole, point, fraction = plain.partition(digits.point or "\0")
    groups = whole.split(digits.group) if digits.group else [whole]
    if not all(part.isdecimal() for part in [*groups, *([fraction] if point else [])]):
        return None
    if len(groups) > 1 and not (
        len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    ):
        return None
    whole = "".join(groups)
    if whole.startswith("0") and whole != "0":
        return None
    if len(fraction) == 3 and len(groups) == 1 and whole != "0" and len(whole) <= 3:
        return None  # 1.234: elsewhere the point sets thousands apart
    return Decimal(f"{whole}.{fraction}" if fraction else whole)
