"""Background work. Tasks carry ids; the record of the work is the import's row."""

from datetime import timedelta
from uuid import UUID

from celery import shared_task
from django.utils import timezone

from articles.models import Import
from campaigns import importing

LOST_AFTER = timedelta(seconds=30)


@shared_task
def run_import(import_id: str) -> None:
    """Take the delivery that an import holds. Harmless when it was taken already."""
    importing.run(UUID(import_id))


@shared_task
def send_waiting() -> None:
    """Wake a worker again for each import that still waits: the broker may have lost its message.

    A message that no worker took is dropped when the next is due. One import that is being taken
    meanwhile is not taken twice.
    """
    waiting = Import.objects.waiting_for_worker(since=timezone.now() - LOST_AFTER)
    for import_id in waiting.values_list("pk", flat=True):
        run_import.apply_async([str(import_id)], expires=LOST_AFTER.total_seconds())
