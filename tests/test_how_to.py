"""The pages that tell how to come here from a tool: their examples are read, their codes exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from articles import errors as articles_errors
from articles import formats
from articles.anchoring import anchor
from articles.deliveries import Document, open_paths
from articles.writers import configuration
from campaigns import errors as campaigns_errors
from campaigns import reading

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("from-*.md"))
LARGEST_PICTURE = 150_000  # bytes
TEXT = "Commanders say only about 6 percent of Mosul remains."


def example(page, language):
    told = (DOCS / f"from-{page}.md").read_text()
    return re.search(rf"```{language}\n(.*?)```", told, re.S)[1]


def the_fact(document):
    [article] = map(anchor, formats.read(document))
    read = reading.read(article)
    assert (article.text, article.refusals, read.refusals) == (TEXT, (), [])
    [draft] = read.drafts
    return draft.measure, draft.campaign, draft.low, draft.high, draft.unit, draft.quote


SAID = ("territory-remaining", "mosul", 6, 6, "percent", "only about 6 percent of Mosul remains")


def test_what_is_written_by_hand_is_read():
    content = example("native", "json").encode()
    assert the_fact(Document("one.json", {".json": content})) == SAID


def test_what_the_script_writes_is_read(tmp_path):
    (tmp_path / "day-one.txt").write_text(TEXT)
    subprocess.run(
        [sys.executable, "-c", example("native", "python")], cwd=tmp_path, check=True, timeout=60
    )
    [document] = open_paths([tmp_path / "day-one.jsonl"])
    assert the_fact(document) == SAID


def test_the_set_up_of_label_studio_is_what_an_export_writes():
    told = configuration(
        format="label-studio",
        roles=["speaker", "hedge"],
        types=[],
        attributes={
            "measure": ["territory-remaining"],
            "campaign": ["mosul"],
            "unit": ["percent"],
        },
    )
    assert example("label-studio", "xml").encode() == told["labelling.xml"]


def test_every_format_that_is_read_has_its_page():
    assert {path.stem.removeprefix("from-") for path in PAGES} == set(formats.READERS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
class TestAPage:
    def test_names_only_codes_that_there_are(self, page):
        problems = (*articles_errors.PROBLEMS, *campaigns_errors.PROBLEMS)
        remarks = (*articles_errors.REMARKS, *campaigns_errors.REMARKS)
        known = {one.code for one in (*problems, *remarks)}
        assert set(re.findall(r"`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`", page.read_text())) - known == set()

    def test_can_be_reached_from_the_readme_and_from_what_can_be_delivered(self, page):
        assert f"(docs/{page.name})" in (ROOT / "README.md").read_text()
        assert f"({page.name})" in (DOCS / "annotations.md").read_text()

    def test_tells_how_to_deliver_without_writing_and_shows_what_is_seen_then(self, page):
        assert "manage.py ingest" in page.read_text()
        assert "--dry-run" in page.read_text()
        assert re.findall(r"!\[[^\]]+\]\(images/[\w-]+\.png\)", page.read_text()) != []


def test_every_picture_is_there_is_shown_and_is_small():
    texts = [path.read_text() for path in (ROOT / "README.md", *DOCS.glob("*.md"))]
    shown = {name for text in texts for name in re.findall(r"images/([\w-]+\.png)", text)}
    pictures = {path.name: path.stat().st_size for path in (DOCS / "images").iterdir()}
    assert pictures.keys() == shown
    assert [name for name, size in pictures.items() if size > LARGEST_PICTURE] == []
