"""Exports that hold no article with marks in its text: each is refused by its name."""

import io
import zipfile

import pytest

from articles import formats
from articles.deliveries import Document, open_files, open_paths
from articles.endings import FOREIGN_ENDINGS

CONLL = b"-DOCSTART- -X- O O\n\nCommanders NNS O\nsay VBP O\nMosul NNP B-LOC\n. . O\n"
CONLL_U = (
    b"# sent_id = 1\n1\tCommanders\tcommander\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
    b"2\tsay\tsay\tVERB\tVBP\t_\t0\troot\t_\t_\n"
)
WEBANNO = b"#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|value\n\n#Text=Commanders\n1-1\t0-10\tC\t*\n"
EVENTS = b'event_id_cnty,event_date,"event_type",fatalities\nIRQ1,2017-05-25,Battles,3\n'
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
)
XMI = b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0"></xmi:XMI>'
FLAT = b"id,text,annotator,annotation_id,lead_time\n1,x,1,2,3.4\n"


def codes(content, ending, **options):
    document = Document(f"one{ending}", {ending: content})
    return [refusal.code for refusal in formats.read(document, **options)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (CONLL, "TOKEN_COLUMNS"),
        (CONLL.replace(b" ", b"\t"), "TOKEN_COLUMNS"),
        (CONLL_U, "TOKEN_COLUMNS"),
        (WEBANNO, "TOKEN_COLUMNS"),
        (EVENTS, "EVENT_TABLE"),
        (EVENTS.replace(b",", b"\t"), "EVENT_TABLE"),
        (FLAT, "FLAT_EXPORT"),
        (BOMB, "MARKED_XML"),
        (b"\xef\xbb\xbf\n" + BOMB, "MARKED_XML"),
        (XMI, "MARKED_XML"),
        (b"%PDF-1.7 \xe2\xe3", "NO_PLAIN_TEXT"),
        (b"PK\x03\x04\x14", "NO_PLAIN_TEXT"),
    ],
)
@pytest.mark.parametrize("ending", [*FOREIGN_ENDINGS, ".txt"])
def test_what_it_is_is_known_by_content_whatever_it_is_called(content, code, ending):
    assert codes(content, ending) == [code]


def test_naming_a_format_does_not_hide_what_the_file_is():
    assert codes(CONLL, ".conll", format="brat") == ["TOKEN_COLUMNS"]
    assert codes(b"Just words.", ".conll", format="brat") == ["WRONG_FORMAT"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"Vitamin B-12, and the Story of O\nare read here.",
        b"a,b,c\n1,2,3\n",
        b"5 < 6",
        b"\xff\xfe\x00",
    ],
)
def test_other_text_is_not_taken_for_one_of_these(content):
    assert codes(content, ".txt") == ["UNKNOWN_FORMAT"]


def test_a_row_that_is_cut_off_by_the_look_hides_nothing():
    assert codes(CONLL * 1000, ".tsv") == ["TOKEN_COLUMNS"]


@pytest.mark.parametrize("ending", FOREIGN_ENDINGS)
def test_such_a_file_is_told_of_alone_in_a_folder_and_in_an_archive(ending, tmp_path):
    (tmp_path / f"one{ending}").write_bytes(CONLL)
    with zipfile.ZipFile(tmp_path / "set.zip", "w") as archive:
        archive.write(tmp_path / f"one{ending}", f"one{ending}")
    handed_over = open_files([("set.zip", io.BytesIO((tmp_path / "set.zip").read_bytes()))])
    for documents in (
        open_paths([tmp_path / f"one{ending}"]),
        open_paths([tmp_path / "set.zip"]),
        handed_over,
    ):
        assert [one.code for document in documents for one in formats.read(document)] == [
            "TOKEN_COLUMNS"
        ]
    assert len(list(open_paths([tmp_path]))) == 2
