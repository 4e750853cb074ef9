"""Tables for programs that calculate: columns with their meaning, and the files that hold them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from campaigns.tables.cells import Cell


@dataclass(frozen=True)
class Column:
    """What stands in a column, what it means, and in what it is counted, where it is a figure."""

    name: str
    meaning: str
    read: Callable[[Any], Cell]
    unit: str = ""


@dataclass(frozen=True)
class Table:
    """Rows, of whatever kind its columns read; a name that serves for a file."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Any]

    def cells(self) -> Iterable[list[Cell]]:
        """The table row by row, as its columns read it."""
        for row in self.rows:
            yield [column.read(row) for column in self.columns]


def dictionary(*groups: Sequence[Column]) -> Table:
    """The columns themselves as a table, each once: what every export says of its words."""
    columns = {column.name: column for group in groups for column in group}
    return Table("columns", _ABOUT_COLUMNS, list(columns.values()))


_ABOUT_COLUMNS = (
    Column("name", "The name of the column.", lambda column: column.name),
    Column("meaning", "What stands in it.", lambda column: column.meaning),
    Column("unit", "What it is counted or written in.", lambda column: column.unit),
)
