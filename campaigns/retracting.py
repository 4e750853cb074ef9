"""A publisher takes an article back: its facts stay, marked, and leave the headline."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.filing import lock_article
from articles.models import Article
from campaigns.errors import NotACurator
from campaigns.noting import note_on_all
from campaigns.reviewing import may_review


def retract(article: Article, *, by: AbstractUser, why: str = "") -> int:
    """Mark an article as retracted by its publisher; returns how many facts were flagged.

    Raises NotACurator. Harmless where it is marked so already.
    """
    return _set(article, retracted=True, by=by, why=why)


def reinstate(article: Article, *, by: AbstractUser, why: str = "") -> int:
    """Take the mark of a retraction away again; each fact stands as its source leaves it."""
    return _set(article, retracted=False, by=by, why=why)


@transaction.atomic
def _set(article: Article, *, retracted: bool, by: AbstractUser, why: str) -> int:
    if not may_review(by):
        raise NotACurator
    lock_article(article.url)
    article.refresh_from_db()
    article.retracted = retracted
    article.save(update_fields=["retracted"])
    return note_on_all(article, by=by, why=why)
