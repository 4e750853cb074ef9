"""The days of a stated fact as the database reckons them, for orders and selections."""

from datetime import UTC, date

from django.db import models
from django.db.models import Case, When
from django.db.models.functions import Coalesce, Least, TruncDate

from campaigns.enums import Kind

# What lists are put in order by. Never null: what gives no date stands as the oldest.
UNDATED = models.Value(date.min, output_field=models.DateField())
STATED = Coalesce("latest", "earliest", "published_on", UNDATED)
PUBLISHED = Coalesce("published_on", UNDATED)
# The days that a status goes by, as its functions of these names tell them.
BEGINS = Coalesce("earliest", "latest", "published_on", UNDATED)
TOLD_ON = Coalesce("published_on", TruncDate("revision__recorded_at", tzinfo=UTC))
FIGURE_REACHES = Case(
    When(earliest__gt=TOLD_ON, then=Coalesce("latest", "earliest")),
    default=Least("latest", TOLD_ON),  # of what is null, it takes the other
)
COUNTS_FROM = Case(
    When(measure__kind=Kind.QUANTITY, then=FIGURE_REACHES),
    default=Coalesce("earliest", "latest", TOLD_ON),
)
