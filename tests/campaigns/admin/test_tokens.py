import re

import pytest
from django.contrib.auth.models import Permission

from campaigns import tokens
from campaigns.enums import Scope
from campaigns.models import Token

pytestmark = pytest.mark.django_db

TOKENS = "/admin/campaigns/token/"


def make(client, account, **given):
    form = {"name": "dashboard", "account": account.pk, "scopes": ["read"], **given}
    return client.post(f"{TOKENS}add/", form)


def test_a_token_is_made_and_its_key_is_shown_this_once(admin_client, reader):
    answer = make(admin_client, reader, scopes=["read", "import"])
    key = re.search(r'<code id="key">(.*?)</code>', answer.content.decode())[1]
    token = tokens.known(key)
    assert (token.name, token.account, token.scopes) == ("dashboard", reader, ["read", "import"])
    assert "no-store" in answer["Cache-Control"]
    assert key not in str(admin_client.cookies)
    for address in (TOKENS, f"{TOKENS}{token.pk}/change/", f"{TOKENS}{token.pk}/history/"):
        shown = admin_client.get(address).content.decode()
        assert key not in shown
        assert token.digest not in shown


@pytest.mark.parametrize("given", [{"scopes": []}, {"scopes": ["admin"]}, {"name": ""}])
def test_a_token_without_a_scope_or_a_name_is_not_made(admin_client, reader, given):
    assert make(admin_client, reader, **given).status_code == 200
    assert Token.objects.count() == 0


def test_a_token_is_revoked_and_stays_in_the_list(admin_client, reader):
    token, key = tokens.issue("dashboard", account=reader, scopes=[Scope.READ])
    chosen = {"action": "revoke", "_selected_action": [token.pk]}
    answer = admin_client.post(TOKENS, chosen, follow=True)
    assert "1 revoked." in answer.content.decode()
    assert tokens.known(key) is None
    assert "dashboard" in admin_client.get(TOKENS).content.decode()


def test_nobody_changes_or_deletes_a_token(admin_client, reader):
    token, _ = tokens.issue("dashboard", account=reader, scopes=[Scope.READ])
    given = {"name": "other", "account": reader.pk, "scopes": ["review"]}
    assert admin_client.post(f"{TOKENS}{token.pk}/change/", given).status_code == 403
    assert admin_client.post(f"{TOKENS}{token.pk}/delete/", {"post": "yes"}).status_code == 403
    token.refresh_from_db()
    assert (token.name, token.scopes) == ("dashboard", ["read"])


def test_a_curator_does_not_hand_out_tokens(client, curator):
    curator.is_staff = True
    curator.save()
    client.force_login(curator)
    assert make(client, curator).status_code == 403
    curator.user_permissions.add(Permission.objects.get(codename="view_token"))
    token, key = tokens.issue("dashboard", account=curator, scopes=[Scope.READ])
    client.post(TOKENS, {"action": "revoke", "_selected_action": [token.pk]})
    assert tokens.known(key) == token
