"""The files of a watched folder, below the one that the installation opens. Pure.

Links are never followed, neither of folders nor of files: whoever may write there reaches nothing
that lies elsewhere.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO

from articles.deliveries import Document, open_files
from articles.endings import is_input
from articles.errors import UNREADABLE_PATH, Refusal, Refused, shown
from articles.source_errors import WATCH_FOLDER_GONE, WATCH_FOLDER_NOT_ALLOWED

_NO_LINK = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC


def listed(where: str, *, root: Path | None) -> tuple[str, float]:
    """A digest of what lies in a folder by name, size and time, and when the newest was changed.

    Raises Refused.
    """
    digest, newest = sha256(), 0.0
    for name, base, folder in _files(where, root):
        said = os.stat(base, dir_fd=folder, follow_symlinks=False)
        digest.update(f"{name}\0{said.st_size}\0{said.st_mtime_ns}\0".encode())
        newest = max(newest, said.st_mtime)
    return digest.hexdigest(), newest


def documents(where: str, *, root: Path | None) -> Iterator[Document | Refusal]:
    """Yield the documents of a folder, and what of it cannot be read. Raises Refused."""
    unreadable: list[Refusal] = []
    yield from open_files(_opened(where, root, unreadable))
    yield from unreadable


def check(where: str, *, root: Path | None) -> None:
    """See that a folder may be watched and is there. Raises Refused."""
    with _open_folder(where, root):
        pass


def _opened(
    where: str, root: Path | None, unreadable: list[Refusal]
) -> Iterator[tuple[str, IO[bytes]]]:
    for name, base, folder in _files(where, root):
        try:
            # A pipe put there meanwhile is not waited for.
            with open(os.open(base, _NO_LINK | os.O_NONBLOCK, dir_fd=folder), "rb") as file:
                yield name, file
        except OSError as error:
            unreadable.append(UNREADABLE_PATH.at(name, path=name, reason=_reason(error)))


def _files(where: str, root: Path | None) -> Iterator[tuple[str, str, int]]:
    """Each plain file that can be input: its name from the folder on, and where it is opened."""
    with _open_folder(where, root) as top:
        for path, folders, names, folder in os.fwalk(".", dir_fd=top):
            folders.sort()
            for base in sorted(filter(is_input, names)):
                said = os.stat(base, dir_fd=folder, follow_symlinks=False)
                if stat.S_ISREG(said.st_mode):
                    yield shown(PurePosixPath(path, base).as_posix()), base, folder


@contextmanager
def _open_folder(where: str, root: Path | None) -> Iterator[int]:
    """Go down from the root one name at a time, through no link."""
    path = PurePosixPath(where)
    if root is None or path.is_absolute() or ".." in path.parts or shown(where) != where:
        raise Refused(WATCH_FOLDER_NOT_ALLOWED.at(where, path=where))
    opened: list[int] = []
    try:
        opened.append(os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC))
        for name in path.parts:
            opened.append(os.open(name, _NO_LINK | os.O_DIRECTORY, dir_fd=opened[-1]))
        yield opened[-1]
    except OSError as error:
        raise Refused(WATCH_FOLDER_GONE.at(where, path=where, reason=_reason(error))) from error
    finally:
        for folder in opened:
            os.close(folder)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
