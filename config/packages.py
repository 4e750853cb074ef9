"""The few files of front-end packages that pages use, each taken by its name."""

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
ICONS = (
    *("chevron-left", "chevron-right", "clock-history", "calendar3"),
    *("link-45deg", "quote", "download", "rss", "calendar-event", "printer", "code-slash"),
    *("eye", "eye-slash"),
)


def package_files() -> Iterator[tuple[str, Path]]:
    """(name among the static files, file in its package), for everything that pages may ask for."""
    packages = settings.BASE_DIR / "node_modules"
    for family, (subsets, styles) in FACES.items():
        folder = packages / "@fontsource" / family / "files"
        for subset in subsets:
            for style in styles:
                file = folder / f"{family}-{subset}-{style}.woff2"
                yield f"fonts/{file.name}", file
    for icon in ICONS:
        file = packages / "bootstrap-icons" / "icons" / f"{icon}.svg"
        yield f"icons/{file.name}", file


class PackageFinder(BaseFinder):
    """Serves exactly `package_files`; nothing else of a package becomes public."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:
        found = [str(file) for name, file in package_files() if name == path and file.is_file()]
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Any]]:
        for name, file in package_files():
            if file.is_file():
                storage = FileSystemStorage(location=str(file.parent))
                storage.prefix = str(Path(name).parent)  # type: ignore[attr-defined]  # collectstatic reads it
                yield file.name, storage
