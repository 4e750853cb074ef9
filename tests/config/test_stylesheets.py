"""The static files as readers get them."""

import gzip
import re
from pathlib import Path

from config import settings as real

SHEETS = Path(real.BASE_DIR) / "static" / "css"


def test_one_style_sheet_holds_all_in_their_layers_and_every_text_is_packed(collected):
    [main] = (collected / "css").glob("main.*.css")
    told = main.read_text()
    assert "@import" not in told
    assert told.count("@layer components {") == len(list(SHEETS.glob("components/*.css")))
    assert "@media print {\n@layer print {" in told
    for sheet in SHEETS.glob("components/*.css"):
        assert sheet.read_text() in told
    for text in (main, *(collected / "js").glob("*.????????????.js")):
        assert gzip.decompress(Path(f"{text}.gz").read_bytes()) == text.read_bytes()


def test_no_component_names_a_file_by_a_place_that_moves(collected):
    assert [
        sheet.name for sheet in SHEETS.rglob("components/*.css") if "url(" in sheet.read_text()
    ] == []
    assert (
        re.findall(
            r"url\(\"(?!\.\./fonts/)", next((collected / "css").glob("main.*.css")).read_text()
        )
        == []
    )


def test_what_a_script_imports_is_of_its_own_version(collected):
    [kept] = (collected / "js").glob("keeping.*.js")
    [keys] = (collected / "js").glob("keys.*.js")
    assert f'from "./{kept.name}";' in keys.read_text()
