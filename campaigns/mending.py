"""What is known of an article is mended, and its facts say so where they keep it too."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.filing import lock_article
from articles.models import Article
from campaigns.noting import note_on_all


@transaction.atomic
def mend(article: Article, fields: Sequence[str], *, by: AbstractUser) -> int:
    """Write these fields of an article and nothing else; returns how many facts say so now.

    A delivery may be at its other columns meanwhile.
    """
    lock_article(article.url)
    article.save(update_fields=fields)
    article.refresh_from_db()
    return note_on_all(article, by=by, why="What is known of the article was mended.")
