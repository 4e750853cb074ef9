"""`manage.py print_columns`: `docs/columns.md` as the one definition of columns has it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management import BaseCommand

from campaigns.queries.tables import ACTORS, ARTICLES
from campaigns.tables import Column
from campaigns.tables.facts import FACTS, STANDING, VERSIONS

HEAD = """\
# Columns

What stands in the columns of every table and file: CSV, XLSX, the `.json` of a page, and the
properties of GeoJSON. This page is printed by `manage.py print_columns`, from the definition that
all of them read; `/api/v1/columns/` gives the same to programs. An empty cell is never a zero.

Text that a spreadsheet could take for a formula has an apostrophe before it in CSV; in XLSX it is
text to the letter. Figures are figures; those with more than 15 digits stand as text in XLSX, which
would round them. Several of a kind in one cell have `; ` between them.
"""


class Command(BaseCommand):
    help = "Print docs/columns.md."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(_page()))


def _page() -> Iterator[str]:
    told = {column.name for column in FACTS}
    yield HEAD
    yield from _table("Stated facts", FACTS)
    ledger = [column for column in VERSIONS if column.name not in told]
    yield from _table("Beside these, in versions and in whole files", ledger)
    standing = [column for column in STANDING if column.name not in told]
    yield from _table("Beside these, in the table of a campaign", standing)
    yield from _table("Actors", ACTORS)
    yield from _table("Articles", ARTICLES)


def _table(title: str, columns: Sequence[Column]) -> Iterator[str]:
    yield f"## {title}\n"
    yield "| column | means | unit |"
    yield "|---|---|---|"
    yield from (f"| `{one.name}` | {one.meaning} | {one.unit} |" for one in columns)
    yield ""
