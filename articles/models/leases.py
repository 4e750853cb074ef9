"""Who has a row of work: a token, the session of its connection, and a lease that runs out."""

from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Now

# A connection to the database by the process that serves it and when that began: process ids
# alone come back.
_SESSION = "pid || ' ' || extract(epoch FROM backend_start)"
THIS_SESSION = RawSQL(  # noqa: S611
    f"SELECT {_SESSION} FROM pg_stat_activity WHERE pid = pg_backend_pid()",  # noqa: S608
    [],
    output_field=models.CharField(),
)
# When the server's own processes began, it tells its superusers only. Of a list
# that holds something unknown, SQL never says that a session is not in it.
LIVING_SESSIONS = RawSQL(  # noqa: S611
    f"SELECT {_SESSION} FROM pg_stat_activity WHERE backend_start IS NOT NULL",  # noqa: S608
    [],
    output_field=models.CharField(),
)

NOBODY = {"token": None, "session": "", "lease_until": None}  # has the row
HAS_NOBODY = Q(token=None, lease_until=None, session="")
HAS_SOMEBODY = Q(token__isnull=False, lease_until__isnull=False) & ~Q(session="")
# Its worker is gone: its connection is, or its lease ran out.
IS_LEFT = Q(lease_until__lt=Now()) | ~Q(session__in=LIVING_SESSIONS)


class Leased(models.Model):
    """A row of work. Who began it writes what comes of it only while the token is its own."""

    token = models.UUIDField(null=True, blank=True)
    session = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
