"""`manage.py reingest`: articles or watched sources, once more, whatever is known of them."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from articles.enums import Queue
from articles.models import Article, Source
from campaigns import reingesting, watching
from campaigns.queries.differences import counts
from campaigns.tasks import wake


class Command(BaseCommand):
    help = (
        "Read the marks of articles again, as they are read today, or a watched source as if for "
        "the first time. What a curator has judged stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--article", action="append", metavar="URL")
        what.add_argument("--all", action="store_true", help="every article that is held")
        what.add_argument("--source", action="append", metavar="NAME", help="a watched source")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["source"]:
            self._read_sources(options["source"])
        else:
            self._read_articles(options["article"])

    def _read_articles(self, urls: list[str] | None) -> None:
        articles = Article.objects.order_by("pk").select_related("marked__revision")
        if urls is not None:
            articles = articles.filter(url__in=urls)
            if unknown := set(urls) - set(articles.values_list("url", flat=True)):
                raise CommandError(f"No article is held at {', '.join(sorted(unknown))}.")
        outcome = reingesting.reingest(articles.iterator(), name="manage.py reingest")
        plural = "" if outcome.articles == 1 else "s"
        self.stdout.write(f"{outcome.articles} article{plural} · facts: {counts(outcome.facts)}")

    def _read_sources(self, source: list[str]) -> None:
        known = Source.objects.in_bulk(source, field_name="name")
        if unknown := [name for name in source if name not in known]:
            raise CommandError(f"No source is called {', '.join(unknown)}.")
        could_be_read = [self._read(known[name]) for name in source]
        if not all(could_be_read):
            raise SystemExit(1)

    def _read(self, source: Source) -> bool:
        """Read one and say how that went; whether it could be read."""
        queued = watching.reread(source, by=None)
        if queued:
            wake(Queue.BULK)
        source.refresh_from_db()
        for refused in source.refused:
            self.stderr.write(f"{refused['document']}: {refused['code']}: {refused['sentence']}")
        if source.failures:
            self.stderr.write(f"{source.name}: {source.code}: {source.sentence}")
        elif queued:
            self.stdout.write(f"{source.name}: import {queued.pk} waits for a worker.")
        elif source.is_asked_for:
            self.stdout.write(
                f"{source.name}: not whole yet, or being read. A worker reads it soon."
            )
        else:
            self.stdout.write(f"{source.name}: it gave nothing.")
        return not source.failures and not source.refused
