"""The sign that the workers of a queue work."""

from datetime import datetime
from typing import Self

from django.db import models

from articles.enums import Queue


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def since(self, moment: datetime) -> Self:
        return self.filter(heard_at__gte=moment)


class Heartbeat(models.Model):
    """When a worker of a queue last did what the beat asked for: one row a queue."""

    queue = models.CharField(
        max_length=11, primary_key=True, choices=[(one.value, one.value) for one in Queue]
    )
    heard_at = models.DateTimeField()

    objects = HeartbeatQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.queue} {self.heard_at:%Y-%m-%d %H:%M:%S}"
