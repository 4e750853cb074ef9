"""Background work. Tasks carry ids; the record of the work is the import's row."""

from uuid import UUID

from celery import shared_task

from campaigns import importing


@shared_task
def run_import(import_id: str) -> None:
    """Take the delivery that an import holds. Harmless when it was taken already."""
    importing.run(UUID(import_id))
