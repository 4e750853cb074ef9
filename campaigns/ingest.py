"""The walk: a delivery of annotated articles becomes stated facts. Read this first.

    documents ─▶ with_held_texts   texts that are held beside them reads
              ─▶ formats.read      bytes → annotated articles      pure
              ─▶ anchoring.anchor  marks → places in this text     pure
              ─▶ reading.read      fact marks → drafts             pure
              ─▶ filing            article, revision, marks        writes
              ─▶ recording         drafts → versions               writes

Everything that can be wrong with a file is found in the pure rooms, before a transaction opens.
One transaction an article: a bad document never holds up its neighbours, and nothing is half
written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

import msgspec
from django.db import transaction

from articles import filing, formats
from articles.anchoring import anchor
from articles.annotated import AnnotatedArticle
from articles.deliveries import Document
from articles.enums import OffsetUnit
from articles.errors import Refusal
from articles.models import Import
from articles.queries import with_held_texts
from campaigns import reading, recording, vocabulary
from campaigns.outcomes import Outcome
from campaigns.queries.differences import lines


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a delivery is to be read; the defaults find out from its content."""

    format: str | None = None
    offset_unit: OffsetUnit | None = None
    lenient: bool = False


FROM_CONTENT = Options()


def ingest(
    documents: Iterable[Document | Refusal],
    *,
    options: Options = FROM_CONTENT,
    imported: Callable[[], Import],
    keep: Callable[[Outcome], None] = lambda outcome: None,
    skip: int = 0,
    report: Callable[[Outcome], None] = lambda outcome: None,
    dry_run: bool = False,
) -> Outcome:
    """Take a delivery and return what it came to; `report` hears of each article as it is done.

    `keep` is given what each article came to within the transaction that takes it, so that the
    two are written together or not at all. The first `skip` articles were taken before.

    `imported` gives the import that versions are recorded under. It is asked only when there is
    something to write, so that a delivery that brings nothing new leaves not one row. A dry run
    takes each article and takes it back: two documents about one article are each compared with
    what is held, not with one another.
    """
    total = Outcome()
    units = vocabulary.usual_units()
    for article in islice(_articles(documents, options), skip, None):
        if isinstance(article, Refusal):
            outcome = Outcome(document=article.document, refusals=[article])
            keep(outcome)
        else:
            outcome = _take(article, imported, keep, dry_run, units)
        report(total.add(outcome))
    return total


def _articles(
    documents: Iterable[Document | Refusal], options: Options
) -> Iterable[AnnotatedArticle | Refusal]:
    for document in documents:
        if isinstance(document, Refusal):
            yield document
            continue
        yield from formats.read(
            with_held_texts(document, format=options.format),
            format=options.format,
            offset_unit=options.offset_unit,
            lenient=options.lenient,
        )


def _take(
    annotated: AnnotatedArticle,
    imported: Callable[[], Import],
    keep: Callable[[Outcome], None],
    dry_run: bool,
    units: Mapping[str, str],
) -> Outcome:
    """Anchor, read, file and record one article, in one transaction."""
    anchored = anchor(annotated)
    read = reading.read(anchored, units)
    refusals = [*anchored.refusals, *read.refusals]
    outcome = Outcome(document=annotated.document, refusals=refusals)
    if any(refusal.whole_document for refusal in refusals):
        keep(outcome)
        return outcome
    outcome.articles, outcome.notes = 1, [*anchored.notes, *read.notes]
    anchored = msgspec.structs.replace(anchored, refusals=tuple(refusals))
    if filing.held(anchored):
        outcome.facts.unchanged = len(read.drafts)
        keep(outcome)
        return outcome
    with transaction.atomic():
        delivery = imported()
        filed = filing.file_article(anchored, imported=delivery)
        recorded = recording.record(read.drafts, filed=filed, imported=delivery)
        outcome.facts, outcome.changes = recorded.tally, lines(recorded.changes)
        keep(outcome)
        transaction.set_rollback(dry_run)
    return outcome
