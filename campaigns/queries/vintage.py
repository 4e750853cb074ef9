"""Whether anything has changed of what answers are made of: one question to the database."""

from django.contrib.auth import get_user_model
from django.db import connection

from actors.models import Actor, Alias
from articles.models import Article, Import, Outlet
from campaigns.models import Campaign, LedgerHead, Measure, Resolution, Unit

# The ledger is known by its head. The others have no history, or are decided apart from it.
WHOLE = (LedgerHead, Resolution, Campaign, Measure, Unit, Article, Outlet, Actor, Alias)
NAMED = ((get_user_model, "username"), (lambda: Import, "name"))


def vintage() -> str:
    """A digest of all that exports and feeds can show: another one as soon as any of it changes.

    Texts and marks are written once, and count by the articles and facts that name them.
    """
    parts = [(model._meta.db_table, "row") for model in WHOLE]
    parts += [(model()._meta.db_table, f"row.{column}") for model, column in NAMED]
    sums = ", ".join(
        f"(SELECT sum(hashtextextended({shown}::text, 0)) FROM {table} AS row)"  # noqa: S608
        for table, shown in parts
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(concat_ws('|', {sums}))")
        return cursor.fetchone()[0]
