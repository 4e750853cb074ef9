import os
import shutil
from pathlib import Path

import pytest

from articles import folders
from articles.deliveries import Document
from articles.errors import Refused

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture
def root(tmp_path):
    """What the installation opens, with a folder to watch, and a secret beside it."""
    (tmp_path / "root" / "desk" / "mosul").mkdir(parents=True)
    (tmp_path / "secret.json").write_text("{}")
    return tmp_path / "root"


@pytest.fixture
def folder(root):
    folder = root / "desk" / "mosul"
    for ending in (".txt", ".ann", ".meta.json"):
        shutil.copy(SAMPLES / f"six-percent{ending}", folder)
    (folder / "later").mkdir()
    (folder / "later" / "one.json").write_text("{}")
    (folder / "notes.md").write_text("no input")
    (folder / ".hidden.json").write_text("{}")
    return folder


def refusal(call, *args, **said):
    with pytest.raises(Refused) as refused:
        call(*args, **said)
    return refused.value.refusal


def found(where, root):
    return [
        (one.name, sorted(one.parts)) if isinstance(one, Document) else one.code
        for one in folders.documents(where, root=root)
    ]


def test_what_lies_in_a_folder_is_put_together_into_documents(root, folder):
    assert found("desk/mosul", root) == [
        ("later/one.json", [".json"]),
        ("six-percent.ann", [".ann", ".meta.json", ".txt"]),
    ]


def test_the_root_itself_can_be_watched(root, folder):
    assert [name for name, _ in found(".", root)] == [
        "desk/mosul/later/one.json",
        "desk/mosul/six-percent.ann",
    ]


def test_a_folder_is_known_again_until_a_file_comes_goes_or_changes(root, folder):
    listings = [folders.listed("desk/mosul", root=root)[0]]

    def is_new():
        listings.append(folders.listed("desk/mosul", root=root)[0])
        return listings[-1] not in listings[:-1]

    assert not is_new()
    (folder / "notes.md").write_text("still no input")
    assert not is_new()
    os.utime(folder / "six-percent.ann", (1, 1))
    assert is_new()
    (folder / "two.json").write_text("{}")
    assert is_new()
    (folder / "two.json").rename(folder / "three.json")
    assert is_new()
    (folder / "later" / "one.json").unlink()
    assert is_new()


def test_the_newest_change_is_told(root, folder):
    for number, file in enumerate(folder.rglob("*.*"), start=1):
        os.utime(file, (number, number))
    os.utime(folder / "six-percent.txt", (99, 99))
    assert folders.listed("desk/mosul", root=root)[1] == 99


def test_no_link_is_followed(root, folder):
    (folder / "link.json").symlink_to(root.parent / "secret.json")
    (folder / "away").symlink_to(root.parent)
    (root / "linked").symlink_to(folder)
    assert [name for name, _ in found("desk/mosul", root)] == ["later/one.json", "six-percent.ann"]
    refused = refusal(folders.check, "linked", root=root)
    assert (refused.code, refused.sentence) == (
        "WATCH_FOLDER_GONE",
        "The folder “linked” cannot be read: Not a directory. Check its name and who may read it; "
        "it is tried again by itself.",
    )


def test_a_pipe_is_not_waited_for(root, folder):
    os.mkfifo(folder / "pipe.json")
    assert [name for name, _ in found("desk/mosul", root)] == ["later/one.json", "six-percent.ann"]


@pytest.mark.parametrize(
    "where", ["..", "desk/../..", "desk/mosul/../../..", "/etc", "a\0b", "a\n"]
)
def test_only_folders_below_the_root_are_watched(root, folder, where):
    assert refusal(folders.check, where, root=root).code == "WATCH_FOLDER_NOT_ALLOWED"


def test_nothing_is_watched_where_no_root_is_set():
    assert refusal(folders.check, "desk", root=None).sentence == (
        "The folder “desk” does not lie in the one that sources are watched in. Give it from that "
        "folder on, without “..”. Who runs this installation sets WATCH_ROOT."
    )


@pytest.mark.parametrize("where", ["desk/raqqa", "desk/mosul/six-percent.ann"])
def test_what_is_no_folder_is_told_with_its_reason(root, folder, where):
    assert refusal(folders.check, where, root=root).code == "WATCH_FOLDER_GONE"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused_alone(root, folder):
    (folder / "later" / "one.json").chmod(0)
    assert found("desk/mosul", root) == [
        ("six-percent.ann", [".ann", ".meta.json", ".txt"]),
        "UNREADABLE_PATH",
    ]
