import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import deliveries
from articles.deliveries import Document, group, open_files, open_paths, pack, unpack
from articles.errors import Refusal, shown

W3C = {"a.jsonld": b"1", "a.txt": b"2", "a.meta.json": b"3"}
BRAT = {"a.ann": b"1", "a.txt": b"2", "a.meta.json": b"3"}
RE3D = {"documents.json": b"1", "entities.json": b"2", "relations.json": b"3"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder to put files in, which is also where the test stands."""
    monkeypatch.chdir(tmp_path)

    def folder(files):
        for name, content in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)

    return folder


def opened(*paths):
    return {one.name: one.parts for one in open_paths(paths) if isinstance(one, Document)}


def refused(*paths):
    return [(one.code, one.document) for one in open_paths(paths) if isinstance(one, Refusal)]


def test_files_of_one_document_are_brought_together():
    files = {**BRAT, "b.json": b"4", "set/c.jsonl": b"5"}
    assert list(group(files)) == [
        Document("a.ann", {".ann": b"1", ".meta.json": b"3", ".txt": b"2"}),
        Document("b.json", {".json": b"4"}),
        Document("set/c.jsonl", {".jsonl": b"5"}),
    ]


def test_the_three_files_of_a_re3d_folder_are_one_document():
    files = {f"{place}/{name}": content for place in ("x", "y") for name, content in RE3D.items()}
    assert list(group(files)) == [
        Document("x/documents.json", RE3D),
        Document("y/documents.json", RE3D),
    ]


def test_a_brat_text_without_its_marks_is_still_known_for_what_it_is():
    assert list(group({"a.txt": b"2", "a.meta.json": b"3"})) == [
        Document("a.ann", {".meta.json": b"3", ".txt": b"2"})
    ]


@pytest.mark.parametrize("named", BRAT)
def test_naming_one_file_of_a_brat_pair_takes_all_of_them(folder, named):
    folder({**BRAT, "b.ann": b"9"})
    assert opened(named) == {"a.ann": {".ann": b"1", ".txt": b"2", ".meta.json": b"3"}}


@pytest.mark.parametrize("named", W3C)
def test_naming_one_file_of_w3c_takes_all_of_them(folder, named):
    folder(W3C)
    assert opened(named) == {"a.jsonld": {".jsonld": b"1", ".txt": b"2", ".meta.json": b"3"}}


def test_w3c_annotations_may_stand_alone(folder):
    folder({"a.jsonld": b"1"})
    assert opened(".") == {"a.jsonld": {".jsonld": b"1"}}


def test_the_text_goes_to_brat_where_both_are_there():
    assert list(group({**W3C, **BRAT})) == [
        Document("a.ann", {".ann": b"1", ".meta.json": b"3", ".txt": b"2"}),
        Document("a.jsonld", {".jsonld": b"1"}),
    ]


@pytest.mark.parametrize("named", RE3D)
def test_naming_one_file_of_re3d_takes_all_of_them(folder, named):
    folder(RE3D)
    assert opened(named) == {"documents.json": RE3D}


def test_a_folder_is_looked_through_and_only_what_can_be_read_is_taken(folder):
    folder({**BRAT, "set/b.json": b"4", "README.md": b"", "set/.hidden.json": b"", "LICENSE": b""})
    assert set(opened(".")) == {"a.ann", "set/b.json"}


def test_the_same_file_named_twice_is_one_document(folder):
    folder({"one.json": b"1"})
    assert [document.name for document in open_paths(["one.json", "one.json"])] == ["one.json"]


def test_links_in_a_folder_are_not_followed(folder, tmp_path_factory):
    folder({"in/one.json": b"1"})
    outside = tmp_path_factory.mktemp("outside")
    (outside / "two.json").write_bytes(b"2")
    Path("in/two.json").symlink_to(outside / "two.json")
    Path("in/more").symlink_to(outside)
    assert set(opened("in")) == {"in/one.json"}


def test_what_cannot_be_read_is_refused_and_the_others_are_taken(folder):
    folder({"one.json": b"1"})
    assert refused("gone.json", "one.json") == [("UNREADABLE_PATH", "gone.json")]
    assert opened("gone.json", "one.json")["one.json"] == {".json": b"1"}


def test_a_pipe_is_no_file(folder):
    os.mkfifo("pipe.json")
    assert refused("pipe.json") == [("UNREADABLE_PATH", "pipe.json")]


def test_a_file_that_is_too_large_is_refused(folder, monkeypatch):
    monkeypatch.setattr(deliveries, "LARGEST_FILE", 3)
    folder({"big.json": b"1234", "small.json": b"123"})
    assert refused("big.json", "small.json") == [("TOO_LARGE", "big.json")]


def test_a_file_name_that_is_no_text_is_spelled_out(folder):
    folder({os.fsdecode(b"a\xff.json"): b"1"})
    assert set(opened(".")) == {"a\\udcff.json"}


@pytest.mark.parametrize("name", ["set.zip", "set.tar", "set.tar.gz", "set.tgz"])
def test_an_archive_is_taken_like_a_folder(folder, name):
    folder({**BRAT, "b.json": b"4", "README.md": b"", "__MACOSX/._b.json": b""})
    members = [*BRAT, "b.json", "README.md", "__MACOSX/._b.json"]
    if name.endswith(".zip"):
        with zipfile.ZipFile(name, "w") as archive:
            for member in members:
                archive.write(member)
    else:
        with tarfile.open(name, "w:gz" if name.endswith("gz") else "w") as archive:
            for member in members:
                archive.add(member)
    assert set(opened(name)) == {f"{name}/a.ann", f"{name}/b.json"}
    assert opened(name)[f"{name}/a.ann"].keys() == {".ann", ".txt", ".meta.json"}


def test_an_archive_that_is_hostile_is_refused_whole_and_its_neighbours_are_taken(folder):
    folder({"one.json": b"1"})
    with tarfile.open("bad.tar", "w") as archive:
        archive.add("one.json")
        link = tarfile.TarInfo("two.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert refused(".") == [("BAD_ARCHIVE", "bad.tar")]
    assert set(opened(".")) == {"one.json"}


def test_an_archive_inside_an_archive_is_not_opened(folder):
    folder({"one.json": b"1"})
    with zipfile.ZipFile("inner.zip", "w") as archive:
        archive.write("one.json")
    with zipfile.ZipFile("outer.zip", "w") as archive:
        archive.write("inner.zip")
    assert {name: set(parts) for name, parts in opened("outer.zip").items()} == {
        "outer.zip/inner.zip": {".zip"}
    }


def test_a_payload_that_is_no_archive_is_refused():
    [refusal] = unpack(b"")
    assert refusal.code == "BAD_ARCHIVE"


names = st.text(st.sampled_from("ab/. é\\"), min_size=1, max_size=6)
endings = st.sampled_from([".json", ".jsonl", ".ann", ".txt", ".meta.json", ".csv", ""])
files = st.dictionaries(
    st.builds(str.__add__, names, endings).filter(lambda name: not name.endswith("/")),
    st.binary(max_size=5),
    max_size=6,
)


@given(files)
def test_what_is_packed_for_a_worker_comes_out_as_it_went_in(files):
    documents = list(group(files))
    assert list(unpack(pack(documents))) == documents


def test_files_that_are_handed_over_open_are_grouped_like_those_of_a_folder():
    opened = list(open_files([(name, io.BytesIO(content)) for name, content in BRAT.items()]))
    assert opened == [Document("a.ann", {".ann": b"1", ".meta.json": b"3", ".txt": b"2"})]


def test_two_files_of_one_name_are_not_taken_for_each_other():
    twice = [("a.json", io.BytesIO(b"1")), ("a.json", io.BytesIO(b"2"))]
    refusal, kept = open_files(twice)
    assert (refusal.code, kept) == ("UNREADABLE_PATH", Document("a.json", {".json": b"1"}))


def test_all_files_together_cost_no_more_than_one_archive(monkeypatch):
    monkeypatch.setattr(deliveries, "LARGEST_ARCHIVE", 3)
    refusal, kept = open_files([("a.json", io.BytesIO(b"12")), ("b.json", io.BytesIO(b"34"))])
    assert (refusal.code, refusal.document, kept.name) == ("TOO_LARGE", "b.json", "a.json")


@pytest.mark.parametrize(
    "name", ["../one.json", "a/../../one.json", "/etc/one.json", "..\\one.json"]
)
def test_an_archive_with_a_name_that_leads_out_of_it_is_refused(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("set.zip", "w") as archive:
        archive.writestr("good.json", "{}")
        archive.writestr(name, "{}")
    [refusal] = open_paths(["set.zip"])
    assert (refusal.code, refusal.document, refusal.place) == (
        "BAD_ARCHIVE",
        "set.zip",
        shown(name),
    )
    assert "a name leads out of it" in refusal.sentence
