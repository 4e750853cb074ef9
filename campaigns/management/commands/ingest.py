"""`manage.py ingest`: annotated articles become stated facts, with a line a document."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandParser
from django.db import transaction
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from articles import formats
from articles.deliveries import Document, open_paths
from articles.enums import OffsetUnit, Queue
from articles.errors import Note, Refusal, shown
from campaigns import importing
from campaigns.ingest import Options
from campaigns.outcomes import Outcome, told
from campaigns.queries.differences import counts, more
from campaigns.tasks import wake

ALL_TAKEN, SOME_REFUSED, NOTHING_USABLE = 0, 1, 2


class Command(BaseCommand):
    help = "Take annotated articles: files, folders and archives, in any format the product reads."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--format", choices=sorted(formats.READERS))
        parser.add_argument("--offset-unit", choices=[unit.value for unit in OffsetUnit])
        parser.add_argument(
            "--lenient",
            action="store_true",
            help="take the good records of a document whose file is broken",
        )
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")
        when = parser.add_mutually_exclusive_group()
        when.add_argument(
            "--dry-run", action="store_true", help="say what would change; write nothing"
        )
        when.add_argument(
            "--queue", action="store_true", help="hand the delivery to a worker and return"
        )

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        documents = open_paths(paths)
        unit = options["offset_unit"]
        chosen = Options(
            format=options["format"],
            offset_unit=OffsetUnit(unit) if unit else None,
            lenient=options["lenient"],
        )
        # Readers see it beside each version: what the files are called, not where they lie.
        name = shown(", ".join(Path(path).name or path for path in paths))
        if options["queue"]:
            self._queue(documents, name, chosen)
        else:
            self._take(documents, name, chosen, options)

    def _queue(self, documents: Iterable[Document | Refusal], name: str, chosen: Options) -> None:
        console = Console(stderr=True, emoji=False)
        refused: list[Refusal] = []

        def seen() -> Iterator[Document | Refusal]:
            for document in documents:
                if isinstance(document, Refusal):
                    console.print(_line(document), style="red", markup=False, soft_wrap=True)
                    refused.append(document)
                yield document

        with transaction.atomic():
            row = importing.queue(seen(), name=name, options=chosen)
            if row.is_over:
                transaction.set_rollback(True)
                raise SystemExit(NOTHING_USABLE)
            transaction.on_commit(lambda: wake(Queue.BULK))
        self.stdout.write(str(row.pk))
        raise SystemExit(SOME_REFUSED if refused else ALL_TAKEN)

    def _take(
        self,
        documents: Iterable[Document | Refusal],
        name: str,
        chosen: Options,
        options: dict[str, Any],
    ) -> None:
        console = Console(stderr=options["json"], highlight=False, emoji=False)
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        ) as progress:
            bar = progress.add_task("articles", total=None)

            def report(outcome: Outcome) -> None:
                progress.advance(bar)
                if options["verbosity"] > 0 and not options["json"]:
                    _print_document(console, outcome, dry_run=options["dry_run"])

            outcome = importing.take(
                documents, name=name, options=chosen, report=report, dry_run=options["dry_run"]
            )
        if options["json"]:
            said = told(outcome)
            if options["dry_run"]:
                said["changes"] = [str(line) for line in outcome.changes]
                said["more_changes"] = outcome.more_changes
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        else:
            _print_summary(console, outcome, dry_run=options["dry_run"])
        raise SystemExit(_status(outcome))


def _status(outcome: Outcome) -> int:
    if not outcome.articles:
        return NOTHING_USABLE
    return SOME_REFUSED if outcome.refused else ALL_TAKEN


def _print_document(console: Console, outcome: Outcome, *, dry_run: bool) -> None:
    if outcome.articles:
        console.print(f"{outcome.document}: {counts(outcome.facts)}", markup=False, soft_wrap=True)
    for line in outcome.changes if dry_run else []:
        console.print(f"  {shown(str(line))}", markup=False, soft_wrap=True)
    for refusal in outcome.refusals:
        console.print(_line(refusal), style="red", markup=False, soft_wrap=True)
    for note in outcome.notes:
        console.print(_line(note), style="yellow", markup=False, soft_wrap=True)


def _print_summary(console: Console, outcome: Outcome, *, dry_run: bool) -> None:
    articles = f"{outcome.articles} article{'' if outcome.articles == 1 else 's'}"
    refused = f"{outcome.refused:,} refused"
    summary = f"{articles} · facts: {counts(outcome.facts)} · {refused}"
    for many in (outcome.more_refused, outcome.more_noted):
        for line in more(many):
            console.print(line, style="yellow", markup=False, soft_wrap=True)
    said = f"{'Nothing was written. ' if dry_run else ''}{summary}"
    console.print(said, style="bold", markup=False, soft_wrap=True)


def _line(told: Refusal | Note) -> str:
    where = f"{told.document} {told.place}".strip()
    return f"{where}: {told.code}: {told.sentence}"
