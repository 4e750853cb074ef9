"""Who asks with a key in place of a session, and whether the key is for that."""

import re
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from campaigns import tokens
from campaigns.enums import Scope

if TYPE_CHECKING:
    from campaigns.models import Token

SAFE = ("GET", "HEAD", "OPTIONS")
BEARER = re.compile(r"[Bb]earer +([A-Za-z0-9_-]{1,200})")


class BadToken(APIException):
    """A key that is none, or that was revoked."""

    status_code = 401
    default_code = "bad_token"
    default_detail = "This token is not known here, or was revoked. Ask an administrator for one."
    auth_header = "Bearer"  # what the answer asks for


class OutOfScope(APIException):
    """A key that was not made for this."""

    status_code = 403
    default_code = "out_of_scope"

    def __init__(self, scope: str) -> None:
        if scope:
            super().__init__(f"This token does not have the scope “{scope}”, which this takes.")
        else:
            super().__init__("Nothing can be done here with a token.")


class ByToken(BaseAuthentication):
    """`Authorization: Bearer …`: the account that the token acts for, within its scopes.

    What changes something needs the scope that its view names; a view that names none is closed
    to tokens.
    """

    def authenticate(self, request: Request) -> "tuple[AbstractBaseUser, Token] | None":
        given = request.headers.get("Authorization", "")
        if not given.lower().startswith("bearer"):
            return None
        read = BEARER.fullmatch(given.strip())
        token = tokens.known(read[1]) if read else None
        if token is None:
            raise BadToken
        self._check(token, request)
        return token.account, token

    def _check(self, token: "Token", request: Request) -> None:
        view: Any = (request.parser_context or {}).get("view")
        own = getattr(view, "scope", "")
        enough = {Scope.READ, own} if request.method in SAFE else {own}
        if not enough & set(token.scopes):
            raise OutOfScope(Scope.READ if request.method in SAFE else own)
