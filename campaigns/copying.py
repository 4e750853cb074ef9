"""Reprints: an article that repeats another is no second source, once a curator has said so."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles.filing import lock_article
from articles.models import Article
from campaigns.errors import CopyRefused, NotACurator
from campaigns.noting import note_on_all
from campaigns.reviewing import may_review


@transaction.atomic
def confirm(article: Article, *, of: Article, by: AbstractUser, why: str = "") -> int:
    """Say that an article reprints another; returns how many facts have another origin by that.

    Its own reprints go back to the same origin from then on. Raises NotACurator, and CopyRefused
    where the two would go round in a circle.
    """
    _check(by)
    known = Article.objects.filter(origin=article.url).exclude(pk=of.pk)
    article, of, *reprints = _locked(article, of, *known)
    if of.first_told_in in (article.url, article.first_told_in):
        raise CopyRefused(article.title, of.title)
    return sum(_go_back(one, of.first_told_in, by, why) for one in (article, *reprints))


@transaction.atomic
def separate(article: Article, *, by: AbstractUser, why: str = "") -> int:
    """Say that an article is no reprint after all; returns how many facts changed by that."""
    _check(by)
    [article] = _locked(article)
    return _go_back(article, "", by, why)


def _check(by: AbstractUser) -> None:
    if not may_review(by):
        raise NotACurator


def _locked(*articles: Article) -> list[Article]:
    """The articles as they stand, held until the end of the transaction."""
    for url in sorted({article.url for article in articles}):  # in one order for every curator
        lock_article(url)
    return [Article.objects.get(pk=article.pk) for article in articles]


def _go_back(article: Article, origin: str, by: AbstractUser, why: str) -> int:
    article.origin = origin
    article.save(update_fields=["origin"])
    return note_on_all(article, by=by, why=why)
