"""Stated times: EDTF text and the days it covers. Pure."""

from datetime import date
from functools import lru_cache
from time import struct_time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

LONGEST = 80  # characters; what the ledger keeps


class BadDate(ValueError):
    """The text is no EDTF date, or its interval runs backwards."""


@lru_cache(maxsize=10_000)  # the parser takes milliseconds, and days come again and again
def covered_days(edtf: str) -> tuple[date | None, date | None]:
    """Return the earliest and the latest day that an EDTF level 1 text covers.

    An open or unknown end of an interval (`2017-05/..`, `2017-05/`) is None; so are both ends of
    "". Uncertain and approximate dates (`2017-09?`, `2016-12~`) cover the days they name and
    nothing more: doubt is kept in the text, never turned into a wider range. Raises BadDate.
    """
    if not edtf:
        return None, None
    if len(edtf) > LONGEST or edtf != edtf.strip() or edtf[0] in "[{":  # sets belong to level 2
        raise BadDate(edtf)
    try:
        parsed = parse_edtf(edtf)
        # The parser stretches an unknown end over ten years; we say nothing about it.
        earliest = None if edtf.startswith("/") else _day(parsed.lower_strict())
        latest = None if edtf.endswith("/") else _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, OverflowError, AttributeError) as error:
        raise BadDate(edtf) from error
    if earliest and latest and earliest > latest:
        raise BadDate(edtf)
    return earliest, latest


def _day(moment: struct_time | float) -> date | None:
    if isinstance(moment, struct_time):
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
    return None
