"""What is sent is signed as Standard Webhooks wants it, with a secret that is kept nowhere."""

from base64 import b64decode, b64encode
from datetime import UTC, datetime
from hashlib import sha256
from hmac import digest

from campaigns.signing import BEGINNING, mark_of, new_salt, secret_of, signed

MOMENT = datetime(2017, 5, 25, 10, tzinfo=UTC)


def test_a_known_body_has_the_signature_that_the_standard_publishes():
    """The example of the standard's own reference implementations."""
    headers = signed(
        b'{"test": 2432232314}',
        key="msg_p5jXN8AQM9LWM0D4loKWxJek",
        moment=datetime.fromtimestamp(1614265330, UTC),
        secrets=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_each_secret_signs_once():
    secrets = [secret_of("a"), secret_of("b")]
    headers = signed(b"{}", key="k", moment=MOMENT, secrets=secrets)
    content = b".".join([b"k", str(int(MOMENT.timestamp())).encode(), b"{}"])
    assert headers["webhook-signature"].split(" ") == [
        f"v1,{b64encode(digest(b64decode(one[6:]), content, sha256)).decode()}" for one in secrets
    ]


def test_a_secret_follows_from_its_salt_and_the_key_of_the_installation(settings):
    salt = new_salt()
    secret = secret_of(salt)
    assert secret.startswith(BEGINNING)
    assert len(b64decode(secret.removeprefix(BEGINNING))) == 32
    assert secret_of(salt) == secret != secret_of(new_salt())
    assert mark_of(secret) == secret[:12]
    settings.SECRET_KEY = "another"
    assert secret_of(salt) != secret
