"""The sign that beat, broker and worker work together: a task that leaves a mark in the cache."""

from celery import shared_task
from django.core.cache import cache

MARK = "heartbeat"
EVERY_SECONDS = 15
GONE_AFTER_SECONDS = 60


@shared_task
def beat() -> None:
    cache.set(MARK, True, timeout=GONE_AFTER_SECONDS)


def is_heard() -> bool:
    """Whether a worker did this task lately. Raises RedisError when the cache cannot be asked."""
    return bool(cache.get(MARK, False))
