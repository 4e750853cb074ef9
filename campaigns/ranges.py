"""Ranges as the words state them, and how two of them stand to each other. Pure."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Range:
    """From `low` to `high`; a bound that is None was not stated, an open one is itself excluded."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def lies_below(self, other: "Range") -> bool:
        """Whether every figure of this range is smaller than every figure of the other."""
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def meets(self, other: "Range") -> bool:
        """Whether some figure lies in both."""
        return not (self.lies_below(other) or other.lies_below(self))
