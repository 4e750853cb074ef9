"""What becomes of an article is noted on its facts: a version that says nothing else new."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, Import
from campaigns import succession
from campaigns.enums import Change
from campaigns.models import StatedFact
from campaigns.sourcing import source_state

_NOTED = ("source_state", "source_says", "published_on", "origin", "mark_id")


def noted(
    fact: StatedFact,
    article: Article,
    *,
    says: str | None = None,
    mark_id: str = "",
    by: AbstractBaseUser | None = None,
    imported: Import | None = None,
    why: str = "",
) -> StatedFact | None:
    """The version, not yet written, that notes on a fact how its article stands by now.

    `says` is the digest of what the newest marks say of it, where that is known anew. None when
    there is nothing to note.
    """
    told: dict[str, Any] = {"published_on": article.published_on, "origin": article.origin}
    if mark_id:
        told["mark_id"] = mark_id
    if says is not None:
        told["source_says"] = says
    after = succession.successor(fact, Change.FLAGGED, by=by, imported=imported, why=why, **told)
    after.source_state = source_state(after, article)
    if all(getattr(after, name) == getattr(fact, name) for name in _NOTED):
        return None
    return after


def note_on_all(article: Article, *, by: AbstractBaseUser, why: str = "") -> int:
    """Note on every fact of an article how it stands by now; returns on how many there was.

    The caller holds a transaction and the article's lock.
    """
    facts = StatedFact.objects.open().filter(article=article).prefetch_related("revision")
    versions = [
        after
        for fact in facts.order_by("pk")
        if (after := noted(fact, article, by=by, why=why)) is not None
    ]
    if versions:
        succession.write(versions)
    return len(versions)
