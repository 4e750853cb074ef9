"""Which bound a phrase like "more than" makes of the one number that follows it."""

from enum import Enum


class Bound(Enum):
    """The names of the bounds that the number is, and whether it is itself excluded."""

    MORE_THAN = ("low", True)
    AT_LEAST = ("low", False)
    LESS_THAN = ("high", True)
    AT_MOST = ("high", False)
