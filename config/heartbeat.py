"""The sign that beat, broker, workers and database work together: a row a queue, kept fresh."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from articles.enums import Queue
from articles.models import Heartbeat

GONE_AFTER = timedelta(minutes=1)


@shared_task
def beat(queue: str) -> None:
    """Say that a worker of this queue works."""
    Heartbeat.objects.update_or_create(queue=queue, defaults={"heard_at": timezone.now()})


def are_heard() -> bool:
    """Whether a worker of each queue did this task lately."""
    return Heartbeat.objects.since(timezone.now() - GONE_AFTER).count() == len(Queue)
