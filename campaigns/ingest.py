"""The walk: a delivery of annotated articles becomes stated facts. Read this first.

    documents ─▶ formats.read      bytes → annotated articles      pure
              ─▶ anchoring.anchor  marks → places in this text     pure
              ─▶ reading.read      fact marks → drafts             pure
              ─▶ filing            article, revision, marks        writes
              ─▶ recording         drafts → versions               writes

Everything that can be wrong with a file is found in the pure rooms, before a transaction opens.
One transaction an article: a bad document never holds up its neighbours, and nothing is half
written.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from articles import filing, formats
from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document
from articles.enums import OffsetUnit
from articles.errors import Refusal
from articles.models import Import
from campaigns import reading, recording
from campaigns.recording import Tally


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a delivery is to be read; the defaults find out from its content."""

    format: str | None = None
    offset_unit: OffsetUnit | None = None
    lenient: bool = False


FROM_CONTENT = Options()


@dataclass(kw_only=True)
class Outcome:
    """What a delivery, or one document of it, came to."""

    document: str = ""
    articles: int = 0
    facts: Tally = field(default_factory=Tally)
    refusals: list[Refusal] = field(default_factory=list)

    def __iadd__(self, other: "Outcome") -> "Outcome":
        self.articles += other.articles
        self.facts += other.facts
        self.refusals += other.refusals
        return self


def ingest(
    documents: Iterable[Document | Refusal],
    *,
    options: Options = FROM_CONTENT,
    imported: Callable[[], Import],
    report: Callable[[Outcome], None] = lambda outcome: None,
) -> Outcome:
    """Take a delivery and return what it came to; `report` hears of each article as it is done.

    `imported` gives the import that versions are recorded under. It is asked only when there is
    something to write, so that a delivery that brings nothing new leaves not one row.
    """
    total = Outcome()
    for article in _articles(documents, options):
        outcome = _refused(article) if isinstance(article, Refusal) else _take(article, imported)
        report(outcome)
        total += outcome
    return total


def _articles(
    documents: Iterable[Document | Refusal], options: Options
) -> Iterable[AnnotatedArticle | Refusal]:
    for document in documents:
        if isinstance(document, Refusal):
            yield document
            continue
        yield from formats.read(
            document,
            format=options.format,
            offset_unit=options.offset_unit,
            lenient=options.lenient,
        )


def _refused(refusal: Refusal) -> Outcome:
    return Outcome(document=refusal.document, refusals=[refusal])


def _take(annotated: AnnotatedArticle, imported: Callable[[], Import]) -> Outcome:
    """Anchor, read, file and record one article, in one transaction."""
    anchored = anchor(annotated)
    read = reading.read(anchored)
    refusals = [*anchored.refusals, *read.refusals]
    outcome = Outcome(document=annotated.document, articles=1, refusals=refusals)
    if any(refusal.whole_document for refusal in refusals):
        return Outcome(document=annotated.document, refusals=refusals)
    if filing.held(anchored):
        outcome.facts.unchanged = len(read.drafts)
        return outcome
    delivery = imported()
    with transaction.atomic():
        filed = filing.file_article(anchored, imported=delivery)
        if anchored.states_facts:
            outcome.facts += recording.record(
                read.drafts, filed=filed, imported=delivery, complete=not refusals
            )
    return outcome
