"""Keys of programs: made, known again, and taken back."""

from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q
from django.utils import timezone

from campaigns.enums import Scope
from campaigns.models import Token
from campaigns.models.token import MARK_LENGTH

BEGINNING = "ledger_"  # so that whoever finds one knows what it opens
USED_AGAIN_AFTER = timedelta(minutes=1)  # a busy client is not written down at every request


def issue(name: str, *, account: AbstractBaseUser, scopes: Iterable[Scope]) -> tuple[Token, str]:
    """Make a key. It is returned beside its row, and can never be had again.

    A key is long and random, so that a plain digest is as good as a slow one.
    """
    key = f"{BEGINNING}{token_urlsafe(32)}"
    token = Token.objects.create(
        name=name,
        account_id=account.pk,
        scopes=list(scopes),
        mark=key[:MARK_LENGTH],
        digest=_digest(key),
    )
    return token, key


def known(key: str) -> Token | None:
    """The token of a key, unless it was revoked or its account may not sign in; and its use."""
    token = (
        Token.objects.select_related("account")
        .filter(digest=_digest(key), revoked_at=None, account__is_active=True)
        .first()
    )
    if token is not None:
        _note_use(token)
    return token


def revoke(tokens: Iterable[Token]) -> int:
    """Take keys back at once and for good; how many were still good."""
    still_good = Token.objects.filter(pk__in=[token.pk for token in tokens], revoked_at=None)
    return still_good.update(revoked_at=timezone.now())


def _note_use(token: Token) -> None:
    now = timezone.now()
    if token.used_at is None or token.used_at <= now - USED_AGAIN_AFTER:
        long_ago = Q(used_at=None) | Q(used_at__lte=now - USED_AGAIN_AFTER)
        Token.objects.filter(long_ago, pk=token.pk).update(used_at=now)


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
