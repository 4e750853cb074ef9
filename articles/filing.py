"""Articles, revisions and marks become rows, inside the transaction of one article.

Deliveries of one article arrive in any order. Which text counts, which marks count and what is
known of the article are the same at the end, whatever that order was, wherever the deliveries say
when they were made; where they do not, the last to arrive is the newest.
"""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

import msgspec
from django.db import connection
from django.db.models import Q
from django.utils.text import slugify

from articles.annotated import AnnotatedArticle, ArticleHeader, Mark
from articles.enums import OffsetUnit, Rights
from articles.models import Article, Import, MarkSet, Outlet, Revision
from articles.models import Mark as MarkRow

_MERGED = ("title", "author", "published_on", "language", "rights", "origin")
_HEADER_FIELDS = (*_MERGED, "retracted")
DOCUMENT_LENGTH = 500  # of a long name the end is kept: the file, and the line in it


@dataclass(frozen=True)
class Filed:
    """Where an annotated article now stands in the archive."""

    article: Article
    mark_set: MarkSet

    @property
    def revision(self) -> Revision:
        return self.mark_set.revision

    @property
    def is_late(self) -> bool:
        """Whether newer marks were here before these arrived."""
        return self.article.marked_id != self.mark_set.pk


def held(annotated: AnnotatedArticle) -> Article | None:
    """Return the article when filing this document would write not one row, else None.

    That is so when the same delivery was filed before, and nothing has taken its place that it
    would take back.
    """
    article = Article.objects.filter(url=annotated.header.url).first()
    if article is None:
        return None
    same = _same_delivery(article, annotated)
    return article if same is not None and not _advance(article, same) else None


def file_article(annotated: AnnotatedArticle, *, imported: Import) -> Filed:
    """File an anchored article: its row, the revision of its text, and its marks.

    Takes the article's lock, so that two workers with the same article take turns and the second
    finds everything filed.
    """
    lock_article(annotated.header.url)
    article = _article(annotated.header)
    mark_set = _same_delivery(article, annotated)
    if mark_set is None or _advance(article, mark_set):
        mark_set = _file_marks(_file_text(article, annotated.text), annotated, imported)
        _merge_headers(article, annotated.header, mark_set)
    if _advance(article, mark_set):
        article.save(update_fields=["newest", "marked"])
    return Filed(article, mark_set)


def lock_article(url: str) -> None:
    """Let one transaction at a time write about an article, until it ends: imports and reviews."""
    _lock(f"article {url}")


def lock_outlets() -> None:
    """Let new outlets come one at a time: two articles may bring the same."""
    _lock("outlets")


def _lock(what: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])


def _article(header: ArticleHeader) -> Article:
    article = Article.objects.filter(url=header.url).first()
    if article is not None:
        return article
    told = {name: getattr(header, name) for name in _HEADER_FIELDS}
    return Article.objects.create(url=header.url, outlet=_outlet(header.outlet), **told)


def _advance(article: Article, mark_set: MarkSet) -> bool:
    """Point the article at a delivery that is older than none that is held."""
    before = article.newest_id, article.marked_id
    held = list(MarkSet.objects.filter(revision__article=article))
    if not any(mark_set.is_older_than(other) for other in held):
        article.newest = mark_set
    stating = [other for other in held if other.states_facts]
    if mark_set.states_facts and not any(mark_set.is_older_than(other) for other in stating):
        article.marked = mark_set
    return before != (article.newest_id, article.marked_id)


def _merge_headers(article: Article, header: ArticleHeader, arrived: MarkSet) -> None:
    """Let the newest delivery that tells a field have its say, unless a curator has had theirs.

    A curator has had it where the article says something else than what deliveries came to
    before this one. Rights only ever become narrower. A retraction is heard once: no delivery takes
    it back, and none repeats it to a curator who did.
    """
    ordered = _oldest_first(article)
    changed = {}
    for name in _MERGED:
        told = [one.header[name] for one in ordered if name in one.header]
        before = [one.header[name] for one in ordered if name in one.header and one != arrived]
        held = _as_told(getattr(article, name))
        untouched = held == _weightiest(name, before) if before else not held
        if told and untouched and held != _weightiest(name, told):
            changed[name] = _weightiest(name, told)
    known = any(one.header.get("retracted") for one in ordered if one != arrived)
    if header.retracted and not article.retracted and not known:
        changed["retracted"] = True
    if changed:
        Article.objects.filter(pk=article.pk).update(**changed)
        article.refresh_from_db(fields=list(changed))


def _weightiest(name: str, values: list[Any]) -> Any:
    if name == "rights":
        return Rights.RESTRICTED if Rights.RESTRICTED in values else values[-1]
    return values[-1]


def _oldest_first(article: Article) -> list[MarkSet]:
    """Deliveries by their own dates where they have them, in the order of arrival where not."""
    ordered: list[MarkSet] = []
    for mark_set in MarkSet.objects.filter(revision__article=article).order_by("pk"):
        place = len(ordered)
        while place and mark_set.is_older_than(ordered[place - 1]):
            place -= 1
        ordered.insert(place, mark_set)
    return ordered


def _as_told(value: Any) -> Any:
    return msgspec.to_builtins(value)


def _outlet(name: str) -> Outlet:
    named = Outlet.objects.filter(name__iexact=name)
    if outlet := named.first():
        return outlet
    lock_outlets()
    return named.first() or Outlet.objects.create(name=name, slug=_free_slug(name))


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
    mark_set = MarkSet.objects.create(
        revision=revision,
        imported=imported,
        document=annotated.document[-DOCUMENT_LENGTH:],
        offset_unit=annotated.offset_unit or OffsetUnit.CODEPOINT,
        crlf_is_one=annotated.crlf_is_one is True,
        bom_counts=annotated.bom_counts is not False,
        header=_told(annotated.header),
        keeps_ids=annotated.keeps_ids,
        **_identity(annotated),
    )
    MarkRow.objects.bulk_create(
        [_mark_row(mark_set, position, mark) for position, mark in enumerate(annotated.marks)],
        batch_size=2000,
    )
    return mark_set


def _same_delivery(article: Article, annotated: AnnotatedArticle) -> MarkSet | None:
    """The delivery of this article, text and marks that was filed already; its file may differ."""
    return (
        MarkSet.objects.filter(
            revision__article=article,
            revision__sha256=_digest(annotated.text),
            header=_told(annotated.header),
        )
        .filter(Q(**_identity(annotated)))
        .order_by("-pk")
        .first()
    )


def _identity(annotated: AnnotatedArticle) -> dict[str, Any]:
    return {
        "format": annotated.format,
        "sha256": digest_of_marks(annotated.marks),
        "modified_at": annotated.header.modified_at,
        "annotated_at": annotated.annotated_at,
        "states_facts": annotated.states_facts,
        "complete": not annotated.refusals,
    }


def _told(header: ArticleHeader) -> dict[str, Any]:
    """What a header says of the fields that an article keeps; what it leaves blank, it leaves."""
    told = {name: _as_told(getattr(header, name)) for name in _HEADER_FIELDS}
    return {name: value for name, value in told.items() if value}


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


def digest_of_marks(marks: tuple[Mark, ...]) -> str:
    """The digest of marks in their order: 64 hex digits, the same when they are read back.

    Keys are put in order, because the database keeps them in an order of its own.
    """
    kept = _as_kept(msgspec.to_builtins(marks))
    return sha256(msgspec.json.encode(kept, order="sorted")).hexdigest()


def _as_kept(told: Any) -> Any:
    """Data with figures in plain digits: the database gives 1e20 and -0.0 back in no other way."""
    match told:
        case dict():
            return {name: _as_kept(value) for name, value in told.items()}
        case list() | tuple():
            return [_as_kept(value) for value in told]
        case float() | int() if not isinstance(told, bool):
            return format(Decimal(repr(told)).normalize(), "f") if told else "0"
    return told
