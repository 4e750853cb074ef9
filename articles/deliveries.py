"""What a person hands over: files, folders and archives, as documents of named parts. Pure.

A document is what one reader reads: a `.json` file, a `.jsonl` file, the brat files of one name,
or the three files of a re3d folder. Names are labels only and never become paths.
"""

import io
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from articles.errors import (
    BAD_ARCHIVE,
    TOO_LARGE,
    TOO_MANY_FILES,
    UNREADABLE_PATH,
    Refusal,
    Refused,
)

MEGABYTE = 1_000_000
LARGEST_FILE = 64 * MEGABYTE  # the largest newspaper archive seen was a tenth of this
LARGEST_ARCHIVE = 512 * MEGABYTE  # unpacked; what a bomb may cost before it is refused
MOST_FILES = 10_000

BRAT_ENDINGS = (".ann", ".txt", ".meta.json")
RE3D_PARTS = ("documents.json", "entities.json", "relations.json")
ARCHIVE_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz")


@dataclass(frozen=True)
class Document:
    """One document: its name in the delivery, and its parts by ending or file name."""

    name: str
    parts: dict[str, bytes] = field(default_factory=dict)


def open_paths(paths: Iterable[str | Path]) -> Iterator[Document | Refusal]:
    """Yield the documents at these paths, in order of name; what cannot be read is refused.

    Naming one file of a brat pair takes all of them.
    """
    files: dict[str, bytes] = {}
    for path in paths:
        for name, content in _files_at(Path(path)):
            if isinstance(content, Refusal):
                yield content
            else:
                files[name] = content
    yield from group(files)


def group(files: dict[str, bytes]) -> Iterator[Document]:
    """Put files that belong together into one document each, in order of name."""
    grouped: dict[str, dict[str, bytes]] = {}
    for name, content in sorted(files.items()):
        document, part = _belongs_to(name, files)
        grouped.setdefault(document, {})[part] = content
    for document, parts in grouped.items():
        yield Document(document, parts)


def pack(documents: Iterable[Document]) -> bytes:
    """Pack documents into one zip, for `unpack` to give back as they were."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in documents:
            for part, content in document.parts.items():
                archive.writestr(_file_name(document.name, part), content)
    return packed.getvalue()


def unpack(packed: bytes) -> Iterator[Document | Refusal]:
    """Yield the documents of a packed archive."""
    try:
        yield from group(dict(_zipped("", io.BytesIO(packed))))
    except Refused as refused:
        yield refused.refusal


def _belongs_to(name: str, files: dict[str, bytes]) -> tuple[str, str]:
    """The document a file is a part of, and which part."""
    folder, base = PurePosixPath(name).parent, PurePosixPath(name).name
    if base in RE3D_PARTS and str(folder / RE3D_PARTS[0]) in files:
        return str(folder / RE3D_PARTS[0]), base
    for ending in BRAT_ENDINGS:
        stem = name.removesuffix(ending)
        if name.endswith(ending) and f"{stem}.ann" in files:
            return f"{stem}.ann", ending
    return name, PurePosixPath(name).suffix


def _file_name(document: str, part: str) -> str:
    if part in RE3D_PARTS:
        return str(PurePosixPath(document).parent / part)
    if part in BRAT_ENDINGS and document.endswith(".ann"):
        return document.removesuffix(".ann") + part
    return document


def _files_at(path: Path) -> Iterator[tuple[str, bytes | Refusal]]:
    name = path.as_posix()
    try:
        if path.is_dir():
            for inner in sorted(path.rglob("*")):
                if inner.is_file() and not inner.is_symlink() and _is_input(inner.name):
                    yield from _files_at(inner)
        elif path.name.endswith(ARCHIVE_ENDINGS):
            yield from _archived(name, path)
        else:
            for beside in _with_siblings(path):
                yield beside.as_posix(), _content(beside)
    except Refused as refused:
        yield name, refused.refusal
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield name, UNREADABLE_PATH.at(name, path=name, reason=reason)


def _is_input(name: str) -> bool:
    endings = (*BRAT_ENDINGS, *ARCHIVE_ENDINGS, ".json", ".jsonl")
    return name.endswith(endings) and not name.startswith(".")


def _with_siblings(path: Path) -> list[Path]:
    """The file, and those of its name beside it that belong to the same document."""
    siblings = [path.parent / part for part in RE3D_PARTS] if path.name in RE3D_PARTS else []
    for ending in BRAT_ENDINGS:
        if path.name.endswith(ending):
            stem = path.name.removesuffix(ending)
            siblings += [path.parent / f"{stem}{other}" for other in BRAT_ENDINGS]
    return [path, *(one for one in siblings if one != path and one.is_file())]


def _content(path: Path) -> bytes | Refusal:
    if path.stat().st_size > LARGEST_FILE:
        return TOO_LARGE.at(path.as_posix(), limit=LARGEST_FILE // MEGABYTE)
    return path.read_bytes()


def _archived(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    if path.name.endswith(".zip"):
        yield from _zipped(name, path)
    else:
        yield from _tarred(name, path)


def _zipped(name: str, source: Path | io.BytesIO) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(source) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
            budget = _Budget(name, len(members))
            seen: set[str] = set()
            for info in members:
                label = _label(name, info.filename)
                if label in seen:
                    raise Refused(BAD_ARCHIVE.at(name, label, reason="two files have one name"))
                seen.add(label)
                with archive.open(info) as member:
                    yield label, budget.read(member, label)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused(BAD_ARCHIVE.at(name, reason=str(error) or type(error).__name__)) from error


def _tarred(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with tarfile.open(path) as archive:
            budget = _Budget(name, 0)
            for number, info in enumerate(archive, start=1):
                budget.count(number)
                member = archive.extractfile(info) if info.isreg() else None
                if member is not None:
                    label = _label(name, info.name)
                    yield label, budget.read(member, label)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise Refused(BAD_ARCHIVE.at(name, reason=str(error) or type(error).__name__)) from error


def _label(archive: str, member: str) -> str:
    return f"{archive}/{member}" if archive else member


class _Budget:
    """What an archive may cost: files, and bytes unpacked, whatever its headers promise."""

    def __init__(self, name: str, files: int) -> None:
        self._name, self._left = name, LARGEST_ARCHIVE
        self.count(files)

    def count(self, files: int) -> None:
        if files > MOST_FILES:
            raise Refused(TOO_MANY_FILES.at(self._name, limit=MOST_FILES))

    def read(self, member: IO[bytes], label: str) -> bytes:
        content = member.read(LARGEST_FILE + 1)
        self._left -= len(content)
        if len(content) > LARGEST_FILE or self._left < 0:
            raise Refused(TOO_LARGE.at(label, limit=LARGEST_FILE // MEGABYTE))
        return content
