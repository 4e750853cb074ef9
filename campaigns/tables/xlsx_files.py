"""Tables as XLSX with typed cells: the table on one sheet, what its columns mean on another."""

from datetime import UTC, date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from campaigns.tables import Table, dictionary
from campaigns.tables.cells import Cell, begins_a_formula, written
from campaigns.wording import printable

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 100_000
MOST_DIGITS = 15  # a spreadsheet rounds longer figures, and a figure is never rounded on the way
FIRST_YEAR = 1900  # its calendar begins here, with a leap year that was none


def workbook(table: Table) -> IO[bytes]:
    """A temporary file at its beginning; it is gone when it is closed. Rows are not held."""
    book = Workbook(write_only=True)
    for one in (table, dictionary(table.columns)):
        sheet = book.create_sheet(one.name[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, column.name) for column in one.columns])
        for row in one.cells():
            sheet.append([_cell(sheet, cell) for cell in row])
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: Any, cell: Cell) -> Any:
    match cell:
        case bool():
            return written(cell)  # LibreOffice would hold it as the formula TRUE()
        case None | int():
            return cell
        case Decimal() if len(cell.normalize().as_tuple().digits) <= MOST_DIGITS:
            return cell
        case datetime():
            return cell.astimezone(UTC).replace(tzinfo=None)
        case date() if cell.year > FIRST_YEAR:
            return cell
    return _text(sheet, cell if isinstance(cell, str) else written(cell))


def _text(sheet: Any, text: str) -> Any:
    """Text as text, to the letter: never a formula, not even after somebody has edited it."""
    cell = WriteOnlyCell(sheet, printable(text))
    cell.data_type = "s"
    cell.quotePrefix = begins_a_formula(text)
    return cell
