"""Articles that repeat one another nearly word for word, for a curator to look at."""

from dataclasses import dataclass

from articles.models import Article, Revision

RUN = 5  # words in a row: shorter runs are shared by chance, longer ones break at every comma
LEAST_SHARE = 0.6
SHORTEST = 40  # runs; of shorter texts nearly the same words prove nothing


@dataclass(frozen=True)
class Candidate:
    """An article whose text this one shares, and which part of the shorter one that is."""

    article: Article
    share: float


def candidates(article: Article) -> list[Candidate]:
    """The articles that this one may reprint, or be reprinted by, the nearest first.

    Those that go back to one origin already are left out. Texts are compared by the runs of words
    that they share, whatever the order of their paragraphs.
    """
    runs = _runs(_newest_text(article))
    if len(runs) < SHORTEST:
        return []
    others = Article.objects.exclude(pk=article.pk).exclude(newest=None)
    others = others.filter(language=article.language).select_related("outlet", "newest__revision")
    found = []
    for other in others.iterator(chunk_size=200):
        if other.first_told_in == article.first_told_in:
            continue
        theirs = _runs(_newest_text(other))
        if len(theirs) >= SHORTEST:
            share = len(runs & theirs) / min(len(runs), len(theirs))
            if share >= LEAST_SHARE:
                found.append(Candidate(other, share))
    return sorted(found, key=lambda one: (-one.share, one.article.pk))


def _newest_text(article: Article) -> str:
    revision: Revision | None = article.newest.revision if article.newest else None
    return revision.text if revision else ""


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = text.casefold().split()
    return frozenset(tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
