"""The files themselves: words that mean harm, long figures, odd letters, and how much is held."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from campaigns.tables import Column, Table, csv_files, dictionary, xlsx_files
from tests.campaigns.tables.harm import BELOW_ZERO, INJECTIONS

COLUMNS = (
    Column("words", "Words.", lambda row: row[0]),
    Column("figure", "A figure.", lambda row: row[1]),
    Column("day", "A day.", lambda row: row[2]),
)


def table(*rows):
    return Table("words", COLUMNS, rows)


def harmful():
    return table(*((words, BELOW_ZERO, date(2017, 5, 25)) for words in INJECTIONS))


def read_csv(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_csv_begins_with_the_names_and_has_every_word_back():
    rows = read_csv("".join(csv_files.lines(table(('a "b", c\nd', Decimal("6.10"), None)))))
    assert rows == [["words", "figure", "day"], ['a "b", c\nd', "6.1", ""]]


def test_no_text_of_a_csv_begins_a_formula_and_figures_below_zero_stay_figures():
    _, *rows = read_csv("".join(csv_files.lines(harmful())))
    assert len(rows) == len(INJECTIONS)
    assert [row[0] for row in rows if row[0].lstrip(" \u00a0\ufeff")[:1] in "=+-@\t\r\n＝"] == []
    assert {row[1] for row in rows} == {"-3.5"}


def test_an_xlsx_has_typed_cells_and_no_formula_and_the_words_to_the_letter():
    with xlsx_files.workbook(harmful()) as file:
        sheet = openpyxl.load_workbook(file)["words"]
    _, *rows = sheet.iter_rows()
    assert {tuple(cell.data_type for cell in row) for row in rows} == {("s", "n", "d")}
    told = [row[0].value.replace("\r\n", "\n").replace("\r", "\n") for row in rows]
    assert told == [words.replace("\r\n", "\n").replace("\r", "\n") for words in INJECTIONS]
    assert {row[1].value for row in rows} == {-3.5}


def test_an_xlsx_tells_on_a_second_sheet_what_its_columns_mean():
    with xlsx_files.workbook(table()) as file:
        book = openpyxl.load_workbook(file)
    assert [tuple(cell.value for cell in row)[:2] for row in book["columns"].iter_rows()] == [
        ("name", "meaning"),
        *((column.name, column.meaning) for column in COLUMNS),
    ]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (Decimal("1234567890123.45"), 1234567890123.45),
        (Decimal("12345678901234567.5"), "12345678901234567.5"),  # would be rounded
        (date(1099, 7, 15), "1099-07-15"),  # before its calendar
        (datetime(2017, 5, 25, 12, tzinfo=UTC), datetime(2017, 5, 25, 12)),  # noqa: DTZ001
        ("\x00\x0b\ufffe", "\ufffd\ufffd\ufffd"),
        (True, "true"),  # would be a formula
        (7, 7),
        (None, None),
    ],
)
def test_an_xlsx_keeps_what_it_can_hold_and_writes_the_rest_as_text(given, found):
    with xlsx_files.workbook(table(("", given, None))) as file:
        assert openpyxl.load_workbook(file)["words"]["B2"].value == found


def test_a_dictionary_has_each_column_once():
    told = dictionary(COLUMNS, COLUMNS[:1])
    assert [cells[0] for cells in told.cells()] == ["words", "figure", "day"]
