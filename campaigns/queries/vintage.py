"""Whether anything has changed of what answers are made of: one question to the database."""

from django.contrib.auth import get_user_model
from django.db import connection

from actors.models import Actor, Alias
from articles.models import Article, DeliveredDocument, Import, Outlet, Revision
from campaigns.models import Campaign, LedgerHead, Measure, Resolution, Unit

# The ledger is known by its head. The others have no history, or are decided apart from it.
WHOLE = (LedgerHead, Resolution, Campaign, Measure, Unit, Article, Outlet, Actor, Alias)
NAMED = ((get_user_model, "username"), (lambda: Import, "name"))


# How far deliveries are. A document changes with every article that is taken of it.
DELIVERED = "(row.id, row.imported_id, row.state, row.starts, row.taken, row.reason)"


def vintage(*, deliveries: bool = False) -> str:
    """A digest of all that answers can show: another one as soon as any of it changes.

    Texts and marks are written once, and count by the articles and facts that name them; texts that
    came too late to be the newest of their articles, by their number. How far deliveries are counts
    where it is shown alone: it changes all the time while one is taken.
    """
    parts = [(model._meta.db_table, "row") for model in WHOLE]
    parts += [(model()._meta.db_table, f"row.{column}") for model, column in NAMED]
    if deliveries:
        parts += [(Import._meta.db_table, "row"), (DeliveredDocument._meta.db_table, DELIVERED)]
    sums = [
        f"(SELECT sum(hashtextextended({shown}::text, 0)) FROM {table} AS row)"  # noqa: S608
        for table, shown in parts
    ]
    sums.append(f"(SELECT count(*) FROM {Revision._meta.db_table})")  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT md5(concat_ws('|', {', '.join(sums)}))")
        return cursor.fetchone()[0]
