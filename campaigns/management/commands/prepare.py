"""`manage.py prepare`: the database brought up to date, with the vocabulary; safe to repeat."""

from typing import Any

from django.core.management import BaseCommand, call_command

from actors import register
from campaigns import curators, vocabulary


class Command(BaseCommand):
    help = "Migrate, and load the vocabulary, the register of actors and the roles."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=min(options["verbosity"], 1) - 1)
        entries = vocabulary.load()
        actors = register.load()
        curators.define_roles()
        self.stdout.write(
            f"Ready. New: {entries} entries of the vocabulary, {actors.actors} actors, "
            f"{actors.aliases} aliases."
        )
