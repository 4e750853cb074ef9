"""Long lists, so many rows at a time."""

from typing import Any

from django.core.paginator import Page, Paginator

MOST_ROWS = 250


def paged(rows: Any, number: int | None) -> Page[Any]:
    """A page of these rows, or all of them where no number is given.

    Where there are fewer pages than that, the last: further back in time the list was shorter.
    """
    return Paginator(rows, MOST_ROWS if number else max(len(rows), 1)).get_page(number or 1)
