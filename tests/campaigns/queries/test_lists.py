"""Lists of facts are read in their order from an index, however many there are."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from campaigns.queries import lists
from campaigns.queries.asked import read_asked

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("ordering", "index"),
    [
        ("stated", "facts_by_stated_time"),
        ("published", "facts_by_publication"),
        ("recorded", "facts_by_recording"),
    ],
)
@pytest.mark.parametrize("asked", [{}, {"known_at": "2017-06-01T00:00:00Z"}, {"on": "2017-06-01"}])
@pytest.mark.parametrize("sign", ["-", ""])
def test_a_page_is_read_from_an_index_and_nothing_is_sorted(asked, ordering, index, sign):
    with connection.cursor() as cursor:  # a table of nothing would be read as it stands
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    facts = lists.listed(read_asked(asked, now=datetime.now(UTC)))
    plan = facts.order_by(f"{sign}{ordering}", f"{sign}pk")[:50].explain()
    assert index in plan
    assert "Sort Key: (COALESCE" not in plan
