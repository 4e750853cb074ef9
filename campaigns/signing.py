"""Secrets of webhooks, and what is signed with them: Standard Webhooks, version 1.

A secret is kept nowhere. It follows from SECRET_KEY and a salt, and the row keeps the salt.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from hmac import digest
from secrets import token_hex

from django.utils.crypto import salted_hmac

BEGINNING = "whsec_"
MARK_LENGTH = 12


def new_salt() -> str:
    return token_hex(32)


def secret_of(salt: str) -> str:
    """The secret that a receiver is given: 256 bits, the same for as long as SECRET_KEY is."""
    return BEGINNING + b64encode(salted_hmac(__name__, salt, algorithm="sha256").digest()).decode()


def mark_of(secret: str) -> str:
    """The beginning of a secret, by which a person can tell which it is."""
    return secret[:MARK_LENGTH]


def signed(body: bytes, *, key: str, moment: datetime, secrets: Iterable[str]) -> Mapping[str, str]:
    """The headers that prove where a body comes from, once for each of the secrets."""
    seconds = str(int(moment.timestamp()))
    content = b".".join([key.encode(), seconds.encode(), body])
    return {
        "webhook-id": key,
        "webhook-timestamp": seconds,
        "webhook-signature": " ".join(f"v1,{_signature(content, one)}" for one in secrets),
    }


def _signature(content: bytes, secret: str) -> str:
    key = b64decode(secret.removeprefix(BEGINNING))
    return b64encode(digest(key, content, sha256)).decode()
