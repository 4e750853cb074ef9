"""The samples of the tests as inputs of a fuzzer."""

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path

from articles.deliveries import pack_files
from tests.fuzzing.walking import DELIVERIES, packed

SAMPLES = Path(__file__).parents[1] / "samples"


def seeds() -> list[bytes]:
    """One input for each sample, and for a few of them packed into each kind of archive."""
    return [*_files(), *_archives()]


def _files() -> Iterator[bytes]:
    for path in sorted(SAMPLES.rglob("*.*")):
        for names in DELIVERIES:
            if path.name == names[0] or path.name.endswith(names[0].removeprefix("one")):
                stem = path.name.removesuffix(path.suffix)
                beside = [path.with_name(name.replace("one", stem, 1)) for name in names]
                if all(file.is_file() for file in beside):
                    yield packed(names, [file.read_bytes() for file in beside])


def _archives() -> Iterator[bytes]:
    [*paths] = sorted(SAMPLES.glob("six-percent.*"))
    yield packed(("one.zip",), [pack_files({path.name: path.read_bytes() for path in paths})])
    for name, mode in (("one.tar", "w"), ("one.tar.gz", "w:gz")):
        archived = io.BytesIO()
        with tarfile.open(fileobj=archived, mode=mode) as archive:
            for path in paths:
                archive.add(path, path.name)
        yield packed((name,), [archived.getvalue()])
