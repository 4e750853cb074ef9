"""The two clocks that every page and answer with facts can be asked for. Pure.

`on` asks how it stood in the world on a day, `known_at` what we knew by a moment. Left out, the
moment is now, and the day that of the moment; with both given the answer is pinned and never
changes again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

from django.utils.translation import gettext

from campaigns.errors import BadClock


@dataclass(frozen=True)
class Clocks:
    """What a reader asked: None where the reader asked for now."""

    now: datetime
    asked_on: date | None = None
    asked_known_at: datetime | None = None
    last: datetime | None = None  # when the newest version of the ledger was recorded

    @property
    def on(self) -> date:
        """The day in the world."""
        return self.asked_on or self.day_left_out

    @property
    def day_left_out(self) -> date:
        """The day that is meant where none was asked: that of `known_at`, else today."""
        return (self.asked_known_at or self.now).date()

    @property
    def known_at(self) -> datetime:
        """The moment that an answer is complete for: all that is known by it is in the answer.

        Now is the moment of the newest version, and not the present one: a version that is being
        recorded while the answer is made is later than that, and in neither this answer nor one
        pinned to it.
        """
        return self.asked_known_at or self.newest

    @property
    def newest(self) -> datetime:
        """The moment that is now to the ledger: it moves when something is recorded, and only
        then, so that what is told of now is the same until it changes."""
        return self.last or self.now

    @property
    def pinned(self) -> bool:
        return self.asked_on is not None and self.asked_known_at is not None

    @property
    def looks_back(self) -> bool:
        """Whether more is known than was on the day asked for, so that the answer looks back."""
        return self.asked_on is not None and self.asked_on < self.known_at.date()

    @property
    def is_now(self) -> bool:
        return self.asked_on is None and self.asked_known_at is None

    @property
    def query(self) -> str:
        """What to put behind `?` so that another page is asked the same."""
        on, known_at = self.asked_on, self.asked_known_at
        asked = {"on": on and on.isoformat(), "known_at": known_at and utc_text(known_at)}
        return urlencode({name: when for name, when in asked.items() if when})

    @property
    def permalink_query(self) -> str:
        """What to put behind `?` so that the answer stays as it is now."""
        return urlencode({"on": self.on.isoformat(), "known_at": utc_text(self.known_at)})


def read_clocks(asked: Mapping[str, str], *, now: datetime, last: datetime | None = None) -> Clocks:
    """Read `on=2017-05-25` and `known_at=2017-06-01T00:00:00Z`. Raises BadClock.

    `last` is the moment of the newest version; its clock may be ahead of ours.
    """
    on, known_at = asked.get("on") or None, asked.get("known_at") or None
    passed = max(now, last) if last else now
    return Clocks(
        now,
        on and _day("on", on),
        known_at and read_moment("known_at", known_at, passed),
        last,
    )


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadClock(name, text, gettext("a day such as 2017-05-25")) from error


def read_moment(name: str, text: str, now: datetime) -> datetime:
    """Read a moment that has passed, such as 2017-06-01T00:00:00Z. Raises BadClock."""
    try:
        # A plus sign that nobody escaped arrives as a space.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadClock(name, text, gettext("a moment such as 2017-06-01T00:00:00Z")) from error
    if moment > now:
        wanted = gettext("a moment that has passed: what will be known is not known yet")
        raise BadClock(name, text, wanted)
    return moment


def utc_text(moment: datetime) -> str:
    """A moment as addresses hold it: 2017-06-01T00:00:00Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
