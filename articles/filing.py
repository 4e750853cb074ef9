"""Articles, revisions and marks become rows, inside the transaction of one article."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from django.db import connection
from django.utils.text import slugify

from articles.annotated import AnnotatedArticle, ArticleHeader, Mark
from articles.models import Article, Import, MarkSet, Outlet, Revision
from articles.models import Mark as MarkRow

DOCUMENT_LENGTH = 500  # of a long name the end is kept: the file, and the line in it


@dataclass(frozen=True)
class Filed:
    """Where an annotated article now stands in the archive."""

    article: Article
    revision: Revision
    mark_set: MarkSet


def held(annotated: AnnotatedArticle) -> Article | None:
    """Return the article when filing this document would write not one row, else None.

    That is so when its text is the article's newest, its marks are the newest of their format,
    and its header fills nothing that is still blank.
    """
    article = Article.objects.filter(url=annotated.header.url).first()
    if article is None or _blanks_filled(article, annotated.header):
        return None
    newest = article.revisions.order_by("-number").first()
    if newest is None or newest.sha256 != _digest(annotated.text):
        return None
    return article if _same_marks(newest, annotated) else None


def file_article(annotated: AnnotatedArticle, *, imported: Import) -> Filed:
    """File an anchored article: its row, the revision of its text, and its marks.

    Takes the article's lock, so that two workers with the same article take turns and the second
    finds everything filed.
    """
    lock_article(annotated.header.url)
    article = _file_header(annotated.header)
    revision = _file_text(article, annotated.text)
    return Filed(article, revision, _file_marks(revision, annotated, imported))


def lock_article(url: str) -> None:
    """Let one transaction at a time write about an article, until it ends: imports and reviews."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [url])


def _file_header(header: ArticleHeader) -> Article:
    article = Article.objects.filter(url=header.url).first()
    if article is None:
        told = {name: getattr(header, name) for name in _HEADER_FIELDS}
        return Article.objects.create(url=header.url, outlet=_outlet(header.outlet), **told)
    blanks = _blanks_filled(article, header)
    if blanks:
        Article.objects.filter(pk=article.pk).update(**blanks)
        article.refresh_from_db()
    return article


_HEADER_FIELDS = ("title", "author", "published_on", "language", "rights", "origin", "retracted")
_FILLED_WHEN_BLANK = ("title", "author", "published_on", "language", "origin", "retracted")


def _blanks_filled(article: Article, header: ArticleHeader) -> dict[str, Any]:
    """What the header adds. It never overwrites: a curator may have corrected what is there."""
    return {
        name: getattr(header, name)
        for name in _FILLED_WHEN_BLANK
        if not getattr(article, name) and getattr(header, name)
    }


def _outlet(name: str) -> Outlet:
    outlet = Outlet.objects.filter(name__iexact=name).first()
    return outlet or Outlet.objects.create(name=name, slug=_free_slug(name))


def _free_slug(name: str) -> str:
    slug = slugify(name)[:70] or "outlet"
    if not Outlet.objects.filter(slug=slug).exists():
        return slug
    return f"{slug}-{_digest(name)[:8]}"


def _file_text(article: Article, text: str) -> Revision:
    digest = _digest(text)
    revision = article.revisions.filter(sha256=digest).first()
    if revision is not None:
        return revision
    return Revision.objects.create(
        article=article, number=article.revisions.count() + 1, text=text, sha256=digest
    )


def _file_marks(revision: Revision, annotated: AnnotatedArticle, imported: Import) -> MarkSet:
    same = _same_marks(revision, annotated)
    if same is not None:
        return same
    mark_set = MarkSet.objects.create(
        revision=revision,
        imported=imported,
        document=annotated.document[-DOCUMENT_LENGTH:],
        format=annotated.format,
        offset_unit=annotated.offset_unit,
        sha256=_digest_of_marks(annotated),
    )
    MarkRow.objects.bulk_create(
        [_mark_row(mark_set, position, mark) for position, mark in enumerate(annotated.marks)],
        batch_size=2000,
    )
    return mark_set


def _same_marks(revision: Revision, annotated: AnnotatedArticle) -> MarkSet | None:
    newest = revision.mark_sets.filter(format=annotated.format).order_by("-id").first()
    if newest is not None and newest.sha256 == _digest_of_marks(annotated):
        return newest
    return None


def _mark_row(mark_set: MarkSet, position: int, mark: Mark) -> MarkRow:
    told = msgspec.to_builtins(mark)
    spelled_out = {"type", "id", "start", "end", "exact"}
    return MarkRow(
        mark_set=mark_set,
        position=position,
        type=mark.type,
        mark_id=mark.id,
        start=mark.start,
        end=mark.end,
        exact=mark.exact,
        said={name: value for name, value in told.items() if name not in spelled_out},
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _digest_of_marks(annotated: AnnotatedArticle) -> str:
    """Of the marks, and of what was refused beside them: a mark that could not be read and one
    that is no longer there are not the same."""
    refused = [(refusal.code, refusal.place) for refusal in annotated.refusals]
    return sha256(msgspec.json.encode((annotated.marks, refused))).hexdigest()
