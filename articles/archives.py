"""Archives, unpacked in memory within what one may cost: taken whole or refused whole. Pure."""

import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import IO

from articles.errors import BAD_ARCHIVE, TOO_LARGE, TOO_MANY_FILES, Refused, shown

MEGABYTE = 1_000_000
LARGEST_FILE = 64 * MEGABYTE  # the largest newspaper archive seen was a tenth of this
LARGEST_ARCHIVE = 512 * MEGABYTE  # unpacked; what a bomb may cost before it is refused
MOST_FILES = 10_000

# What the standard library raises about an archive that is broken or was made to break it.
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # encrypted; and its kind NotImplementedError, an unknown compression
    LookupError,  # a member without a name
    ValueError,
)


def unzip(source: IO[bytes], name: str) -> dict[str, bytes]:
    """Return what a zip holds, by name. Raises Refused."""
    return _unpacked(source, name, _unzip)


def untar(source: IO[bytes], name: str) -> dict[str, bytes]:
    """Return what a tar holds, plain or gzipped, by name. Raises Refused."""
    return _unpacked(source, name, _untar)


def _unpacked(
    source: IO[bytes], name: str, unpack: Callable[[IO[bytes], "_Unpacked"], None]
) -> dict[str, bytes]:
    into = _Unpacked(name)
    try:
        unpack(source, into)
    except _BROKEN as error:
        raise Refused(BAD_ARCHIVE.at(name, reason=str(error) or type(error).__name__)) from error
    return into.files


def _unzip(source: IO[bytes], into: "_Unpacked") -> None:
    with zipfile.ZipFile(source) as archive:
        for info in archive.infolist():
            if info.is_dir():
                into.count()
            elif stat.S_ISLNK(info.external_attr >> 16):
                into.refuse_link(info.filename)
            else:
                with archive.open(info) as member:
                    into.add(info.filename, member)


def _untar(source: IO[bytes], into: "_Unpacked") -> None:
    """Read as a stream, through a meter: a header too can be a bomb."""
    is_gzip = source.read(2) == b"\x1f\x8b"
    source.seek(0)
    plain = gzip.GzipFile(fileobj=source) if is_gzip else source
    with tarfile.open(fileobj=_Metered(plain, into), mode="r|") as archive:
        for info in archive:
            member = archive.extractfile(info) if info.isreg() else None
            if member is not None:
                into.add(info.name, member)
            elif info.isdir():
                into.count()
            else:
                into.refuse_link(info.name)


class _Unpacked:
    """What has come out of an archive, and what it may cost whatever its headers promise."""

    def __init__(self, name: str) -> None:
        self.files: dict[str, bytes] = {}
        self._name, self._members, self._bytes = name, 0, 0

    def add(self, member: str, content: IO[bytes]) -> None:
        self.count()
        label = shown(member)
        if label in self.files:
            raise Refused(BAD_ARCHIVE.at(self._name, label, reason="two files have one name"))
        self.files[label] = content.read(LARGEST_FILE + 1)
        if len(self.files[label]) > LARGEST_FILE:
            raise Refused(TOO_LARGE.at(self._name, label, limit=LARGEST_FILE // MEGABYTE))
        self._bytes += len(self.files[label])
        self.refuse_beyond(self._bytes)

    def count(self) -> None:
        self._members += 1
        if self._members > MOST_FILES:
            raise Refused(TOO_MANY_FILES.at(self._name, limit=MOST_FILES))

    def refuse_beyond(self, size: int) -> None:
        if size > LARGEST_ARCHIVE:
            raise Refused(TOO_LARGE.at(self._name, limit=LARGEST_ARCHIVE // MEGABYTE))

    def refuse_link(self, member: str) -> None:
        raise Refused(BAD_ARCHIVE.at(self._name, member, reason="it holds a link or a device"))


class _Metered(io.RawIOBase):
    """A stream that ends with a refusal where it gives more than an archive may unpack to."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, into: _Unpacked) -> None:
        self._stream, self._into, self._given = stream, into, 0

    def read(self, size: int = -1) -> bytes:
        content = self._stream.read(size)
        self._given += len(content)
        self._into.refuse_beyond(self._given)
        return content
