import getpass

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from campaigns.reviewing import may_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch):
    """What a person types when the password is asked for."""

    def typed(password):
        monkeypatch.setattr(getpass, "getpass", lambda prompt: password)

    return typed


def test_the_account_may_sign_in_and_review(typed, capsys, client):
    typed("a long enough password")
    call_command("createcurator", "amal")
    assert may_review(User.objects.get(username="amal"))
    assert capsys.readouterr().out == "amal may now sign in at /admin/ and review facts.\n"
    sign_in = {"username": "amal", "password": "a long enough password"}
    assert client.post("/admin/login/", sign_in | {"next": "/admin/"}).status_code == 302


def test_a_weak_password_is_refused_with_the_reason(typed):
    typed("12345")
    with pytest.raises(CommandError) as refused:
        call_command("createcurator", "amal")
    assert "This password is too short." in str(refused.value)
    assert not User.objects.exists()


def test_a_name_that_is_taken_is_refused_before_a_password_is_asked_for():
    User.objects.create_user("amal")
    with pytest.raises(CommandError) as refused:
        call_command("createcurator", "amal")
    assert str(refused.value) == ("There is an account named amal already. Choose another name.")
