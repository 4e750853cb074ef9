"""The answers of the API. What may be left out or null is so in the schema as well."""

from typing import Any, TypedDict


class Value(TypedDict):
    """Bounds as text; one that is None was not stated."""

    low: str | None
    high: str | None
    low_open: bool
    high_open: bool
    unit: str | None
    as_written: str
    from_words: bool


class Named(TypedDict):
    """A name as written, and the slug of the actor it stands for where that is decided."""

    as_written: str
    actor: str | None


class Quote(TypedDict):
    """The exact words, and their place in one revision, in code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    revision: int


class Source(TypedDict):
    """The article that carries a quote.

    `retells`: its outlet tells in its own words what others published, so that the quote is in the
    words of the outlet and not in those of who is named.
    """

    id: int
    url: str
    title: str
    outlet: str
    outlet_slug: str
    retells: bool
    author: str
    published_on: str | None
    origin: str | None


class StatedFor(TypedDict):
    """The time in the world that the words are about."""

    edtf: str
    earliest: str | None
    latest: str | None


class Fact(TypedDict):
    """One version of a stated fact."""

    id: str
    version: int
    campaign: str
    measure: str
    review: str
    modality: str
    hedges: list[str]
    value: Value | None
    as_stated: str
    speaker: Named | None
    subject: Named | None
    object: Named | None
    named: list[dict[str, Any]]
    places: list[str]
    quote: Quote
    article: Source
    stated_for: StatedFor | None
    published_on: str | None
    recorded_at: str
    superseded_at: str | None
    source_state: str
    waits: bool
    url: str


class Change(Fact):
    """A version at its position in the ledger, and what made it."""

    position: int
    change: str
    by: str | None
    imported: str | None
    why: str
    reviser: str | None


class Changes(TypedDict, total=False):
    """Versions in the order of the ledger, and the position of the last; a ping has neither."""

    cursor: int
    results: list[Change]


class Told(TypedDict):
    """What a receiver of webhooks is sent: `type` is `ledger.changed` or `ping`."""

    type: str
    timestamp: str
    data: Changes


class Course(TypedDict("Course", {"from": Fact | None})):
    """Where a figure is heading, and the earlier fact that it is compared with."""

    direction: str


class Measure(TypedDict):
    """Where one quantity of a campaign stands, with the rule behind each derived word."""

    measure: str
    label: str
    unit: str | None
    of: str
    headline: Fact | None
    rivals: list[Fact]
    agreeing: list[Fact]
    newer_unreviewed: list[Fact]
    hidden: int
    hidden_rivals: int
    contested: bool
    independent_sources: int
    age_days: int | None
    freshness: str
    course: Course
    reasons: dict[str, str]


class Status(TypedDict):
    """How a campaign stands on a day, as far as was known by a moment."""

    campaign: dict[str, Any]
    on: str
    known_at: str
    pinned: bool
    measures: list[Measure]
    relations: list[Fact]
    events: list[Fact]
    coming: list[Fact]
    statements: list[Fact]
    hidden: int
    changed_since: int


class Delivery(TypedDict):
    """A delivery, and what it came to so far."""

    id: str
    name: str
    state: str
    by: str | None
    received_at: str
    finished_at: str | None
    format: str
    offset_unit: str
    lenient: bool
    url: str
    documents: dict[str, int]
    outcome: dict[str, Any]
