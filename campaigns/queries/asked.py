"""What a reader asked for in the address: the two clocks, and whether to see unreviewed facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.utils.translation import gettext

from campaigns.clocks import Clocks, read_clocks
from campaigns.enums import Review
from campaigns.errors import Unreadable
from campaigns.models import StatedFact
from campaigns.queries.ledger import last_moment, wait_for

LONG_AGO = timedelta(days=365)
UNREVIEWED_SHOWN = {"": True, "1": True, "true": True, "0": False, "false": False}


@dataclass(frozen=True)
class Asked:
    """The URL is the state: every link hands on what was asked, so that pages agree."""

    clocks: Clocks
    unreviewed: bool = True
    own: Mapping[str, str] = field(default_factory=dict)  # what this page alone was asked

    @property
    def query(self) -> str:
        """What to put behind `?` so that another page is asked the same."""
        return self._joined(self.clocks.query, unreviewed=self.unreviewed)

    @property
    def permalink_query(self) -> str:
        """What to put behind `?` so that the page stays as it is now."""
        return self._with(self.clocks.permalink_query, self.unreviewed)

    @property
    def same_query(self) -> str:
        """What to put behind `?` of another form of this very page."""
        return self._with(self.clocks.query, self.unreviewed)

    @property
    def now_query(self) -> str:
        """The same page as of now."""
        return self._with("", self.unreviewed)

    @property
    def other_query(self) -> str:
        """The same page with unreviewed facts hidden, or shown again."""
        return self._with(self.clocks.query, not self.unreviewed)

    @property
    def hiding(self) -> dict[str, str]:
        """What an address says beside the clocks: nothing, unless unreviewed facts are hidden."""
        return {} if self.unreviewed else {"unreviewed": "0"}

    def shows(self, fact: StatedFact) -> bool:
        """Whether a fact is one that the reader has not hidden."""
        return self.unreviewed or fact.review != Review.PROPOSED

    def on_query(self, day: date) -> str:
        """The same page as the world stood on a day."""
        return self._with(replace(self.clocks, asked_on=day).query, self.unreviewed)

    def known_query(self, moment: datetime) -> str:
        """The same page as far as was known by a moment."""
        return self._with(replace(self.clocks, asked_known_at=moment).query, self.unreviewed)

    def page_query(self, number: int) -> str:
        """Another page of the same list."""
        return replace(self, own={**self.own, "page": str(number)}).same_query

    @property
    def whole_query(self) -> str:
        """The same list, all of it."""
        own = {name: said for name, said in self.own.items() if name != "page"}
        return replace(self, own=own).same_query

    def long_ago(self, newest: date | None) -> bool:
        """Whether the newest statement is so old that a reader of today is offered its day."""
        if newest is None or self.clocks.asked_on:
            return False
        return self.clocks.on - newest > LONG_AGO

    def _with(self, clocks_query: str, unreviewed: bool) -> str:
        """The same page asked like this."""
        return self._joined(urlencode(self.own), clocks_query, unreviewed=unreviewed)

    @staticmethod
    def _joined(*queries: str, unreviewed: bool) -> str:
        return "&".join(part for part in (*queries, "" if unreviewed else "unreviewed=0") if part)


def read_asked(given: Mapping[str, str], *, now: datetime) -> Asked:
    """Read `on`, `known_at` and `unreviewed=0` (or `false`) from a query. Raises Unreadable.

    Returns when the ledger can answer for good: nothing that was recorded by then is on its way.
    """
    wanted = given.get("unreviewed", "")
    shown = UNREVIEWED_SHOWN.get(wanted.lower())
    if shown is None:
        raise Unreadable("unreviewed", wanted, gettext("true or false"))
    last = last_moment()
    # Of an empty ledger the day begins as it ends, and its answers are the same all day.
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
    clocks = read_clocks(given, now=now, last=last or morning)
    if clocks.asked_known_at:
        wait_for(clocks.asked_known_at, last=last)
    return Asked(clocks, unreviewed=shown)
