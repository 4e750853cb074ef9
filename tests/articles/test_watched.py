import os
import time

import pytest

from articles.fetching import Validators
from articles.watched import StillWritten, at_address, in_folder
from tests import https_server
from tests.https_server import zipped


@pytest.fixture
def host():
    with https_server.started() as host:
        yield host


def give(host, path, **said):
    return at_address(host.url(path), hosts=host.hosts, network=host.network(), **said)


def names(given):
    return [document.name for document in given.documents]


def codes(given):
    return [refusal.code for refusal in given.refusals]


def test_an_address_gives_a_document_or_an_archive_of_them(host):
    host.gives("/one.json", b"{}", ETag='"1"')
    host.gives("/all", zipped(**{"a.json": b"{}", "b.json": b"[]"}), Content_Type="application/zip")
    one = give(host, "/one.json")
    assert (names(one), one.validators) == (["one.json"], Validators(etag='"1"'))
    assert names(give(host, "/all")) == ["all.zip/a.json", "all.zip/b.json"]


def test_what_is_known_is_not_given_again(host):
    host.gives("/one.json", b"{}", ETag='"1"')
    assert give(host, "/one.json", known=Validators(etag='"1"')) is None


def test_a_digest_is_of_the_content_alone(host):
    host.gives("/a/one.json", b"{}", ETag='"1"')
    host.gives("/b/one.json", b"{}", ETag='"2"')
    host.gives("/c/one.json", b"[]")
    first, same, other = (give(host, f"/{folder}/one.json").sha256 for folder in "abc")
    assert (first == same, first == other) == (True, False)


def test_a_bomb_and_a_broken_archive_are_refused_with_their_codes(host):
    host.gives("/bomb.zip", zipped(**{"one.json": bytes(65_000_000)}))
    host.gives("/broken.zip", b"PK no archive")
    assert (names(give(host, "/bomb.zip")), codes(give(host, "/bomb.zip"))) == ([], ["TOO_LARGE"])
    assert codes(give(host, "/broken.zip")) == ["BAD_ARCHIVE"]


def test_a_path_out_of_an_archive_is_refused(host):
    host.gives("/out.zip", zipped(**{"../../one.json": b"{}"}))
    given = give(host, "/out.zip")
    assert (given.documents, codes(given)) == ([], ["BAD_ARCHIVE"])


def test_a_folder_is_not_read_while_it_is_written(tmp_path):
    (tmp_path / "desk").mkdir()
    file = tmp_path / "desk" / "one.json"
    file.write_text("{}")
    with pytest.raises(StillWritten):
        in_folder("desk", root=tmp_path)
    a_while_ago = time.time() - 60
    os.utime(file, (a_while_ago, a_while_ago))
    given = in_folder("desk", root=tmp_path)
    assert names(given) == ["one.json"]
    assert in_folder("desk", root=tmp_path, known=given.validators) is None


def test_a_file_of_another_clock_s_tomorrow_is_read(tmp_path):
    file = tmp_path / "one.json"
    file.write_text("{}")
    os.utime(file, (time.time() + 86_400, time.time() + 86_400))
    assert names(in_folder(".", root=tmp_path)) == ["one.json"]


def test_an_empty_folder_gives_nothing_and_is_known_again(tmp_path):
    given = in_folder(".", root=tmp_path)
    assert (given.documents, given.refusals) == ([], [])
    assert in_folder(".", root=tmp_path, known=given.validators) is None
