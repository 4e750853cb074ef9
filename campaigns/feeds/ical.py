"""Events and coming dates as a calendar (RFC 5545), and what was taken back since.

A date that is known to a month spans the month, and the words say so: no day is made up.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext
from icalendar import Calendar, Event

from campaigns import terms, wording
from campaigns.enums import Change, Review
from campaigns.feeds.words import headline, told_by
from campaigns.models import Campaign, StatedFact

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Campaign Ledger//Events and coming dates//EN"
ASKED_AGAIN_AFTER = timedelta(hours=6)


def calendar(campaign: Campaign, facts: Iterable[StatedFact], *, site: str) -> bytes:
    """The calendar of a campaign; each fact keeps its UID, and counts its versions as SEQUENCE."""
    told = Calendar()
    told.add("prodid", PRODUCT)
    told.add("version", "2.0")
    told.add("method", "PUBLISH")
    name = gettext("{campaign}: events and coming dates").format(campaign=terms.name(campaign))
    told.add("name", wording.printable(name))
    told.add("x-wr-calname", wording.printable(name))
    told.add("refresh-interval", ASKED_AGAIN_AFTER, parameters={"value": "DURATION"})
    for fact in facts:
        told.add_component(_event(fact, site))
    return told.to_ical()


def _event(fact: StatedFact, site: str) -> Event:
    event = Event()
    event.add("uid", str(fact.fact))
    event.add("sequence", fact.version - 1)
    event.add("dtstamp", fact.recorded_at)
    event.add("last-modified", fact.recorded_at)
    first, last = fact.earliest or fact.latest, fact.latest or fact.earliest
    event.add("dtstart", first)
    if first and last:
        event.add(
            "dtend", last + timedelta(days=1)
        )  # the day after the last, as the standard has it
    event.add("summary", f"{headline(fact)} ({wording.stated_time(fact)})")
    event.add("description", _described(fact))
    event.add("url", f"{site}{fact.get_absolute_url()}")
    event.add("categories", [wording.printable(terms.label(fact.measure))])
    event.add("status", _status(fact))
    event.add("transp", "TRANSPARENT")  # nobody's time is taken by what others announce
    return event


def _described(fact: StatedFact) -> str:
    change = gettext("Version {version}: {change}.").format(
        version=fact.version, change=wording.CHANGE_WORDS[Change(fact.change)]
    )
    return "\n".join((wording.printable(wording.quoted_within(fact)), told_by(fact), change))


def _status(fact: StatedFact) -> str:
    """Confirmed is only what a curator accepted and the source neither hedges nor doubts."""
    if fact.no_longer_stands:
        return "CANCELLED"
    is_plain = fact.is_plain and not fact.hedges
    is_dated = not any(doubt in fact.stated_for for doubt in "?~%")
    accepted = fact.review == Review.ACCEPTED
    return "CONFIRMED" if accepted and is_plain and is_dated else "TENTATIVE"
