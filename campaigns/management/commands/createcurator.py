"""`manage.py createcurator`: an account that may review facts in the admin."""

import getpass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError, CommandParser

from campaigns import curators


class Command(BaseCommand):
    help = "Create an account with the curator role; the password is asked for."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        if get_user_model().objects.filter(username=username).exists():
            raise CommandError(
                f"There is an account named {username} already. Choose another name."
            )
        password = getpass.getpass("Password: ")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        curators.create_curator(username, password)
        self.stdout.write(f"{username} may now sign in at /admin/ and review facts.")
