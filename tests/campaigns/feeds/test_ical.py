from datetime import UTC, date, datetime

import icalendar
import pytest

from articles.models import Article, Outlet, Revision
from campaigns.enums import Change, Modality, Review, SourceState
from campaigns.feeds.ical import calendar
from campaigns.models import Campaign, Measure, StatedFact

QUOTE = "A vote may come, in September; or later"


def stated(**said):
    told = {
        "fact": "2fdd2b34-c3ab-443b-99ab-2b8b8b7e38aa",
        "version": 1,
        "change": Change.INGESTED,
        "recorded_at": datetime(2026, 11, 24, 13, tzinfo=UTC),
        "campaign": Campaign(slug="mosul", name="Mosul"),
        "measure": Measure(label="Vote scheduled"),
        "article": Article(language="en", outlet=Outlet(name="Example Courier")),
        "revision": Revision(text=QUOTE),
        "start": 0,
        "end": len(QUOTE),
        "quote": QUOTE,
        "modality": Modality.REPORTED,
        "review": Review.ACCEPTED,
        "stated_for": "2017-09-24",
        "earliest": date(2017, 9, 24),
        "latest": date(2017, 9, 24),
        "published_on": date(2017, 5, 25),
        "roles": [{"role": "speaker", "start": 0, "end": 1, "exact": "Officials"}],
    }
    return StatedFact(**{**told, **said})


def event(**said):
    content = calendar(Campaign(name="Mosul"), [stated(**said)], site="https://ledger.example")
    [told] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return told


def test_an_event_says_who_announced_it_in_which_words_and_where_to_read_it():
    told = event(version=3, change=Change.REVISED)
    assert (told["uid"], told["sequence"]) == ("2fdd2b34-c3ab-443b-99ab-2b8b8b7e38aa", 2)
    assert told["summary"] == f"Vote scheduled: “{QUOTE}” (24 September 2017)"
    assert told["description"] == (
        f"“{QUOTE}”\nOfficials, via Example Courier · for 24 September 2017 · "
        "published 25 May 2017 · accepted\nVersion 3: revised."
    )
    assert told["url"] == "https://ledger.example/facts/2fdd2b34-c3ab-443b-99ab-2b8b8b7e38aa/"
    assert told.decoded("dtstamp") == datetime(2026, 11, 24, 13, tzinfo=UTC)
    assert told["transp"] == "TRANSPARENT"


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "days", "words"),
    [
        ("2017-09-24", "2017-09-24", "2017-09-24", ("2017-09-24", "2017-09-25"), "24 September"),
        ("2017-09", "2017-09-01", "2017-09-30", ("2017-09-01", "2017-10-01"), "September 2017"),
        ("2017-09?", "2017-09-01", "2017-09-30", ("2017-09-01", "2017-10-01"), "uncertain"),
        ("2017", "2017-01-01", "2017-12-31", ("2017-01-01", "2018-01-01"), "(2017)"),
        ("../2017-09", None, "2017-09-30", ("2017-09-30", "2017-10-01"), "until September"),
        ("2017-09/..", "2017-09-01", None, ("2017-09-01", "2017-09-02"), "from September"),
    ],
)
def test_a_date_spans_all_that_was_stated_and_its_words_say_so(edtf, earliest, latest, days, words):
    told = event(
        stated_for=edtf,
        earliest=earliest and date.fromisoformat(earliest),
        latest=latest and date.fromisoformat(latest),
    )
    dates = (told.decoded("dtstart"), told.decoded("dtend"))
    assert dates == tuple(date.fromisoformat(day) for day in days)
    assert words in told["summary"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, "CONFIRMED"),
        ({"review": Review.PROPOSED}, "TENTATIVE"),
        ({"modality": Modality.PLANNED}, "TENTATIVE"),
        ({"hedges": ["may"]}, "TENTATIVE"),
        ({"stated_for": "2017-09-24?"}, "TENTATIVE"),
        ({"review": Review.REJECTED}, "CANCELLED"),
        ({"review": Review.WITHDRAWN}, "CANCELLED"),
        ({"source_state": SourceState.RETRACTED}, "CANCELLED"),
    ],
)
def test_an_event_is_confirmed_only_without_any_doubt_and_cancelled_when_taken_back(said, status):
    assert event(**said)["status"] == status


def test_a_hedge_and_what_was_taken_back_stand_in_the_words():
    told = event(review=Review.WITHDRAWN, hedges=["may"])
    assert told["summary"].startswith("withdrawn: Vote scheduled: ")
    assert "hedged: may" in told["description"]


def test_words_of_an_article_end_no_line_and_begin_no_property():
    harm = "A vote\r\nATTACH:https://elsewhere.example\nEND:VEVENT\x00\x07"
    [told] = icalendar.Calendar.from_ical(
        calendar(
            Campaign(name="Mosul"),
            [stated(quote=harm, end=len(harm), revision=Revision(text=harm))],
            site="https://ledger.example",
        )
    ).walk("VEVENT")
    assert "attach" not in told
    assert "ATTACH" in told["description"]


def test_a_calendar_is_named_and_says_when_to_ask_again():
    told = icalendar.Calendar.from_ical(
        calendar(Campaign(name="Mosul"), [], site="https://ledger.example")
    )
    assert (told["x-wr-calname"], told["method"]) == ("Mosul: events and coming dates", "PUBLISH")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H" in told.to_ical()
