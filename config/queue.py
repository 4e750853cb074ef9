"""How Celery works here. The queue only wakes workers; the record of work is in PostgreSQL."""

from django.conf import settings

from articles.enums import Queue
from campaigns.enums import WEBHOOKS

broker_url = settings.BROKER_URL
# Each queue has workers of its own: who looks on does not wait behind a night's delivery.
task_default_queue = Queue.INTERACTIVE
timezone = "UTC"
enable_utc = True

# A task is acknowledged when it has ended, and given back when its process was killed: without
# the second, the first loses it.
task_acks_late = True
task_reject_on_worker_lost = True

# A worker holds one task at a time, so that a long one does not keep others waiting behind it.
worker_prefetch_multiplier = 1

# What a task did is read from its row. A result kept elsewhere would be a second truth.
task_ignore_result = True
result_backend = None

broker_connection_retry_on_startup = True
broker_transport_options = {
    # A hung broker must not hang the page that sends a task.
    "socket_timeout": 5,
    "socket_connect_timeout": 3,
    # A task longer than this is started a second time; none of ours comes near.
    "visibility_timeout": 3600,
    # How soon the task of a killed worker is given to another.
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
}
task_publish_retry_policy = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2}

# Asked to stop, a worker may finish what it does for this long, and gives the rest back. Whoever
# stops a container kills it after ten seconds.
worker_soft_shutdown_timeout = 8

# Log lines go where the process writes; Celery does not rearrange the loggers.
worker_hijack_root_logger = False

# What happens by the clock. No interval is long, so a beat needs no memory of its own; a message
# that no worker took before the next one is sent is dropped.
imports = ["config.heartbeat", "campaigns.sending"]
beat_scheduler = "celery.beat:Scheduler"
beat_schedule = {
    f"{name}-{queue}": {
        "task": task,
        "args": [queue],
        "schedule": seconds,
        "options": {"queue": queue, "expires": seconds},
    }
    for queue in Queue
    for name, task, seconds in (
        ("hear-the-worker", "config.heartbeat.beat", 15),
        # What a worker was not woken for, or did not bring to its end.
        ("take-what-is-ready", "campaigns.tasks.take_ready", 5),
    )
}
beat_schedule["read-sources"] = {
    "task": "campaigns.tasks.read_sources",
    "schedule": 60,
    "options": {"queue": Queue.BULK, "expires": 60},
}
beat_schedule["drop-old-files"] = {
    "task": "campaigns.tasks.drop_old_files",
    "schedule": 3600,
    "options": {"queue": Queue.BULK, "expires": 3600},
}
# Only where a receiver may be told there is a worker that takes these.
if settings.WEBHOOKS_ARE_ON:
    beat_schedule["tell-receivers"] = {
        "task": "campaigns.sending.tell_receivers",
        "schedule": 5,
        "options": {"queue": WEBHOOKS, "expires": 5},
    }
    beat_schedule["drop-old-deliveries"] = {
        "task": "campaigns.sending.drop_old_deliveries",
        "schedule": 3600,
        "options": {"queue": WEBHOOKS, "expires": 3600},
    }
