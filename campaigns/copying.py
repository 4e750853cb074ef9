"""Reprints: an article that repeats another is no second source, once a curator has said so."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.filing import lock_article
from articles.models import Article
from campaigns.errors import CopyRefused, NotACurator
from campaigns.noting import note_on_all
from campaigns.reviewing import may_review


def confirm(article: Article, *, of: Article, by: AbstractUser, why: str = "") -> int:
    """Say that an article reprints another; returns how many facts have another origin by that.

    Its own reprints go back to the same origin from then on. Raises NotACurator, and CopyRefused
    where the two would go round in a circle.
    """
    origin = of.first_told_in
    if origin in (article.url, article.first_told_in):
        raise CopyRefused(article.title, of.title)
    return _go_back_to(origin, article, by=by, why=why)


def separate(article: Article, *, by: AbstractUser, why: str = "") -> int:
    """Say that an article is no reprint after all; returns how many facts changed by that."""
    return _go_back_to("", article, by=by, why=why)


@transaction.atomic
def _go_back_to(origin: str, article: Article, *, by: AbstractUser, why: str) -> int:
    if not may_review(by):
        raise NotACurator
    reprints = list(Article.objects.filter(origin=article.url)) if origin else []
    together = sorted([article, *reprints], key=lambda one: one.url)
    for one in together:  # in one order, so that two curators never wait for each other
        lock_article(one.url)
    flagged = 0
    for one in together:
        one.refresh_from_db()
        one.origin = origin
        one.save(update_fields=["origin"])
        flagged += note_on_all(one, by=by, why=why)
    return flagged
