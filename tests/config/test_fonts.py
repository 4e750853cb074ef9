import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from config.fonts import FACES, FontFinder, font_files

CSS = settings.BASE_DIR / "static" / "css"

installed = pytest.mark.skipif(
    not (settings.BASE_DIR / "node_modules").is_dir(),
    reason="The front-end packages are not installed: `make setup` does it.",
)


def test_the_style_sheet_asks_for_every_face_that_is_served_and_for_no_other():
    asked = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', (CSS / "fonts.css").read_text())
    assert sorted(asked) == sorted(name for name, _ in font_files())


def test_the_packages_are_faces_icons_and_land_and_are_locked_by_hash_alone():
    wanted = json.loads((settings.BASE_DIR / "package.json").read_text())["dependencies"]
    faces = [f"@fontsource/{family}" for family in FACES]
    assert sorted(wanted) == sorted([*faces, "bootstrap-icons", "world-atlas"])
    lock = json.loads((settings.BASE_DIR / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert sorted(packages) == sorted(f"node_modules/{name}" for name in wanted)
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


@installed
def test_static_files_find_every_face_under_its_name():
    for name, file in font_files():
        assert finders.find(name) == str(file)
    assert [f"{storage.prefix}/{name}" for name, storage in FontFinder().list(None)] == [
        name for name, _ in font_files()
    ]


@pytest.mark.parametrize(
    "path",
    [
        "fonts/package.json",
        "fonts/../package.json",
        "fonts/source-serif-4-latin-900-normal.woff2",
        "source-serif-4-latin-400-normal.woff2",
    ],
)
def test_nothing_else_of_a_package_is_served(path):
    assert FontFinder().find(path) == []
    assert FontFinder().find(path, find_all=True) == []


def test_every_style_sheet_is_imported_once_by_the_main_one_or_is_the_admins():
    sheets = re.findall(r'@import url\("([^"]+)"\)', (CSS / "main.css").read_text())
    held = [str(file.relative_to(CSS)) for file in sorted(CSS.rglob("*.css"))]
    assert sorted([*sheets, "main.css", "admin.css"]) == sorted(held)
