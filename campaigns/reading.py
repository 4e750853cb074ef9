"""From the marks of an anchored article to drafts of stated facts. Pure: no database, no Django."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from articles.annotated import AnnotatedArticle, FactMark, StatedValue
from articles.errors import Note, Refusal
from campaigns import figures
from campaigns.dates import BadDate, covered_days
from campaigns.enums import Modality, Part
from campaigns.errors import (
    BAD_DATE,
    BAD_MODALITY,
    BAD_SLUG,
    BAD_VALUE,
    READ_FROM_WORDS,
    WORDS_NOT_READ,
)

LARGEST_EXPONENT = 20  # figures stay below 10 ** 20
FINEST_FIGURE = -10  # decimal places that the ledger keeps
SLUG_LENGTH = 80
NOTHING_COUNTED: Mapping[str, str] = MappingProxyType({})
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What one fact mark says, ready to become a version in the ledger."""

    mark_id: str
    content_key: str
    campaign: str
    measure: str
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    unit: str
    value_from_words: bool
    modality: Modality
    hedges: list[str]
    roles: list[dict[str, Any]]
    stated_for: str
    earliest: date | None
    latest: date | None
    start: int
    end: int
    quote: str


@dataclass
class Reading:
    """All drafts of one article, the fact marks that could not be read, and what to know."""

    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read(article: AnnotatedArticle, usual_units: Mapping[str, str] = NOTHING_COUNTED) -> Reading:
    """Turn the fact marks of an anchored article into drafts; a bad one is refused alone.

    `usual_units` are the units that the measures known to be quantities are counted in. The value
    of such a fact is read from its words where its mark gives none.
    """
    reading = Reading()
    seen: Counter[str] = Counter()
    table = figures.table_of(article.header.language)
    unread = 0
    for position, mark in enumerate(article.marks):
        if not isinstance(mark, FactMark):
            continue
        place = mark.id or f"/annotations/{position}"
        problems = list(_problems(mark, article.document, place))
        if problems:
            reading.refusals += problems
            continue
        seen[content_key(mark)] += 1
        key = content_key(mark, copy=seen[content_key(mark)])
        in_words = None
        # A mark that says that its words give no value is not asked again.
        if mark.value is None and mark.measure in usual_units:
            unread += table is None
            usual = usual_units[mark.measure]
            if table:
                in_words = figures.value_of(mark, article.text, table=table, usual=usual)
        reading.drafts.append(_draft(mark, article, key, in_words))
    reading.notes += _notes(article, sum(d.value_from_words for d in reading.drafts), unread)
    return reading


def _notes(article: AnnotatedArticle, read: int, unread: int) -> Iterator[Note]:
    """What to know of the marks without a value whose words were read, and were not."""
    if read:
        yield READ_FROM_WORDS.at(article.document, count=read)
    if unread:
        language = article.header.language
        told = f"“{language}”" if language else "a text that does not say its language"
        yield WORDS_NOT_READ.at(article.document, count=unread, language=told)


def content_key(mark: FactMark, copy: int = 1) -> str:
    """Identify a fact by what it says, where a tool keeps no ids: a digest of 64 hex digits.

    Built from measure, campaign, subject and quote, case and white space folded. `copy` tells
    apart marks that are alike in all of these.
    """
    subject = " ".join(role.exact for role in mark.roles if role.role == Part.SUBJECT)
    return key_of(mark.measure, mark.campaign, subject, mark.exact, copy)


def key_of(measure: str, campaign: str, subject: str, quote: str, copy: int = 1) -> str:
    """The content key of a fact that says this; see `content_key`."""
    told = [measure, campaign, _plain(subject), _plain(quote), str(copy)]
    return sha256("\x1f".join(told).encode()).hexdigest()


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _draft(
    mark: FactMark, article: AnnotatedArticle, key: str, in_words: StatedValue | None
) -> Draft:
    value = mark.value or in_words or StatedValue()
    earliest, latest = covered_days(mark.stated_for)
    roles = sorted(mark.roles, key=lambda role: (role.start, role.end, role.role))
    return Draft(
        mark_id=mark.id if article.keeps_ids else "",
        content_key=key,
        campaign=mark.campaign,
        measure=mark.measure,
        low=unsigned_zero(value.low),
        high=unsigned_zero(value.high),
        low_open=value.low_open,
        high_open=value.high_open,
        unit=value.unit,
        value_from_words=in_words is not None,
        modality=_modality(mark),
        hedges=[role.exact for role in roles if role.role == Part.HEDGE],
        roles=[
            {"role": role.role, "start": role.start, "end": role.end, "exact": role.exact}
            for role in roles
        ],
        stated_for=mark.stated_for,
        earliest=earliest,
        latest=latest,
        start=mark.start,
        end=mark.end,
        quote=mark.exact,
    )


def _modality(mark: FactMark) -> Modality:
    """What the mark says; where it says nothing, a named speaker makes it reported."""
    if mark.modality:
        return Modality(mark.modality)
    spoken = any(role.role == Part.SPEAKER for role in mark.roles)
    return Modality.REPORTED if spoken else Modality.ASSERTED


def _problems(mark: FactMark, document: str, place: str) -> Iterator[Refusal]:
    if mark.modality and mark.modality not in list(Modality):
        yield BAD_MODALITY.at(document, place, modality=mark.modality)
    for name, slug in (("measure", mark.measure), ("campaign", mark.campaign)):
        if not _is_slug(slug):
            yield BAD_SLUG.at(document, place, field=name, slug=slug)
    if mark.value and mark.value.unit and not _is_slug(mark.value.unit):
        yield BAD_SLUG.at(document, place, field="unit", slug=mark.value.unit)
    if mark.value:
        yield from value_problems(mark.value, document, place)
    yield from date_problems(mark.stated_for, document, place)


def date_problems(stated_for: str, document: str, place: str) -> Iterator[Refusal]:
    """What is wrong with the text of a stated time, if anything."""
    try:
        covered_days(stated_for)
    except BadDate:
        yield BAD_DATE.at(document, place, stated_for=stated_for)


def value_problems(value: StatedValue, document: str, place: str) -> Iterator[Refusal]:
    """What is wrong with stated bounds, if anything."""
    for bound in (value.low, value.high):
        if bound is not None and not _fits(bound):
            yield BAD_VALUE.at(document, place, what=f"{bound} is no figure the ledger can keep")
            return
    if value.low is not None and value.high is not None and value.low > value.high:
        yield BAD_VALUE.at(document, place, what=f"low {value.low} is above high {value.high}")
    if (value.low_open and value.low is None) or (value.high_open and value.high is None):
        yield BAD_VALUE.at(document, place, what="a bound is marked open but not given")


def unsigned_zero(figure: Decimal | None) -> Decimal | None:
    """A figure as its column keeps it: nothing is less than no more of it."""
    return Decimal(0) if figure == 0 else figure


def _fits(figure: Decimal) -> bool:
    # By its exponent: a figure too large to be compared is too large to be kept.
    if not figure.is_finite() or figure.adjusted() >= LARGEST_EXPONENT:
        return False
    with localcontext(prec=40):  # enough for every figure that is not too large
        return figure == round(figure, -FINEST_FIGURE)


def _is_slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and _SLUG.fullmatch(text) is not None
