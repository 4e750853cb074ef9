"""How often the API may be asked."""

import logging
from typing import TYPE_CHECKING

from redis import RedisError
from rest_framework.request import Request
from rest_framework.throttling import AnonRateThrottle

if TYPE_CHECKING:
    from rest_framework.views import APIView  # which itself asks the settings for this module

logger = logging.getLogger(__name__)


class ReaderThrottle(AnonRateThrottle):
    """Limits readers who are not signed in. While nobody can count, everybody may read."""

    def allow_request(self, request: Request, view: "APIView") -> bool:
        try:
            return super().allow_request(request, view)
        except RedisError:
            logger.warning("The cache cannot be reached: requests to the API are not counted.")
            return True
