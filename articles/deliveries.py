"""What a person hands over: files, folders and archives, as documents of named parts. Pure.

A document is what one reader reads: a `.json` file, a `.jsonl` file, the brat or W3C files of one
name, or the three files of a re3d folder. Names are labels only and never become paths.
"""

import io
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from articles.archives import LARGEST_ARCHIVE, LARGEST_FILE, MEGABYTE, untar, unzip
from articles.errors import TOO_LARGE, UNREADABLE_PATH, Refusal, Refused, shown

MARKED_ENDINGS = (".ann", ".jsonld")  # marks of the `.txt` and `.meta.json` beside them
BESIDE_ENDINGS = (".txt", ".meta.json")
RE3D_PARTS = ("documents.json", "entities.json", "relations.json")
ARCHIVE_ENDINGS = (".zip", ".tar", ".tar.gz", ".tgz")


@dataclass(frozen=True)
class Document:
    """One document: its name in the delivery, and its parts by ending or file name."""

    name: str
    parts: dict[str, bytes] = field(default_factory=dict)


def open_paths(paths: Iterable[str | Path]) -> Iterator[Document | Refusal]:
    """Yield the documents at these paths, in order of name; what cannot be read is refused.

    Naming one file of a brat pair takes all of them. An archive is taken whole or refused whole.
    """
    files: dict[str, bytes] = {}
    for path in paths:
        for name, content in _files_at(Path(path)):
            if isinstance(content, Refusal):
                yield content
            else:
                files[name] = content
    yield from group(files)


def open_files(opened: Iterable[tuple[str, IO[bytes]]]) -> Iterator[Document | Refusal]:
    """Yield the documents of files that were handed over open, each under its name.

    All of them together may cost no more than one archive.
    """
    files: dict[str, bytes] = {}
    for given, file in opened:
        name = shown(given)
        try:
            content = _contents(file, name)
            if files.keys() & content.keys():
                raise Refused(UNREADABLE_PATH.at(name, path=name, reason="two have this name"))
            if sum(map(len, [*files.values(), *content.values()])) > LARGEST_ARCHIVE:
                raise Refused(TOO_LARGE.at(name, limit=LARGEST_ARCHIVE // MEGABYTE))
            files |= content
        except Refused as refused:
            yield refused.refusal
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
    return pack_files(
        {
            _file_name(document.name, part): content
            for document in documents
            for part, content in document.parts.items()
        }
    )


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


def _belongs_to(name: str, files: dict[str, bytes]) -> tuple[str, str]:
    """The document a file is a part of, and which part."""
    folder, base = PurePosixPath(name).parent, PurePosixPath(name).name
    if base in RE3D_PARTS and str(folder / RE3D_PARTS[0]) in files:
        return str(folder / RE3D_PARTS[0]), base
    stem, ending = _split(name, BESIDE_ENDINGS)
    if ending:
        for marked in MARKED_ENDINGS:
            if f"{stem}{marked}" in files:
                return f"{stem}{marked}", ending
        if f"{stem}.meta.json" in files:  # what brat had to bring
            return f"{stem}.ann", ending
    return name, PurePosixPath(name).suffix


def _split(name: str, endings: Iterable[str]) -> tuple[str, str]:
    """The name without its ending, and which of these it has; "" for none."""
    ending = next((ending for ending in endings if name.endswith(ending)), "")
    return name.removesuffix(ending), ending


def _file_name(document: str, part: str) -> str:
    if part in RE3D_PARTS:
        return str(PurePosixPath(document).parent / part)
    stem, ending = _split(document, MARKED_ENDINGS)
    return f"{stem}{part}" if ending and part in (ending, *BESIDE_ENDINGS) else document


def _files_at(path: Path) -> Iterator[tuple[str, bytes | Refusal]]:
    """The files that a path stands for: a folder's, or the one and those that belong to it."""
    if not path.is_dir():
        files = _with_siblings(path)
    else:
        files = [
            inner
            for inner in sorted(path.rglob("*"))
            if _is_input(inner.name) and inner.is_file() and not inner.is_symlink()
        ]
    for file in files:
        name = shown(file.as_posix())
        try:
            yield from _opened(file, name).items()
        except Refused as refused:
            yield name, refused.refusal
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield name, UNREADABLE_PATH.at(name, path=name, reason=reason)


def _is_input(name: str) -> bool:
    endings = (*MARKED_ENDINGS, *BESIDE_ENDINGS, *ARCHIVE_ENDINGS, ".json", ".jsonl")
    return name.endswith(endings) and not name.startswith(".")


def _with_siblings(path: Path) -> list[Path]:
    """The file, and those of its name beside it that belong to the same document."""
    siblings = [path.parent / part for part in RE3D_PARTS] if path.name in RE3D_PARTS else []
    stem, ending = _split(path.name, (*MARKED_ENDINGS, *BESIDE_ENDINGS))
    if ending:
        marked = [ending] if ending in MARKED_ENDINGS else MARKED_ENDINGS
        siblings += [path.parent / f"{stem}{other}" for other in (*marked, *BESIDE_ENDINGS)]
    return [path, *(one for one in siblings if one != path and one.is_file())]


def _opened(path: Path, name: str) -> dict[str, bytes]:
    """The content of a file, or what is in it where it is an archive."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise Refused(UNREADABLE_PATH.at(name, path=name, reason="it is no file"))
    with path.open("rb") as file:
        return _contents(file, name)


def _contents(file: IO[bytes], name: str) -> dict[str, bytes]:
    if not name.endswith(ARCHIVE_ENDINGS):
        content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise Refused(TOO_LARGE.at(name, limit=LARGEST_FILE // MEGABYTE))
        return {name: content}
    unpacked = (unzip if name.endswith(".zip") else untar)(file, name)
    return {
        f"{name}/{member}": content
        for member, content in unpacked.items()
        if _is_input(PurePosixPath(member).name)
    }
