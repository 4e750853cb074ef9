"""Who may read: everybody, or who is signed in. One setting decides for pages and API alike."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which itself asks the settings for this module


class ReadersSignIn(LoginRequiredMiddleware):
    """Asks for a sign-in before any page, unless reading is open."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if settings.READING_IS_OPEN:
            raise MiddlewareNotUsed
        super().__init__(get_response)


class MayRead(BasePermission):
    """The same for the API, which answers with a problem and not with a form."""

    def has_permission(self, request: Request, view: "APIView") -> bool:
        return settings.READING_IS_OPEN or request.user.is_authenticated
