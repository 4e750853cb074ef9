"""What a person hands over: files, folders and archives, as documents of named parts. Pure.

A document is what one reader reads: a `.json` file, a `.jsonl` file, the brat or W3C files of one
name, or the three files of a re3d folder. Names are labels only and never become paths.

Of a path one document is held at a time, and of a `.jsonl` file one line: it may be of any size.
"""

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, TypeVar

from articles.archives import LARGEST_ARCHIVE, LARGEST_FILE, MEGABYTE, untar, unzip
from articles.endings import (
    LINES_ENDING,
    belongs_to,
    file_name,
    is_archive,
    is_input,
    siblings,
)
from articles.errors import BAD_ARCHIVE, TOO_LARGE, UNREADABLE_PATH, Refusal, Refused, shown

P = TypeVar("P")


@dataclass(frozen=True)
class Document:
    """One document: its name in the delivery, and its parts by ending or file name.

    A part is its bytes, or the file on disk that they are read from a line at a time. A piece of a
    longer file says which line of that comes first in it.
    """

    name: str
    parts: Mapping[str, bytes | Path] = field(default_factory=dict)
    first_line: int | None = None

    def whole(self, part: str) -> bytes:
        """All bytes of a part. Raises Refused where they are more than a file may hold."""
        content = self.parts[part]
        if isinstance(content, bytes):
            return content
        with self.open(part) as file:
            return _within_limit(file, self.name)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files it came as: the name and the bytes of each. Raises Refused."""
        for part in self.parts:
            yield file_name(self.name, part), self.whole(part)

    def open(self, part: str) -> IO[bytes]:
        """A part to be read from its beginning. Raises Refused."""
        content = self.parts[part]
        if isinstance(content, bytes):
            return io.BytesIO(content)
        try:
            return content.open("rb")
        except OSError as error:
            raise Refused(_unreadable(self.name, error)) from error


def open_paths(
    paths: Iterable[str | Path], *, in_memory: bool = False
) -> Iterator[Document | Refusal]:
    """Yield the documents at these paths, in order of name; what cannot be read is refused.

    Naming one file of a brat pair takes all of them. An archive is taken whole or refused whole.
    With `in_memory` the files of documents may be gone afterwards, and each has to keep to the
    limit of a file.
    """
    files = {shown(path.as_posix()): path for given in paths for path in _files_at(Path(given))}
    for name, parts in _grouped(files):
        if is_archive(name):
            yield from _archived(name, *parts.values())
        else:
            yield from _opened(name, parts, in_memory)


def open_files(opened: Iterable[tuple[str, IO[bytes]]]) -> Iterator[Document | Refusal]:
    """Yield the documents of files that were handed over open, each under its name.

    All of them together may cost no more than one archive.
    """
    files: dict[str, bytes] = {}
    for given, file in opened:
        name = shown(given)
        try:
            content = _unpacked(file, name) if is_archive(name) else _alone(file, name)
            if files.keys() & content.keys():
                raise Refused(UNREADABLE_PATH.at(name, path=name, reason="two have this name"))
            if sum(map(len, [*files.values(), *content.values()])) > LARGEST_ARCHIVE:
                raise Refused(TOO_LARGE.at(name, limit=LARGEST_ARCHIVE // MEGABYTE))
            files |= content
        except Refused as refused:
            yield refused.refusal
    yield from group(files)


def group(files: Mapping[str, bytes]) -> Iterator[Document]:
    """Put files that belong together into one document each, in order of name."""
    for name, parts in _grouped(files):
        yield Document(name, parts)


def pack(documents: Iterable[Document]) -> bytes:
    """Pack documents into one zip, for `unpack` to give back as they were. Raises Refused."""
    return pack_files({name: file for document in documents for name, file in document.files()})


def pack_files(files: dict[str, bytes]) -> bytes:
    """Pack files into one zip: of the same files, the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)  # dated as far back as a zip can, and not now
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(packed: bytes) -> Iterator[Document | Refusal]:
    """Yield the documents of a packed archive."""
    try:
        yield from group(unzip(io.BytesIO(packed), ""))
    except Refused as refused:
        yield refused.refusal


def _grouped(files: Mapping[str, P]) -> Iterator[tuple[str, dict[str, P]]]:
    grouped: dict[str, dict[str, P]] = {}
    for name, content in sorted(files.items(), key=lambda named: named[0]):
        document, part = belongs_to(name, files)
        grouped.setdefault(document, {})[part] = content
    yield from grouped.items()


def _files_at(path: Path) -> list[Path]:
    """The files that a path stands for: a folder's, or the one and those that belong to it."""
    if path.is_dir():
        return [
            inner
            for inner in path.rglob("*")
            if is_input(inner.name) and inner.is_file() and not inner.is_symlink()
        ]
    beside = [path.parent / name for name in siblings(path.name)]
    return [path, *(one for one in beside if one.is_file())]


def _archived(name: str, path: Path) -> Iterator[Document | Refusal]:
    try:
        with _open(path, name) as file:
            yield from group(_unpacked(file, name))
    except Refused as refused:
        yield refused.refusal


def _opened(name: str, paths: dict[str, Path], in_memory: bool) -> Iterator[Document | Refusal]:
    """The document, and a refusal for each of its files that cannot be read."""
    parts: dict[str, bytes | Path] = {}
    for part, path in paths.items():
        label = shown(path.as_posix())
        try:
            with _open(path, label) as file:
                is_read_by_line = part == LINES_ENDING and not in_memory
                parts[part] = path if is_read_by_line else _within_limit(file, label)
        except Refused as refused:
            yield refused.refusal
    if parts:
        yield Document(name, parts)


def _open(path: Path, name: str) -> IO[bytes]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(UNREADABLE_PATH.at(name, path=name, reason="it is no file"))
        return path.open("rb")
    except OSError as error:
        raise Refused(_unreadable(name, error)) from error


def _unreadable(name: str, error: OSError) -> Refusal:
    return UNREADABLE_PATH.at(name, path=name, reason=error.strerror or type(error).__name__)


def _within_limit(file: IO[bytes], name: str) -> bytes:
    content = bytearray()
    try:
        # Piece by piece: asked for all at once, a file of a few bytes costs the limit.
        while len(content) <= LARGEST_FILE and (piece := file.read(MEGABYTE)):
            content += piece
    except OSError as error:
        raise Refused(_unreadable(name, error)) from error
    if len(content) > LARGEST_FILE:
        raise Refused(TOO_LARGE.at(name, limit=LARGEST_FILE // MEGABYTE))
    return bytes(content)


def _alone(file: IO[bytes], name: str) -> dict[str, bytes]:
    return {name: _within_limit(file, name)}


def _unpacked(file: IO[bytes], name: str) -> dict[str, bytes]:
    """What is in an archive that can be input, under the archive's name.

    Names are labels and never paths; an archive with one that leads out of it was made to harm.
    """
    unpacked = (unzip if name.endswith(".zip") else untar)(file, name)
    for member in filter(_leads_out, unpacked):
        raise Refused(BAD_ARCHIVE.at(name, member, reason="a name leads out of it"))
    return {
        f"{name}/{member}": content
        for member, content in unpacked.items()
        if is_input(PurePosixPath(member).name)
    }


def _leads_out(member: str) -> bool:
    path = PureWindowsPath(member)  # parts names at slashes of both kinds
    return bool(path.root) or ".." in path.parts
