"""What is held of an article, read back as it was delivered."""

from dataclasses import replace
from datetime import datetime

import msgspec

from articles import formats
from articles.annotated import AnnotatedArticle, ArticleHeader, FactMark, Mark
from articles.deliveries import Document
from articles.enums import MarkType, OffsetUnit
from articles.models import Article, MarkSet
from articles.models import Mark as MarkRow


def delivered(mark_set: MarkSet) -> AnnotatedArticle:
    """The annotated article that was filed as this set of marks; its offsets are code points."""
    return AnnotatedArticle(
        document=mark_set.document,
        format=mark_set.format,
        header=_header(mark_set),
        text=mark_set.revision.text,
        offset_unit=OffsetUnit.CODEPOINT,
        keeps_ids=mark_set.keeps_ids,
        annotated_at=mark_set.annotated_at,
        states_facts=mark_set.states_facts,
        marks=tuple(_mark(row) for row in mark_set.marks.all()),
    )


def with_held_texts(document: Document, *, format: str | None = None) -> Document:
    """The document with the texts that it leaves out beside it, as far as they are held."""
    left_out = formats.texts_left_out(document, format=format)
    addresses = [address for address in left_out if address.isprintable()]
    if not addresses:
        return document
    newest = Article.objects.filter(url__in=addresses).values("newest")
    beside: dict[str, bytes] = {}
    for held in MarkSet.objects.filter(pk__in=newest).select_related("revision__article__outlet"):
        address = held.revision.article.url
        beside[f"{address}.txt"] = held.revision.text.encode()
        beside[f"{address}.meta.json"] = msgspec.json.encode(_header(held))
    return replace(document, parts={**beside, **document.parts})


def newest_delivery(
    article: Article, *, by: datetime | None, states_facts: bool = False
) -> MarkSet | None:
    """The delivery whose text counted at a moment; now when `by` is None.

    With `states_facts`, of those only in which somebody looked for facts.
    """
    held = MarkSet.objects.filter(revision__article=article).select_related("revision")
    if by:
        held = held.filter(recorded_at__lte=by)
    if states_facts:
        held = held.filter(states_facts=True)
    newest: MarkSet | None = None
    before: list[MarkSet] = []
    for mark_set in held.order_by("pk"):  # as `filing` let each have its turn
        if not any(mark_set.is_older_than(other) for other in before):
            newest = mark_set
        before.append(mark_set)
    return newest


def annotated(article: Article, *, by: datetime | None) -> AnnotatedArticle | None:
    """The article with the facts that were marked in it last; with other marks where none were."""
    marked = newest_delivery(article, by=by, states_facts=True) or newest_delivery(article, by=by)
    return delivered(marked) if marked else None


def newer_deliveries(mark_set: MarkSet) -> list[MarkSet]:
    """Deliveries of the same article that state facts and are newer than this one."""
    others = MarkSet.objects.filter(
        revision__article=mark_set.revision.article_id, states_facts=True
    ).exclude(pk=mark_set.pk)
    return [other for other in others if mark_set.is_older_than(other)]


def _header(mark_set: MarkSet) -> ArticleHeader:
    article = mark_set.revision.article
    told = {
        **mark_set.header,
        "url": article.url,
        "outlet": article.outlet.name,
        "modified_at": mark_set.modified_at,
    }
    return msgspec.convert(told, ArticleHeader)


def _mark(row: MarkRow) -> Mark:
    spelled_out = {
        "type": row.type,
        "id": row.mark_id,
        "start": row.start,
        "end": row.end,
        "exact": row.exact,
    }
    kind = FactMark if row.type == MarkType.STATED_FACT else Mark
    return msgspec.convert({**row.said, **spelled_out}, kind, strict=False)
