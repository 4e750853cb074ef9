"""A curator decides about a stated fact. Every decision names the version it was taken on."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from django.utils import timezone

from articles.filing import lock_article
from campaigns import correcting, naming, succession
from campaigns.correcting import Correction
from campaigns.enums import MOVES, REVIEWED, Change, Review, SourceState
from campaigns.errors import (
    BadCorrection,
    MoveRefused,
    NeedsSecondCurator,
    NotACurator,
    NothingWaits,
    StaleVersion,
)
from campaigns.models import StatedFact
from campaigns.sourcing import said_now, source_state


def accept(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Let a proposed fact into the headline. Returns the new version; raises LedgerError.

    With REVIEW_NEEDS_TWO, what a curator revised is accepted by another.
    """
    return _move(fact, Change.ACCEPTED, version=version, by=by, why=why)


def reject(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Keep a fact out of the status; it stays citable. Returns the new version."""
    return _move(fact, Change.REJECTED, version=version, by=by, why=why)


def restore(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Propose a rejected or withdrawn fact once more. Returns the new version."""
    return _move(fact, Change.RESTORED, version=version, by=by, why=why)


def withdraw(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Take a fact back for its source; it stays citable. Returns the new version."""
    return _move(fact, Change.WITHDRAWN, version=version, by=by, why=why)


@transaction.atomic
def revise(
    fact: UUID, *, version: int, by: AbstractUser, correction: Correction, why: str = ""
) -> StatedFact:
    """Correct the value, the speaker, the date or the modality of a fact, and propose it anew.

    Returns the new version; raises LedgerError, BadCorrection among them. From here on the
    correction is the curator's judgement: no import replaces it.
    """
    newest = _decided_on(fact, version, by)
    corrected = correcting.corrected(newest, correction)
    return _write(newest, Change.REVISED, by=by, why=why, reviser=by, **corrected)


@transaction.atomic
def adopt(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Take over what the source says now in the place of what was judged, and propose it anew."""
    newest = _decided_on(fact, version, by)
    said = said_now(newest) if newest.source_state == SourceState.CHANGED else None
    if said is None:
        raise NothingWaits
    stated = {name: getattr(said, name) for name in correcting.STATED}
    return _write(newest, Change.REVISED, by=by, why=why, reviser=None, **stated)


@transaction.atomic
def keep(fact: UUID, *, version: int, by: AbstractUser, why: str = "") -> StatedFact:
    """Stand by a judged fact although its source has changed. Returns the new version."""
    newest = _decided_on(fact, version, by)
    if not newest.waits:
        raise NothingWaits
    if newest.review == Review.ACCEPTED and _revised_by(newest, by):
        raise NeedsSecondCurator
    return _write(newest, _KEPT[Review(newest.review)], by=by, why=why, review=newest.review)


@transaction.atomic
def reattach(
    fact: UUID, *, version: int, by: AbstractUser, start: int, end: int, exact: str, why: str = ""
) -> StatedFact:
    """Confirm that the words at a place of the newest text are those of a fact whose own are lost.

    `start` and `end` are code points, half open; `exact` is what the curator read there, because a
    newer text may have come that makes no version of the fact. It is proposed anew, in these words.
    """
    newest = _decided_on(fact, version, by)
    if newest.source_state != SourceState.LOST:
        raise NothingWaits
    moved = correcting.reattached(newest, start, end, exact)
    taken = StatedFact.objects.open().filter(
        article=newest.article, mark_id="", content_key=moved["content_key"]
    )
    if not newest.mark_id and taken.exclude(fact=fact).exists():
        raise BadCorrection(
            "Another fact of this article states these words already", "Reject or withdraw this one"
        )
    return _write(newest, Change.REVISED, by=by, why=why, reviser=by, **moved)


# What standing by a fact is called in its history: what was decided about it, once more.
_KEPT = {
    Review.PROPOSED: Change.REVISED,
    Review.ACCEPTED: Change.ACCEPTED,
    Review.REJECTED: Change.REJECTED,
    Review.WITHDRAWN: Change.WITHDRAWN,
}


@transaction.atomic
def _move(fact: UUID, change: Change, *, version: int, by: AbstractUser, why: str) -> StatedFact:
    newest = _decided_on(fact, version, by)
    if change == Change.ACCEPTED and needs_another(newest, by):
        raise NeedsSecondCurator
    return _write(newest, change, by=by, why=why)


def _decided_on(fact: UUID, version: int, by: AbstractUser) -> StatedFact:
    """The open version, under the article's lock, if it is the one the decision was taken on."""
    if not may_review(by):
        raise NotACurator
    lock_article(
        StatedFact.objects.filter(fact=fact).values_list("article__url", flat=True)[:1].get()
    )
    newest = StatedFact.objects.open().with_source().get(fact=fact)
    if newest.version != version:
        decided_on = StatedFact.objects.filter(fact=fact, version=version).first()
        raise StaleVersion(decided_on=decided_on, newest=newest)
    return newest


def _write(
    newest: StatedFact,
    change: Change,
    *,
    by: AbstractUser,
    why: str,
    review: str | None = None,
    **stated: Any,
) -> StatedFact:
    """Write the version that a decision leads to, by the table of moves unless `review` stays."""
    if review is None:
        moves = MOVES[Review(newest.review)]
        if change not in moves:
            raise MoveRefused(newest, change, list(moves))
        review = moves[change]
    signed = review in (*REVIEWED, Review.WITHDRAWN)
    decided = succession.successor(
        newest,
        change,
        by=by,
        why=why,
        review=review,
        reviewer=by if signed else None,
        reviewed_at=timezone.now() if signed else None,
        rests_on=newest.rests_on if change == Change.RESTORED else newest.source_says,
        **stated,
    )
    decided.source_state = source_state(decided, newest.article)
    moment = succession.write([decided])
    naming.resolve_names([decided], at=moment)
    return decided


def needs_another(fact: StatedFact, by: AbstractUser | AnonymousUser) -> bool:
    """Whether somebody else has to accept a fact, because this account revised it."""
    return fact.review == Review.PROPOSED and _revised_by(fact, by)


def _revised_by(fact: StatedFact, by: AbstractUser | AnonymousUser) -> bool:
    """Whether what stands here is this account's own, where that takes two."""
    own = fact.reviser_id is not None and fact.reviser_id == by.pk
    return settings.REVIEW_NEEDS_TWO and own


def may_review(user: AbstractUser | AnonymousUser) -> bool:
    """Whether the account has the curator's permission."""
    return user.is_active and user.has_perm("campaigns.review_statedfact")
