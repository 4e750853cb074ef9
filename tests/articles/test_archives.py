"""Hostile and broken archives: each is refused whole, within what one may cost."""

import io
import stat
import tarfile
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import archives
from articles.archives import untar, unzip
from articles.errors import Refused


def zipped(*files, compression=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for info, content in files:
            archive.writestr(info, content)
    packed.seek(0)
    return packed


def tarred(*files, mode="w"):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:
        for info, content in files:
            info = tarfile.TarInfo(info) if isinstance(info, str) else info
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    packed.seek(0)
    return packed


def a_link(name):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def a_tar_member(name, type):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = type, "/etc/passwd"
    return info


def refused(unpack, packed):
    with pytest.raises(Refused) as caught:
        unpack(packed, "delivery")
    refusal = caught.value.refusal
    assert (refusal.document, refusal.whole_document) == ("delivery", True)
    return refusal.code, refusal.place


EITHER = pytest.mark.parametrize(
    ("unpack", "pack"),
    [
        (unzip, zipped),
        (untar, tarred),
        (untar, lambda *files: tarred(*files, mode="w:gz")),
    ],
    ids=["zip", "tar", "tar.gz"],
)


@EITHER
def test_files_come_out_by_name(unpack, pack):
    files = {"one.json": b"1", "set/two.json": b"2"}
    assert unpack(pack(*files.items()), "delivery") == files


@EITHER
def test_names_that_climb_are_labels_and_nothing_more(unpack, pack, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = {"../climbs.json": b"1", "/absolute/two.json": b"2"}
    assert set(unpack(pack(*files.items()), "delivery").values()) == {b"1", b"2"}
    assert list(tmp_path.iterdir()) == []


@EITHER
def test_a_name_with_hidden_characters_is_spelled_out(unpack, pack):
    assert list(unpack(pack(("a\u202eb.json", b"1")), "delivery")) == ["a\\u202eb.json"]


def test_a_name_from_an_old_dos_tool_is_readable():
    packed = zipped(("cafe.json", b"1")).getvalue().replace(b"cafe", b"caf\x82")
    assert unzip(io.BytesIO(packed), "delivery") == {"café.json": b"1"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@EITHER
def test_two_files_of_one_name_are_refused(unpack, pack):
    assert refused(unpack, pack(("one.json", b"1"), ("one.json", b"2"))) == (
        "BAD_ARCHIVE",
        "one.json",
    )


def test_a_link_in_a_zip_is_refused():
    assert refused(unzip, zipped((a_link("one.json"), b"/etc/passwd"))) == (
        "BAD_ARCHIVE",
        "one.json",
    )


@pytest.mark.parametrize(
    "type", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE]
)
def test_a_link_or_a_device_in_a_tar_is_refused(type):
    assert refused(untar, tarred((a_tar_member("one.json", type), b""))) == (
        "BAD_ARCHIVE",
        "one.json",
    )


@EITHER
def test_a_file_that_unpacks_too_large_is_refused_whatever_its_header_says(
    unpack, pack, monkeypatch
):
    monkeypatch.setattr(archives, "LARGEST_FILE", 1000)
    assert refused(unpack, pack(("bomb.json", b"0" * 1001))) == ("TOO_LARGE", "bomb.json")


@EITHER
def test_an_archive_that_unpacks_too_large_is_refused(unpack, pack, monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 1000)
    files = [(f"{number}.json", b"0" * 600) for number in range(2)]
    assert refused(unpack, pack(*files))[0] == "TOO_LARGE"


def test_a_tar_whose_header_alone_is_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "LARGEST_ARCHIVE", 100_000)
    header = a_tar_member("x", tarfile.XHDTYPE)
    packed = tarred((header, b"0" * 1_000_000), mode="w:gz")
    assert refused(untar, packed) == ("TOO_LARGE", "")


@EITHER
def test_an_archive_of_too_many_files_is_refused(unpack, pack, monkeypatch):
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    files = [(f"{number}.json", b"0") for number in range(3)]
    assert refused(unpack, pack(*files)) == ("TOO_MANY_FILES", "")


def test_an_encrypted_zip_is_refused():
    packed = bytearray(zipped(("one.json", b"1" * 50)).getvalue())
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    packed[packed.index(b"PK\x03\x04") + 6] |= 1
    assert refused(unzip, io.BytesIO(bytes(packed))) == ("BAD_ARCHIVE", "")


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06", b"\x1f\x8b broken"])
@pytest.mark.parametrize("unpack", [unzip, untar])
def test_what_is_no_archive_is_refused(unpack, content):
    assert refused(unpack, io.BytesIO(content)) == ("BAD_ARCHIVE", "")


SOUND = [
    (unzip, zipped(("one.json", b"abc" * 50)).getvalue()),
    (unzip, zipped(("one.json", b"abc" * 50), compression=zipfile.ZIP_LZMA).getvalue()),
    (unzip, zipped(("one.json", b"abc" * 50), compression=zipfile.ZIP_BZIP2).getvalue()),
    (untar, tarred(("one.json", b"abc" * 50)).getvalue()),
    (untar, tarred(("one.json", b"abc" * 50), mode="w:gz").getvalue()),
]


@given(st.sampled_from(SOUND), st.data())
def test_a_damaged_archive_gives_files_or_a_refusal(sound, data):
    unpack, content = sound
    place = data.draw(st.integers(0, len(content) - 1))
    damage = data.draw(st.binary(min_size=1, max_size=8))
    damaged = content[:place] + damage + content[place + data.draw(st.integers(0, 8)) :]
    with suppress(Refused):
        files = unpack(io.BytesIO(damaged), "delivery")
        assert all(isinstance(content, bytes) for content in files.values())
