"""Articles as they were known: where facts were published, and what had become of it."""

from collections.abc import Iterable
from datetime import date

from articles.models import Article
from campaigns.clocks import Clocks
from campaigns.enums import SourceState
from campaigns.models import StatedFact


def as_known(articles: Iterable[Article], clocks: Clocks) -> list[Article]:
    """These articles, each with its origin and its retraction as far as they were known then.

    That is kept with the facts of an article: one that has none is as it is today. One query, and
    none where the reader asks for now.
    """
    told = list(articles)
    if clocks.asked_known_at:
        facts = StatedFact.objects.known_at(clocks.known_at).filter(article__in=told)
        known = facts.values_list("article", "origin", "source_state").distinct()
        kept = {article: (origin, state) for article, origin, state in known}
        for article in told:
            if article.pk in kept:
                article.origin, state = kept[article.pk]
                article.retracted = state == SourceState.RETRACTED
    return told


def articles_of(facts: Iterable[StatedFact], clocks: Clocks) -> list[Article]:
    """Where these facts were published, each article once, the newest first."""
    found = {fact.article_id: fact.article for fact in facts}
    return sorted(
        as_known(found.values(), clocks),
        key=lambda article: (article.published_on or date.min, article.pk),
        reverse=True,
    )
