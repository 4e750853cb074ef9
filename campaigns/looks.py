"""Marks in the cache of when each source was looked at, so that nothing is written for it.

Where the cache has lost one, its source is looked at once more; where the cache cannot be asked,
the source's row has to say when its next turn is.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from django.core.cache import cache
from redis import RedisError

from articles.models import Source


def recall(sources: Iterable[Source]) -> None:
    """Tell each of these when it was `seen` last, as far as the cache knows."""
    keyed = {_key(source): source for source in sources}
    with suppress(RedisError):
        for key, seen in cache.get_many(keyed).items():
            keyed[key].seen = seen


def remember(source: Source, now: datetime) -> bool:
    """Leave a mark; false where the cache keeps none."""
    try:
        cache.set(_key(source), now, timeout=2 * source.interval.total_seconds())
    except RedisError:
        return False
    return True


def forget(source: Source) -> None:
    """Drop the mark: what the row says is newer."""
    with suppress(RedisError):
        cache.delete(_key(source))


def _key(source: Source) -> str:
    return f"source-looked-at-{source.pk}"
