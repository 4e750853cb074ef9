"""The static files as readers get them: one style sheet for all of ours, and all of it packed."""

import gzip
import re
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join
from typing import Any

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

MAIN = "css/main.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\((\w+)\)( print)?;')
PACKED = (".css", ".js", ".svg")


class PackedStorage(ManifestStaticFilesStorage):
    """Collects what `main.css` imports into it, for each file more is a way to the server and back;
    and lays a packed copy beside each text, which whitenoise serves to whoever reads it."""

    support_js_module_import_aggregation = True  # what a script imports has the name of its version

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run and MAIN in paths:
            self.delete(MAIN)
            self.save(MAIN, ContentFile(_bundled(paths).encode()))
            paths = {**paths, MAIN: (self, MAIN)}
        for name, hashed, processed in super().post_process(paths, dry_run, **options):
            yield name, hashed, processed
            if hashed and hashed.endswith(PACKED):
                self._pack(hashed)

    def _pack(self, name: str) -> None:
        if not self.exists(f"{name}.gz"):
            with self.open(name) as text:
                self.save(f"{name}.gz", BytesIO(gzip.compress(text.read(), mtime=0)))


def _bundled(paths: dict[str, Any]) -> str:
    """The main sheet with each sheet that it imports in its place, in the layer it belongs to."""

    def sheet(found: re.Match[str]) -> str:
        name, layer, for_print = found.groups()
        text = f"@layer {layer} {{\n{_read(paths, join(dirname(MAIN), name))}}}\n"
        return f"@media print {{\n{text}}}\n" if for_print else text

    return IMPORT.sub(sheet, _read(paths, MAIN))


def _read(paths: dict[str, Any], name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as text:
        return text.read().decode()
