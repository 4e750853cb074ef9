"""`manage.py ingest`, as people and programs call it."""

import json
import tracemalloc
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

import campaigns.outcomes
from articles.models import Article, Import
from campaigns.models import StatedFact
from tests.tables import all_rows

SAMPLES = Path(__file__).parents[2] / "samples"

pytestmark = pytest.mark.django_db


@pytest.fixture
def ingest(capsys):
    """Call the command; returns its exit status and what it printed."""

    def ingest(*names, **options):
        with pytest.raises(SystemExit) as left:
            call_command("ingest", *(str(SAMPLES / name) for name in names), **options)
        said = capsys.readouterr()
        return left.value.code, said.out.replace(f"{SAMPLES}/", "").splitlines(), said.err

    return ingest


def test_a_good_file_ends_with_0_a_line_and_a_summary(ingest):
    assert ingest("six-percent.json") == (
        0,
        [
            "six-percent.json: 4 new, 0 succeeded, 0 unchanged, 0 withdrawn, 0 waiting",
            "1 article · facts: 4 new, 0 succeeded, 0 unchanged, 0 withdrawn, 0 waiting · "
            "0 refused",
        ],
        "",
    )


def test_readers_are_not_told_where_files_lie(ingest):
    ingest("six-percent.json", "one-bad-mark.json")
    assert Import.objects.get().name == "six-percent.json, one-bad-mark.json"


def test_again_ends_with_0_and_writes_not_one_row(ingest):
    ingest("six-percent.json")
    before = all_rows()
    status, [line, _], _ = ingest("six-percent.json")
    assert (status, line) == (
        0,
        "six-percent.json: 0 new, 0 succeeded, 4 unchanged, 0 withdrawn, 0 waiting",
    )
    assert all_rows() == before


def test_a_bad_mark_ends_with_1_and_is_told_with_code_place_and_sentence(ingest):
    status, lines, _ = ingest("one-bad-mark.json")
    assert status == 1
    assert lines == [
        "one-bad-mark.json: 3 new, 0 succeeded, 0 unchanged, 0 withdrawn, 0 waiting",
        "one-bad-mark.json f2: QUOTE_MISMATCH: The words at 104 to 162 are “500 to 700 fighters of "
        "the Red Column left in the old town”, not “500 to 900 fighters of the Red Column left in "
        "the old town”. Mark the words again in this text.",
        "1 article · facts: 3 new, 0 succeeded, 0 unchanged, 0 withdrawn, 0 waiting · 1 refused",
    ]


def test_a_bad_document_ends_with_1_and_its_neighbours_go_in(ingest):
    status, lines, _ = ingest("one-bad-document.jsonl")
    assert status == 1
    assert [line.split(": ")[:2] for line in lines[:3]] == [
        [
            "one-bad-document.jsonl:1",
            "1 new, 0 succeeded, 0 unchanged, 0 withdrawn, 0 waiting",
        ],
        ["one-bad-document.jsonl:2", "BAD_FIELD"],
        [
            "one-bad-document.jsonl:3",
            "1 new, 0 succeeded, 0 unchanged, 0 withdrawn, 0 waiting",
        ],
    ]
    assert StatedFact.objects.count() == 2


@pytest.mark.parametrize("name", ["cut-off.json", "gone.json"])
def test_nothing_usable_ends_with_2(ingest, name):
    status, [refusal, summary], _ = ingest(name)
    assert status == 2
    assert refusal.startswith(f"{name}: ")
    assert summary.startswith("0 articles · ")
    assert not Import.objects.exists()


def test_something_usable_beside_broken_json_ends_with_1(ingest):
    assert ingest("cut-off.json", "six-percent.json")[0] == 1
    assert StatedFact.objects.count() == 4


def test_a_folder_is_taken_whole(ingest):
    status, lines, _ = ingest("names-and-places")
    assert (status, lines[-1][:9]) == (0, "1 article")


def test_a_dry_run_says_so_and_writes_not_one_row(ingest):
    before = all_rows()
    status, lines, _ = ingest("six-percent.json", dry_run=True)
    assert status == 0
    assert lines[-1].startswith("Nothing was written. 1 article · facts: 4 new, ")
    assert all_rows() == before


def test_a_dry_run_says_what_would_become_of_each_fact(ingest, tmp_path):
    ingest("six-percent.json")
    told = json.loads((SAMPLES / "six-percent.json").read_text())
    six, fighters, *others = told["annotations"]
    six["value"]["low"] = 5
    annotated = {**told, "annotations": [six, *others]}
    (tmp_path / "again.json").write_text(json.dumps(annotated))
    before = all_rows()
    _, lines, _ = ingest(tmp_path / "again.json", dry_run=True)
    assert lines[1:-1] == [
        f"  succeeded: “{six['exact']}”; bounds 6 percent → 5 to 6 percent",
        f"  withdrawn: “{fighters['exact']}”; review unreviewed → withdrawn; "
        "source marked → no longer marked",
    ]
    assert all_rows() == before


def test_a_dry_run_in_json_has_the_same_lines(ingest):
    _, lines, _ = ingest("six-percent.json", dry_run=True)
    _, told, _ = ingest("six-percent.json", dry_run=True, json=True)
    assert [f"  {line}" for line in json.loads("\n".join(told))["changes"]] == lines[1:-1]


def test_json_is_the_outcome_and_nothing_else(ingest):
    status, lines, _ = ingest("one-bad-mark.json", json=True)
    assert status == 1
    told = json.loads("\n".join(lines))
    [refused] = told.pop("refused")
    assert told == {
        "articles": 1,
        "facts": {
            "new": 3,
            "succeeded": 0,
            "unchanged": 0,
            "moved": 0,
            "withdrawn": 0,
            "waiting": 0,
            "lost": 0,
        },
        "more_refused": {},
        "notes": [],
        "more_notes": {},
    }
    assert (refused["code"], refused["place"]) == ("QUOTE_MISMATCH", "f2")
    assert set(refused) == {"code", "document", "place", "sentence", "whole_document"}


def test_of_very_many_refusals_the_first_are_told_and_the_others_counted(ingest, tmp_path):
    junk = tmp_path / "junk.jsonl"  # of whose lines the 100th is told as :100: and as no picture
    junk.write_text("x\n" * 1_500 + "[1]\n" * 20_000)
    status, lines, _ = ingest(junk)
    assert status == 2
    assert [line.split(": ")[1] for line in lines[:-3]] == ["BROKEN_JSON"] * 1_000
    assert lines[-3:-1] == ["and 500 more: BROKEN_JSON", "and 20,000 more: BAD_FIELD"]
    assert lines[-1].endswith("21,500 refused")
    _, told, _ = ingest(junk, json=True)
    told = json.loads("\n".join(told))
    assert len(told["refused"]) == 1_000
    assert told["more_refused"] == {"BROKEN_JSON": 500, "BAD_FIELD": 20_000}


def test_of_very_many_changes_the_first_are_told_and_the_others_counted(
    ingest, tmp_path, monkeypatch
):
    monkeypatch.setattr(campaigns.outcomes, "MOST_TOLD", 3)
    _, told, _ = ingest("six-percent.json", json=True, dry_run=True)
    told = json.loads("\n".join(told))
    assert (len(told["changes"]), told["more_changes"]) == (3, 1)


def test_a_file_of_any_size_is_taken_line_by_line(ingest, tmp_path):
    big = tmp_path / "big.jsonl"
    with big.open("w") as file:
        file.writelines(f'{{"article": "{"x" * 1_000_000}"}}\n' for _ in range(30))
    tracemalloc.start()
    _, lines, _ = ingest(big)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert lines[-1].endswith("30 refused")
    assert peak < 10_000_000


def test_what_to_know_of_a_mark_that_is_taken_is_said_and_ends_with_0(ingest, tmp_path):
    for ending in (".txt", ".meta.json", ".jsonld"):
        content = (SAMPLES / "six-percent-w3c" / f"six-percent{ending}").read_bytes()
        (tmp_path / f"six-percent{ending}").write_bytes(content.replace(b'"end": 97', b'"end": 96'))
    status, lines, _ = ingest(tmp_path)
    assert status == 0
    assert lines[1].removeprefix(f"{tmp_path}/") == (
        "six-percent.jsonld /first/items/0: QUOTE_PREFERRED: The words “only about 6 percent of "
        "Exampleville remains to be taken” do not stand at 41 to 96, as the file says. The mark is "
        "where they stand, at 41."
    )
    _, told, _ = ingest(tmp_path, json=True)
    [note] = json.loads("\n".join(told))["notes"]
    assert set(note) == {"code", "document", "place", "sentence"}


def test_quiet_prints_the_summary_alone(ingest):
    assert len(ingest("six-percent.json", verbosity=0)[1]) == 1


def test_lenient_takes_the_good_lines_of_a_broken_brat_file(ingest, tmp_path):
    for ending in (".txt", ".meta.json", ".ann"):
        content = (SAMPLES / f"six-percent{ending}").read_bytes()
        (tmp_path / f"one{ending}").write_bytes(
            content + (b"no record\n" if ending == ".ann" else b"")
        )
    assert ingest(tmp_path / "one.ann")[0] == 2
    assert ingest(tmp_path / "one.ann", lenient=True)[0] == 1
    assert StatedFact.objects.count() == 4


def test_the_format_and_the_unit_can_be_given(ingest):
    assert ingest("six-percent.json", format="brat")[0] == 2
    assert ingest("six-percent.json", format="native")[0] == 0
    assert ingest("emoji-counted-in-utf16.json", offset_unit="codepoint")[0] == 1
    assert ingest("emoji-counted-in-utf16.json", offset_unit="utf16")[0] == 0


def test_a_queued_delivery_prints_its_import_and_wakes_a_worker(
    ingest, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as woken:
        status, [printed], _ = ingest("six-percent.json", queue=True)
    row = Import.objects.get()
    assert (status, printed, row.state, len(woken)) == (0, str(row.pk), "waiting", 1)
    assert not Article.objects.exists()


def test_a_queued_delivery_tells_at_once_what_cannot_be_opened(ingest):
    status, _, said = ingest("gone.json", "six-percent.json", queue=True)
    assert status == 1
    assert "gone.json: UNREADABLE_PATH: " in said
    assert ingest("gone.json", queue=True)[0] == 2
    assert Import.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [["--format", "word"], ["--offset-unit", "byte"], ["--dry-run", "--queue"], []]
)
def test_what_cannot_be_asked_is_explained(wrong):
    paths = [str(SAMPLES / "six-percent.json")] if wrong else []
    with pytest.raises(CommandError):
        call_command("ingest", *paths, *wrong)
    assert not Import.objects.exists()


def test_a_file_name_cannot_write_to_the_terminal(ingest, tmp_path):
    name = tmp_path / "a\x1b[2J\u202e[red].json"
    name.write_bytes(b"{")
    _, [refusal, _], _ = ingest(name)
    assert "a\\x1b[2J\\u202e[red].json: BROKEN_JSON" in refusal


def test_a_file_whose_name_is_no_text_is_taken_under_a_name_that_spells_it_out(ingest, tmp_path):
    named = tmp_path / "\udcff.json"
    named.write_bytes((SAMPLES / "six-percent.json").read_bytes())
    assert ingest(named)[0] == 0
    assert Import.objects.get().name == r"\udcff.json"
