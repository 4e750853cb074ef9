import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("config")
app.config_from_object("config.queue")
app.autodiscover_tasks()


@celeryd_init.connect
@beat_init.connect
def hold_embedded_servers(**_: Any) -> None:
    settings.EMBEDDED.hold()
