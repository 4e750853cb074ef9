"""Tables as CSV in UTF-8 (RFC 4180): a line of names, then a line a row."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from campaigns.tables import Table
from campaigns.tables.cells import Cell, inert, written

MEDIA_TYPE = "text/csv"


class _Line:
    """What the writer of the standard library writes to: it keeps the last line alone."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def lines(table: Table) -> Iterator[str]:
    """The file line by line, so that no table has to be held whole."""
    yield from _lines([[column.name for column in table.columns]])
    yield from _lines(table.cells())


def _lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    line = _Line()
    writer = csv.writer(line)
    for row in rows:
        writer.writerow([_field(cell) for cell in row])
        yield line.text


def _field(cell: Cell) -> str:
    """Only text is made inert: a figure below zero is no formula."""
    return inert(cell) if isinstance(cell, str) else written(cell)
