"""`manage.py verify_ledger`: whether the ledger is as it was written."""

from contextlib import closing
from itertools import islice
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from campaigns import verifying
from campaigns.models import StatedFact


class Command(BaseCommand):
    help = "Walk the ledger from its first row and print the first that is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="print every broken row, not only the first"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with closing(verifying.broken()) as found:  # it reads with cursors that must not linger
            shown = list(found if options["all"] else islice(found, 1))
        if shown:
            raise CommandError("\n".join(str(one) for one in shown))
        self.stdout.write(f"The ledger holds: {StatedFact.objects.count()} versions, none broken.")
