"""What goes back to the annotation tools: articles as they were delivered, by what they state."""

from collections.abc import Iterator

from django.utils.text import slugify

from articles import queries
from articles.annotated import AnnotatedArticle
from articles.models import Article
from campaigns.enums import Review
from campaigns.queries.asked import Asked
from campaigns.queries.lists import listed


def exported(asked: Asked, *, campaign: str = "") -> Iterator[tuple[str, AnnotatedArticle]]:
    """Each article with its text and marks as known then, under a name for its files.

    With a campaign, or a day in the world, only those that had stated something about it by then.
    """
    articles = Article.objects.order_by("pk")
    if campaign or asked.clocks.asked_on:
        facts = listed(asked).exclude(review=Review.WITHDRAWN)
        if campaign:
            facts = facts.filter(campaign__slug=campaign)
        articles = articles.filter(pk__in=facts.values("article"))
    for article in articles.iterator():
        annotated = queries.annotated(article, by=asked.clocks.asked_known_at)
        if annotated:
            yield _name(article), annotated


def _name(article: Article) -> str:
    """Safe as a file's name on any system, and the same in every export."""
    return f"{slugify(article.title)[:60].strip('-') or 'article'}-{article.pk}"
