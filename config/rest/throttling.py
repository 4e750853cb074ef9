"""How often the API may be asked. Counted in one step each, so that no crowd slips past."""

import logging
import time
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from redis import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from campaigns.models import Token

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which itself asks the settings for this module

logger = logging.getLogger(__name__)


class Counted(SimpleRateThrottle):
    """So many requests in each minute by the clock. While nobody can count, everybody may ask."""

    cache: Any = cache
    duration: int
    num_requests: int

    def allow_request(self, request: Request, view: "APIView") -> bool:
        if self.rate is None or (who := self.get_cache_key(request, view)) is None:
            return True
        self.now = time.time()
        try:
            return self._count(f"{who}:{self.now // self.duration:.0f}") <= self.num_requests
        except RedisError:
            logger.warning("The cache cannot be reached: requests to the API are not counted.")
            return True

    def wait(self) -> float:
        """Until the next minute begins, in seconds."""
        return self.duration - self.now % self.duration

    def _count(self, key: str) -> int:
        """The cache adds in one step: two that ask at once are two."""
        self.cache.add(key, 0, timeout=2 * self.duration)
        return self.cache.incr(key)


class ReaderThrottle(Counted):
    """Limits readers who are not signed in, by their address."""

    scope = "anon"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:
        if request.user and request.user.is_authenticated:
            return None
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class TokenThrottle(Counted):
    """Limits each token."""

    scope = "token"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:
        if not isinstance(request.auth, Token):
            return None
        return self.cache_format % {"scope": self.scope, "ident": request.auth.pk}
