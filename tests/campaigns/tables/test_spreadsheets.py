"""What a spreadsheet makes of files whose every text means harm."""

import shutil
import subprocess
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from campaigns.tables import csv_files, xlsx_files
from tests.campaigns.tables.harm import INJECTIONS, tables

pytestmark = pytest.mark.django_db

OURS = {"id", "url", "course", "freshness"}  # text that nobody else writes
OFFICE, TABLE = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{part}:1.0}}" for part in ("office", "table")
)


@pytest.fixture
def harmful():
    return tables()


def squeezed(text):
    return " ".join(text.split())


def test_every_column_of_text_is_tried_with_every_injection(harmful):
    assert len(INJECTIONS) >= 100
    for table in harmful:
        for words, cells in zip(INJECTIONS, table.cells(), strict=True):
            told = dict(zip([column.name for column in table.columns], cells, strict=True))
            texts = {name: cell for name, cell in told.items() if isinstance(cell, str)}
            unharmed = {n for n, cell in texts.items() if squeezed(words) not in squeezed(cell)}
            assert unharmed <= OURS, (table.name, words)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="No LibreOffice on this machine.")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_libreoffice_finds_texts_and_figures_and_no_formula(tmp_path, harmful, ending):
    opened = open_in_libreoffice(tmp_path, harmful, ending)
    for table, text in zip(harmful, opened, strict=True):
        assert "table:formula" not in text, table.name
        _, *rows = cells_of(text, len(table.columns))
        for told, found in zip(table.cells(), rows, strict=True):
            for column, cell, seen in zip(table.columns, told, found, strict=True):
                if expected := as_found(cell):
                    assert seen == expected, (table.name, column.name, told)


def as_found(cell):
    """What a spreadsheet is to find; it may take a day, or what is true or false, as it likes."""
    match cell:
        case bool() | None | "":
            return None
        case str():
            return ("string", None)
        case int() | Decimal():
            return ("float", float(cell))
    return None


def open_in_libreoffice(folder, harmful, ending):
    """The files of the tables as LibreOffice saves them once it has read them."""
    paths = [folder / f"{table.name}.{ending}" for table in harmful]
    for table, path in zip(harmful, paths, strict=True):
        if ending == "csv":
            path.write_text("".join(csv_files.lines(table)), "utf-8", newline="")
        else:
            with xlsx_files.workbook(table) as file:
                path.write_bytes(file.read())
    profile = f"-env:UserInstallation=file://{folder}/profile"
    read = "CSV:44,34,76" if ending == "csv" else "Calc MS Excel 2007 XML"
    subprocess.run(
        ["soffice", profile, "--headless", f"--infilter={read}", "--convert-to", "fods",
         "--outdir", folder, *paths],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return [path.with_suffix(".fods").read_text("utf-8") for path in paths]


def cells_of(text, width):
    """The type and the value of each cell of the first sheet, as many a row as it has columns."""
    sheet = ElementTree.fromstring(text).find(f".//{TABLE}table")  # noqa: S314 - of our own making
    for row in sheet.iter(f"{TABLE}table-row"):
        cells = [
            (cell.get(f"{OFFICE}value-type"), value and float(value))
            for cell in row.findall(f"{TABLE}table-cell")
            for value in [cell.get(f"{OFFICE}value")]
            for _ in range(min(int(cell.get(f"{TABLE}number-columns-repeated", 1)), width))
        ]
        if any(kind for kind, _ in cells):
            yield from [cells[:width]] * int(row.get(f"{TABLE}number-rows-repeated", 1))
