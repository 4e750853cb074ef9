"""What an annotated article is, whatever tool made it.

Pure types: `formats` build them, `anchoring` verifies them, `campaigns.reading` turns their
fact marks into drafts, and `filing` stores them. Offsets are half-open. A reader hands over
offsets in the unit its file counts in; after `anchoring.anchor` they are code points.

Source: the input contract, printed in `docs/annotations.md`.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import msgspec

from articles.enums import MarkType, OffsetUnit, Quotes, Rights
from articles.errors import Note, Refusal

Moment = Annotated[datetime, msgspec.Meta(tz=True)]  # a time without its zone is refused
# What the archive's columns hold.
TYPE_LENGTH = 80
ID_LENGTH = 500


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Words at a place: `text[start:end] == exact`."""

    start: int
    end: int
    exact: str


class RoleSpan(Span, frozen=True, kw_only=True):
    """Words that play a part in a stated fact: its speaker, a hedge, a place ..."""

    role: str


class StatedValue(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds as the words give them; an absent bound is not stated, never zero."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    unit: str = ""


class Mark(Span, frozen=True, kw_only=True):
    """A span that an annotator made. `id` is "" where the tool keeps no stable ids."""

    type: str
    id: str = ""
    extra: dict[str, Any] = {}  # what the file says beyond this contract, kept whole


class FactMark(Mark, frozen=True, kw_only=True):
    """A mark of type StatedFact: these words state something about a campaign."""

    measure: str
    campaign: str
    modality: str = ""
    value: StatedValue | None = None
    roles: tuple[RoleSpan, ...] = ()
    stated_for: str = ""  # EDTF level 1, as written; read by `campaigns.reading`
    type: str = MarkType.STATED_FACT


class ArticleHeader(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article apart from its text."""

    url: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
    outlet: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    author: Annotated[str, msgspec.Meta(max_length=500)] = ""
    published_on: date | None = None
    language: Annotated[str, msgspec.Meta(max_length=35)] = ""
    rights: Rights = Rights.RESTRICTED
    # The url of the article this one reprints.
    origin: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    retracted: bool = False
    modified_at: Moment | None = None  # when its publisher last changed the text


class Counting(msgspec.Struct, frozen=True, kw_only=True):
    """How a file counts the characters of its text; what is None it does not say."""

    offset_unit: OffsetUnit | None = None
    crlf_is_one: bool | None = None  # a line end of two characters counts as one
    bom_counts: bool | None = None  # a byte order mark before the text is counted


class AnnotatedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article, its exact text, and the marks made in it.

    After `anchoring.anchor` it is decided how the file counts, and the marks are in code points.
    """

    document: str  # where in the delivery: "day-after.json", "centcom.jsonl:3"
    format: str  # the slug of the reader that read it
    header: ArticleHeader
    text: str
    offset_unit: OffsetUnit | None = OffsetUnit.CODEPOINT
    crlf_is_one: bool | None = False
    bom_counts: bool | None = True
    in_code_points: bool = False  # its reader found the words itself, however the file counts
    quotes: Quotes = Quotes.EXACT
    keeps_ids: bool = False  # mark ids are stable across exports of the same tool
    annotated_at: Moment | None = None  # when the marks were made
    states_facts: bool = True  # false: a text nobody marked facts in, so their absence says nothing
    marks: tuple[Mark, ...] = ()
    refusals: tuple[Refusal, ...] = ()  # records of this document that were not taken
    notes: tuple[Note, ...] = ()  # what to know of those that were
