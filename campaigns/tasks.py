"""Background work. A message only wakes a worker: what there is to do stands in the database.

So it does not matter which messages a broker loses, delays or delivers twice; the beat sends one
every few seconds.
"""

import logging
import time
from datetime import timedelta

from celery import current_app, shared_task
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from articles.enums import Queue
from campaigns import keeping, watching, working
from campaigns.enums import WEBHOOKS

TURN_SECONDS = 5  # then others have their turn, and a shutdown need not wait long
DROPPED_AFTER_SECONDS = 60  # a message that no worker has taken by then
# Nobody waits longer than this for the broker, least of all a curator who saves.
HURRIED = {"socket_timeout": 0.3, "socket_connect_timeout": 0.3, "max_retries": 0}

logger = logging.getLogger(__name__)


@shared_task
def take_ready(queue: str) -> None:
    """Take documents of a queue, as long as some are ready and the turn lasts.

    A worker that sees more than it can begin wakes one other, once: so messages never multiply.
    """
    ends_at = time.monotonic() + TURN_SECONDS
    document = working.claim(Queue(queue))
    if document and working.is_ready(Queue(queue)):
        wake(Queue(queue))
    while document:
        working.take(document)
        document = working.claim(Queue(queue)) if time.monotonic() < ends_at else None


@shared_task
def read_sources() -> None:
    """Send each watched source whose turn it is to a worker. Sent twice, it is read once."""
    for source_id in watching.due(timezone.now()):
        send_source(source_id)


@shared_task
def read_source(source_id: int) -> None:
    """Look at a watched source, if it is its turn, and wake a worker for what is new in it."""
    if watching.read(source_id):
        wake(Queue.BULK)


@shared_task
def drop_old_files() -> None:
    """Let go of what was delivered longer ago than this installation keeps it."""
    kept = timedelta(days=settings.KEEP_FILES_DAYS)
    keeping.drop_files(finished_before=timezone.now() - kept)


def wake(queue: Queue) -> None:
    """Wake a worker of a queue. Where the broker does not answer, the beat soon does it."""
    _send(take_ready.name, queue, to=queue)


def wake_sender() -> None:
    """Wake who tells receivers, where this installation allows any."""
    if settings.WEBHOOKS_ARE_ON:
        _send("campaigns.sending.tell_receivers", to=WEBHOOKS)


def send_source(source_id: int) -> None:
    """Have a worker look at a source whose turn it is."""
    _send(read_source.name, source_id, to=Queue.BULK)


def _send(task: str, *args: str | int, to: str) -> None:
    try:
        with current_app.connection_for_write().clone(transport_options=HURRIED) as connection:
            current_app.send_task(
                task,
                args,
                queue=to,
                connection=connection,
                retry=False,
                expires=DROPPED_AFTER_SECONDS,
            )
    except (KombuError, RedisError, OSError):
        logger.warning("The broker does not answer: the %s queue waits for the beat.", to)
