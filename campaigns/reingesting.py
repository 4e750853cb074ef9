"""Articles that are held, read once more: the vocabulary, the actors or the readers have changed.

Nothing is fetched and no text is filed. The marks that count are read as they would be read today,
and recorded by the rules of every re-ingest: what a curator has judged stays as it is.
"""

from collections.abc import Callable, Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from articles import queries
from articles.filing import Filed, lock_article
from articles.models import Article, Import
from campaigns import naming, reading, recording, vocabulary
from campaigns.importing import begin_own, end_own
from campaigns.ingest import FROM_CONTENT
from campaigns.models import StatedFact
from campaigns.outcomes import Outcome
from campaigns.queries.differences import lines


def reingest(
    articles: Iterable[Article],
    *,
    name: str,
    by: AbstractBaseUser | None = None,
    report: Callable[[Outcome], None] = lambda outcome: None,
) -> Outcome:
    """Read articles again and return what that came to; `report` hears of each.

    Where nothing comes out differently, not one row is written, and no import either.
    """
    units = vocabulary.usual_units()
    total = Outcome()
    imported: Import | None = None
    for article in articles:
        outcome = _read_again(article, None, units)
        if outcome.changes:
            imported = imported or begin_own(name, FROM_CONTENT, by)
            outcome = _read_again(article, imported, units)
        resolve_again(article)
        report(total.add(outcome))
    if imported:
        end_own(imported, total)
    return total


def resolve_again(article: Article) -> None:
    """Resolve the names in the facts of an article as the actors are known today."""
    with transaction.atomic():
        lock_article(article.url)
        renaming = naming.resolved_again(list(StatedFact.objects.open().filter(article=article)))
        if renaming:
            renaming.write(at=timezone.now())


def _read_again(article: Article, imported: Import | None, units: Mapping[str, str]) -> Outcome:
    """Record what the marks of an article say today; without an import, only tell it."""
    with transaction.atomic():
        lock_article(article.url)
        article.refresh_from_db()
        outcome = Outcome(document=article.url, articles=1)
        if article.marked is None:
            return outcome
        read = reading.read(queries.delivered(article.marked), units)
        if read.refusals:  # what cannot be read today is not gone
            article.marked.complete = False
        recorded = recording.record(
            read.drafts,
            filed=Filed(article, article.marked),
            imported=imported or Import.objects.create(),
        )
        transaction.set_rollback(imported is None)
        outcome.facts, outcome.changes = recorded.tally, lines(recorded.changes)
        outcome.refusals, outcome.notes = [*read.refusals], [*read.notes]
    return outcome
