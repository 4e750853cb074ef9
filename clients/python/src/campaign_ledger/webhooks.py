"""What a ledger sends to a receiver, believed when it is signed (Standard Webhooks, version 1)."""

import hmac
import json
import time
from base64 import b64decode, b64encode
from collections.abc import Mapping
from hashlib import sha256

from campaign_ledger.shapes import Told

TOLERANCE = 300.0  # seconds that the sender's clock and this one may be apart


class NotBelieved(Exception):
    """What came was not sent by the ledger, not to this receiver, or not now."""


def verify(
    headers: Mapping[str, str],
    body: bytes,
    secret: str,
    *,
    tolerance: float = TOLERANCE,
    now: float | None = None,
) -> Told:
    """What the ledger tells, once it is sure that the ledger tells it. Raises NotBelieved.

    `body` is what was received, byte for byte. Keep the `webhook-id` of the headers: what is sent
    again has the same one.
    """
    said = {name.lower(): value for name, value in headers.items()}
    try:
        key, moment, signatures = (
            said[f"webhook-{name}"] for name in ("id", "timestamp", "signature")
        )
        seconds = int(moment)
    except (KeyError, ValueError):
        raise NotBelieved(
            "It does not say what it is, when it was sent, or who signed it."
        ) from None
    if abs((time.time() if now is None else now) - seconds) > tolerance:
        raise NotBelieved("It was sent too long ago, or one of the clocks is wrong.")
    content = b".".join([key.encode(), moment.encode(), body])
    digest = hmac.digest(b64decode(secret.removeprefix("whsec_")), content, sha256)
    wanted = b"v1," + b64encode(digest)
    if not any(hmac.compare_digest(wanted, one.encode()) for one in signatures.split(" ")):
        raise NotBelieved("It is not signed with this secret.")
    told: Told = json.loads(body)
    return told
