"""The few font files that pages use, taken from the front-end packages by name."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

LATIN = ("latin", "latin-ext")
FACES = {
    "source-serif-4": (LATIN, ("400-normal", "400-italic", "600-normal")),
    "ibm-plex-sans": (LATIN, ("400-normal", "600-normal")),
    "noto-naskh-arabic": (("arabic",), ("400-normal", "600-normal")),
}


def font_files() -> Iterator[tuple[str, Path]]:
    """(name under fonts/, file in its package), for every face that pages may ask for."""
    for family, (subsets, styles) in FACES.items():
        folder = settings.BASE_DIR / "node_modules" / "@fontsource" / family / "files"
        for subset in subsets:
            for style in styles:
                file = folder / f"{family}-{subset}-{style}.woff2"
                yield f"fonts/{file.name}", file


class FontFinder(BaseFinder):
    """Serves exactly `font_files`; nothing else of a package becomes public."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:
        found = [str(file) for name, file in font_files() if name == path and file.is_file()]
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Any]]:
        for _name, file in font_files():
            if file.is_file():
                storage = FileSystemStorage(location=str(file.parent))
                storage.prefix = "fonts"  # type: ignore[attr-defined]  # collectstatic reads it
                yield file.name, storage
