"""`manage.py try_formats`: a line of a table for each path, and no database."""

from io import StringIO
from pathlib import Path

from django.core.management import call_command

SAMPLES = Path(__file__).parents[2] / "samples"


def run(*args):
    out, err = StringIO(), StringIO()
    call_command("try_formats", *map(str, args), stdout=out, stderr=err)
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def test_each_path_has_its_line():
    [_, _, *rows], told = run(SAMPLES / "one-bad-mark.json", SAMPLES / "cut-off.json")
    assert [row.split(" | ")[:-1] for row in rows] == [
        ["| one-bad-mark.json", "1", "1", "3", "", "1 `QUOTE_MISMATCH`", ""],
        ["| cut-off.json", "1", "0", "0", "1 `BROKEN_JSON`", "", ""],
    ]
    assert told == []


def test_each_refusal_is_said_where_it_is_asked_for():
    _, told = run("--each", SAMPLES / "cut-off.json")
    assert [line.split(": ")[1] for line in told] == ["BROKEN_JSON"]
