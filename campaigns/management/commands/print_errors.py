"""`manage.py print_errors`: `docs/errors.md` as the tables of refusals have it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management import BaseCommand

from articles import errors as archive
from articles import source_errors as sources
from articles.errors import Problem
from campaigns import errors as study
from campaigns import webhook_errors as webhooks
from campaigns.enums import MOVES, Change, Review
from campaigns.errors import (
    BadClock,
    BadCorrection,
    CopyRefused,
    LedgerError,
    MoveRefused,
    NeedsSecondCurator,
    NotACurator,
    NothingWaits,
    StaleVersion,
    Unreadable,
)
from campaigns.models import StatedFact

HEAD = """\
# Errors

Every refusal has a code that stays the same, a place and a sentence that says what to do. The
command, the admin and the API show the same words. This page is printed from the tables in the
code by `manage.py print_errors`; a test keeps the two in step.

A delivery is many documents. What is wrong with one never holds up the others: a **mark** that is
wrong is refused alone, a **document** only where its text cannot be trusted or its records cannot
be told apart. An archive is taken whole or refused whole.

In `--json` and in an import's outcome, a refusal is
`{"code", "document", "place", "sentence", "whole_document"}`, and a note the same without the last.
"""

EXAMPLES: dict[str, dict[str, Any]] = {
    "UNREADABLE_PATH": {"path": "day-one.json", "reason": "No such file or directory"},
    "TOO_LARGE": {"limit": 64},
    "TOO_MANY_FILES": {"limit": "10,000"},
    "BAD_ARCHIVE": {"reason": "two files have one name"},
    "UNKNOWN_FORMAT": {},
    "WRONG_FORMAT": {"format": "brat"},
    "TOKEN_COLUMNS": {},
    "EVENT_TABLE": {},
    "MARKED_XML": {},
    "NO_PLAIN_TEXT": {"kind": "PDF"},
    "NOT_UTF8": {"offset": 112},
    "BROKEN_JSON": {"reason": "Expecting ',' delimiter: line 12 column 3 (char 360)"},
    "LINE_TOO_LONG": {"limit": 10},
    "TOO_MANY_RECORDS": {"limit": "250,000"},
    "BAD_FIELD": {"reason": "Object missing required field `title` - at `$.article`"},
    "MISSING_PART": {"part": "day-one.meta.json"},
    "BAD_LINE": {"line": "T4 Speaker 12"},
    "NUL_IN_TEXT": {},
    "LONE_SURROGATE": {},
    "TEXT_CHANGED": {},
    "BAD_MARK": {"reason": "Object missing required field `measure`"},
    "BAD_OFFSET": {"start": 40, "end": 12},
    "EMPTY_SPAN": {},
    "SPLIT_SURROGATE": {"offset": 12},
    "QUOTE_MISMATCH": {
        "start": 12,
        "end": 21,
        "found": "6 percent",
        "exact": "7 percent",
        "elsewhere": "; those stand once, at 240",
    },
    "ARTICLE_NOT_HELD": {"url": "https://news.example/1"},
    "QUOTE_NOT_FOUND": {"exact": "7 percent"},
    "AMBIGUOUS_QUOTE": {"exact": "6 percent", "count": 3, "places": "12, 90, 240"},
    "PAGE_ELSEWHERE": {"url": "https://notes.example/page2"},
    "DUPLICATE_ID": {"id": "T4", "first": "line 7"},
    "MISSING_ID": {"id": "T9"},
    "QUOTE_PREFERRED": {"exact": "6 percent", "start": 12, "end": 21, "found": 90},
    "COUNTED": {"unit": "utf16"},
    "NO_WORDS": {"count": 3, "notes": 1, "replies": 2},
    "UNIT_AMBIGUOUS": {"choices": "“offset_unit”: “codepoint”; or “offset_unit”: “utf16”"},
    "FLAT_EXPORT": {},
    "MARKED_HTML": {},
    "CUT_LETTER": {"exact": "Café"},
    "LOOSE_QUOTE": {"exact": "6  percent", "found": "6 percent"},
    "PIECES_SORTED": {"id": "T4"},
    "HALF_CONTEXT": {"exact": "6 percent"},
    "BAD_DATE": {"stated_for": "next week"},
    "BAD_MODALITY": {"modality": "rumoured"},
    "BAD_SLUG": {"field": "measure", "slug": "Territory remaining"},
    "BAD_VALUE": {"what": "low 7 is above high 6"},
    "READ_FROM_WORDS": {"count": 12},
    "WORDS_NOT_READ": {"count": 3, "language": "“ku”"},
    "SET_ASIDE": {"starts": 3, "reason": "its worker was killed"},
    "INTERRUPTED": {},
    "FETCH_BAD_ADDRESS": {
        "url": "http://annotation.example/",
        "reason": "it does not begin with https://",
    },
    "FETCH_HOST_NOT_ALLOWED": {"host": "annotation.example"},
    "FETCH_ADDRESS_PRIVATE": {"host": "annotation.example"},
    "FETCH_UNREACHABLE": {"reason": "no such host is known"},
    "FETCH_ANSWERED": {"status": 404},
    "FETCH_BROKEN": {"reason": "it ended too early"},
    "FETCH_TOO_MANY_REDIRECTS": {"limit": 5},
    "FETCH_TOO_LARGE": {"limit": 64},
    "FETCH_TIMED_OUT": {},
    "WEBHOOK_BAD_ADDRESS": {
        "url": "http://receiver.example/",
        "reason": "it does not begin with https://",
    },
    "WEBHOOK_HOST_NOT_ALLOWED": {"host": "receiver.example"},
    "WEBHOOK_ADDRESS_PRIVATE": {"host": "receiver.example"},
    "WEBHOOK_UNREACHABLE": {"reason": "no such host is known"},
    "WEBHOOK_TIMED_OUT": {},
    "WEBHOOK_BROKEN": {"reason": "it ended too early"},
    "WEBHOOK_ANSWERED": {"status": 503},
    "WEBHOOK_INTERRUPTED": {"reason": "its worker was killed each time"},
    "WEBHOOK_GONE": {},
    "WEBHOOK_FAILING": {"days": 5},
    "WEBHOOK_KEY_CHANGED": {},
    "WEBHOOK_SWITCHED_OFF": {"name": "amal"},
    "WATCH_FOLDER_NOT_ALLOWED": {"path": "../desk"},
    "WATCH_FOLDER_GONE": {"path": "desk", "reason": "No such file or directory"},
}


class Command(BaseCommand):
    help = "Print docs/errors.md from the tables of refusals."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(_page()))


def _page() -> Iterator[str]:
    problems = (*archive.PROBLEMS, *study.PROBLEMS)
    yield HEAD
    yield "## A document is refused\n"
    yield from _table(problem for problem in problems if problem.whole_document)
    yield "\n## A mark is refused, and the rest of its document is taken\n"
    yield from _table(problem for problem in problems if not problem.whole_document)
    yield "\n## Something is taken, with a note\n"
    yield from _rows(
        (note.code, note.sentence)
        for note in (
            remark.at("", **EXAMPLES[remark.code]) for remark in (*archive.REMARKS, *study.REMARKS)
        )
    )
    yield "\n## A watched source is not read\n"
    yield from _table(sources.PROBLEMS)
    yield "\n## A receiver of a webhook is not told\n"
    yield from _table(webhooks.PROBLEMS)
    yield "\n## A decision is refused, and nothing is written\n"
    yield from _rows((error.code, str(error)) for error in _decisions())
    yield "\n## A question cannot be read\n"
    unread = Unreadable("revision", "two", "a whole number such as 2")
    clock = BadClock("on", "soon", "a day such as 2017-05-25")
    yield from _rows((error.code, str(error)) for error in (unread, clock))


def _table(problems: Iterable[Problem]) -> Iterator[str]:
    """The problems in the order of their table, each filled with an example."""
    filled = (problem.at("", **EXAMPLES[problem.code]) for problem in problems)
    return _rows((refusal.code, refusal.sentence) for refusal in filled)


def _decisions() -> Iterator[LedgerError]:
    rejected = StatedFact(version=3, review=Review.REJECTED)
    yield StaleVersion(decided_on=None, newest=rejected)
    yield MoveRefused(rejected, Change.ACCEPTED, list(MOVES[Review.REJECTED]))
    yield NothingWaits()
    yield NeedsSecondCurator()
    yield CopyRefused("Day one", "Day one, in brief")
    yield NotACurator()
    yield BadCorrection("“General X” does not stand in the text", "Give the article's own words")


def _rows(examples: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "| code | for example |"
    yield "|---|---|"
    for code, sentence in examples:
        yield f"| `{code}` | {sentence} |"
