"""Whether the process lives, and whether what it depends on can be reached."""

import psycopg
import redis
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.backoff import NoBackoff
from redis.retry import Retry

from config import heartbeat

PATIENCE_SECONDS = 2


@never_cache
@require_safe
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """This process answers. It asks nobody else, so that a slow database restarts nothing."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
@login_not_required
def readyz(request: HttpRequest) -> JsonResponse:
    """Each part that a reader's page or a curator's task needs; 503 when one is missing."""
    parts = {
        "database": database_answers(),
        "broker": broker_answers(),
        "worker": workers_answer(),
    }
    return JsonResponse(
        {"ready": all(parts.values())} | parts, status=200 if all(parts.values()) else 503
    )


def database_answers() -> bool:
    """A connection of its own: the pool's may all be waiting for the same database."""
    parameters = connection.get_connection_params() | {"connect_timeout": PATIENCE_SECONDS}
    try:
        psycopg.connect(**parameters).close()
    except psycopg.OperationalError:
        return False
    return True


def broker_answers() -> bool:
    address = settings.BROKER_URL.replace("redis+socket:", "unix:").replace("virtual_host=", "db=")
    try:
        with redis.Redis.from_url(
            address,
            socket_timeout=PATIENCE_SECONDS,
            socket_connect_timeout=PATIENCE_SECONDS,
            retry=Retry(NoBackoff(), retries=0),
        ) as broker:
            return bool(broker.ping())
    except redis.RedisError:
        return False


def workers_answer() -> bool:
    """Whether a worker of each queue did what the beat asked for lately."""
    try:
        return heartbeat.are_heard()
    except (OperationalError, InterfaceError):
        return False
