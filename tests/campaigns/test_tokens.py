from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError

from campaigns import tokens
from campaigns.enums import Scope
from campaigns.models import Token

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def made(reader):
    return tokens.issue("dashboard", account=reader, scopes=[Scope.READ])


def test_a_key_is_known_again_and_is_not_in_the_database(made):
    token, key = made
    assert tokens.known(key) == token
    row = Token.objects.values().get()
    assert key not in str(row)
    assert key.startswith(row["mark"])
    assert len(key) - len(row["mark"]) > 32


def test_two_keys_are_never_alike(reader):
    keys = {tokens.issue("a", account=reader, scopes=[Scope.READ])[1] for _ in range(20)}
    assert len(keys) == 20


@pytest.mark.parametrize("key", ["", "ledger_", "ledger_x", "\x00"])
def test_what_is_no_key_is_nobody(made, key):
    assert tokens.known(key) is None


def test_a_revoked_key_and_that_of_a_closed_account_are_nobody(made, reader):
    token, key = made
    reader.is_active = False
    reader.save()
    assert tokens.known(key) is None
    reader.is_active = True
    reader.save()
    assert tokens.known(key) == token
    assert (tokens.revoke([token]), tokens.known(key), tokens.revoke([token])) == (1, None, 0)


def test_the_last_use_is_written_down_once_a_minute(made, django_assert_num_queries):
    token, key = made
    with time_machine.travel(NOON, tick=False) as clock:
        tokens.known(key)
        clock.shift(timedelta(seconds=59))
        with django_assert_num_queries(1):
            tokens.known(key)
        token.refresh_from_db()
        assert token.used_at == NOON
        clock.shift(timedelta(seconds=1))
        tokens.known(key)
    token.refresh_from_db()
    assert token.used_at == NOON + timedelta(minutes=1)


@pytest.mark.parametrize("scopes", [[], ["admin"], ["read", "admin"]])
def test_a_token_has_scopes_and_they_are_known(reader, scopes):
    rule = "token_has_scopes_that_are_known"
    with pytest.raises(IntegrityError, match=rule):
        tokens.issue("a", account=reader, scopes=scopes)
