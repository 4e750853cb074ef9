"""`manage.py reingest`: what a watched source gives is taken anew, whatever is known of it."""

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from articles.enums import Queue
from articles.models import Source
from campaigns import watching
from campaigns.tasks import wake


class Command(BaseCommand):
    help = "Read watched sources as if for the first time, and queue what they give."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--source", action="append", required=True, metavar="NAME")

    def handle(self, *args: Any, source: list[str], **options: Any) -> None:
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
