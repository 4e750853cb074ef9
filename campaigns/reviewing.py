"""A curator decides about a stated fact. Every decision names the version it was taken on."""

from uuid import UUID

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from django.utils import timezone

from articles.filing import lock_article
from campaigns import succession
from campaigns.enums import MOVES, REVIEWED, Change, Review
from campaigns.errors import MoveRefused, NotACurator, StaleVersion
from campaigns.models import StatedFact


def accept(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Let a proposed fact into the headline. Returns the new version; raises LedgerError."""
    return _decide(fact, Change.ACCEPTED, version=version, by=by, why=why)


def reject(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Keep a fact out of the status; it stays citable. Returns the new version."""
    return _decide(fact, Change.REJECTED, version=version, by=by, why=why)


def restore(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Propose a rejected or withdrawn fact once more. Returns the new version."""
    return _decide(fact, Change.RESTORED, version=version, by=by, why=why)


@transaction.atomic
def _decide(fact: UUID, change: Change, *, version: int, by: AbstractUser, why: str) -> StatedFact:
    if not may_review(by):
        raise NotACurator
    lock_article(
        StatedFact.objects.filter(fact=fact).values_list("article__url", flat=True)[:1].get()
    )
    newest = StatedFact.objects.open().get(fact=fact)
    if newest.version != version:
        decided_on = StatedFact.objects.filter(fact=fact, version=version).first()
        raise StaleVersion(decided_on=decided_on, newest=newest)
    moves = MOVES[Review(newest.review)]
    if change not in moves:
        raise MoveRefused(newest, change, list(moves))
    review = moves[change]
    reviewed = review in REVIEWED
    decided = succession.successor(
        newest,
        change,
        by=by,
        why=why,
        review=review,
        reviewer=by if reviewed else None,
        reviewed_at=timezone.now() if reviewed else None,
    )
    succession.write([decided])
    return decided


def may_review(user: AbstractUser | AnonymousUser) -> bool:
    """Whether the account has the curator's permission."""
    return user.is_active and user.has_perm("campaigns.review_statedfact")
