"""`manage.py try_formats`: what the readers make of files, counted; nothing is written."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandParser

from articles.deliveries import open_paths
from articles.errors import shown
from articles.trying import Tried, try_all

HEAD = """\
| files | documents | taken | marks | documents refused | marks refused | noted | ms a document |
|---|--:|--:|--:|---|---|---|--:|"""


class Command(BaseCommand):
    help = (
        "Read and anchor files without the fields of an article, and without a database: "
        "a line of a table for each path."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--lenient", action="store_true")
        parser.add_argument("--each", action="store_true", help="say each refusal and note as well")

    def handle(self, *args: Any, paths: list[str], **options: Any) -> None:
        self.stdout.write(HEAD)
        for path in paths:
            tried = try_all(open_paths([path]), lenient=options["lenient"])
            self.stdout.write(_row(shown(Path(path).name), tried))
            for told in tried.told if options["each"] else []:
                self.stderr.write(f"{told.document} {told.place}: {told.code}: {told.sentence}")


def _row(name: str, tried: Tried) -> str:
    cells = (
        name,
        tried.documents,
        tried.taken,
        f"{tried.marks:,}",
        _counts(tried.refused_documents),
        _counts(tried.refused_marks),
        _counts(tried.noted),
        f"{tried.milliseconds:.1f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _counts(codes: Counter[str]) -> str:
    return ", ".join(f"{count:,} `{code}`" for code, count in codes.most_common())
