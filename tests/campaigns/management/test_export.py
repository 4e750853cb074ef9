"""`manage.py export`: what is held goes out, and comes home the same."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from articles.deliveries import open_paths
from articles.models import Article
from articles.writers import WRITERS
from campaigns import importing, vocabulary
from campaigns.models import StatedFact
from tests import builders
from tests.tables import facts_told

SAMPLES = Path(__file__).parents[2] / "samples"
SHIPPED = Path(__file__).parents[3] / "articles" / "samples"
SOURCES = Path(__file__).parents[4] / "shared" / "articles"
FORMATS = sorted(WRITERS)

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(capsys, tmp_path):
    """Call the command; returns the files by their endings in a folder, and what it printed."""

    def export(format, **options):
        folder = tmp_path / format
        call_command("export", str(folder), format=format, **options)
        return folder, capsys.readouterr().out.replace(str(folder), "DIR").splitlines()

    return export


def ingest(*paths):
    outcome = importing.take(open_paths(paths), name="delivery")
    assert outcome.refusals == []
    return outcome


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def as_read(path):
    """What the facts of these files say, read into a database that holds nothing."""
    with transaction.atomic():
        ingest(path)
        told = facts_told()
        transaction.set_rollback(True)
    return told


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "source",
    [
        SAMPLES / "six-percent.json",
        SAMPLES / "six-percent.ann",
        SHIPPED,
        *(
            pytest.param(
                path,
                marks=pytest.mark.skipif(not path.exists(), reason="The articles are not at hand."),
            )
            for path in (SOURCES / "seed" / "day-after.json", SOURCES / "public")
        ),
    ],
    ids=lambda path: path.name,
)
def test_what_is_written_in_any_format_gives_the_same_facts_in_an_empty_database(
    export, format, source
):
    with transaction.atomic():
        ingest(source)
        told = facts_told()
        folder, _ = export(format)
        transaction.set_rollback(True)
    assert told != []
    assert as_read(folder) == told


@pytest.mark.parametrize("format", FORMATS)
def test_what_comes_home_changes_no_fact(export, format):
    ingest(SAMPLES / "six-percent.json")
    folder, _ = export(format)
    before = set(StatedFact.objects.values_list("pk", flat=True))
    assert ingest(folder).facts.unchanged == 4
    assert set(StatedFact.objects.values_list("pk", flat=True)) == before


@pytest.mark.parametrize(
    ("format", "endings", "said"),
    [
        ("native", [".json"], []),
        ("label-studio", [".json"], []),
        ("w3c", [".jsonld", ".meta.json", ".txt"], []),
        (
            "brat",
            [".ann", ".meta.json", ".txt"],
            ["brat does not carry, in 1 article: the ids of marks."],
        ),
    ],
)
def test_it_says_what_the_files_will_not_say_and_how_much_it_wrote(export, format, endings, said):
    ingest(SAMPLES / "six-percent.json")
    folder, lines = export(format)
    stem = f"six-percent-to-go-in-exampleville-{Article.objects.get().pk}"
    beside = {"brat": ["annotation.conf"], "label-studio": ["labelling.xml"]}.get(format, [])
    assert names(folder) == sorted([*beside, *(f"{stem}{ending}" for ending in endings)])
    assert lines == [*said, "1 article written to DIR."]


def test_brat_is_told_the_vocabulary(export):
    vocabulary.load()
    ingest(SAMPLES / "six-percent.json")
    folder, _ = export("brat")
    told = (folder / "annotation.conf").read_text().splitlines()
    assert [line for line in told if line.startswith("[")] == [
        "[entities]",
        "[relations]",
        "[events]",
        "[attributes]",
    ]
    assert (
        "StatedFact\tQuantity*:Quantity, Unit*:Unit, Speaker*:Speaker, Subject*:Subject, "
        in (told[told.index("[events]") + 1])
    )
    measures, campaigns, modalities = told[told.index("[attributes]") + 1 :]
    assert measures.startswith("Measure\tArg:StatedFact, Value:territory-remaining|")
    assert campaigns == "Campaign\tArg:StatedFact, Value:mosul|raqqa|stabilisation|exampleville"
    assert modalities == (
        "Modality\tArg:StatedFact, Value:asserted|reported|estimated|planned|denied|speculative"
    )


def test_label_studio_is_told_the_vocabulary(export):
    vocabulary.load()
    ingest(SAMPLES / "six-percent.json")
    folder, _ = export("label-studio")
    told = (folder / "labelling.xml").read_text()
    offered = ("exampleville", "territory-remaining", "square-mile", "reported", "speaker")
    assert [word for word in offered if f'value="{word}"' not in told] == []


@pytest.mark.parametrize("format", FORMATS)
def test_no_file_is_overwritten(export, format):
    ingest(SAMPLES / "six-percent.json")
    folder, _ = export(format)
    [*_, last] = names(folder)
    for name in names(folder)[:-1]:
        (folder / name).unlink()
    (folder / last).write_text("mine")
    with pytest.raises(CommandError, match=r" is there already, and no file is overwritten\. "):
        export(format)
    assert (names(folder), (folder / last).read_text()) == ([last], "mine")


class TestOnlySome:
    @pytest.fixture(autouse=True)
    def _two_articles(self, take):
        text = "About 6 percent of Mosul remains."
        for number, campaign in enumerate(("mosul", "raqqa"), start=1):
            mark = builders.fact(text, text, campaign=campaign, stated_for=f"2017-05-0{number}")
            url = f"https://news.example/{campaign}"
            take(builders.article(text, mark, url=url, title=campaign))

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            ({}, ["mosul", "raqqa"]),
            ({"campaign": "raqqa"}, ["raqqa"]),
            ({"on": "2017-05-01"}, ["mosul"]),
        ],
    )
    def test_are_written_when_asked_for(self, export, options, expected):
        folder, _ = export("native", **options)
        assert [name.partition("-")[0] for name in names(folder)] == expected

    def test_as_they_were_known_at_a_moment(self, export, take):
        recorded = StatedFact.objects.get(campaign__slug="mosul").recorded_at
        text = "About 5 percent of Mosul remains."
        take(builders.article(text, url="https://news.example/mosul", title="mosul"))
        folder, _ = export("w3c", campaign="mosul", known_at=recorded.isoformat())
        [text] = folder.glob("*.txt")
        assert text.read_text() == "About 6 percent of Mosul remains."

    @pytest.mark.parametrize(
        ("options", "sentence"),
        [
            ({"campaign": "atlantis"}, "There is no campaign “atlantis”. Name one by its slug."),
            ({"on": "soon"}, "“on” cannot be “soon”. Give a day"),
            ({"on": "1999-01-01"}, "No article that is held is among these. Nothing was written."),
        ],
    )
    def test_that_are_not_there_are_told(self, export, options, sentence):
        with pytest.raises(CommandError) as refused:
            export("native", **options)
        assert str(refused.value).startswith(sentence)
