"""A quote stands in its sentence, so that no hedge falls away from it."""

import pytest

from campaigns.models import StatedFact
from campaigns.wording import REACH, in_sentence
from tests import builders
from tests.campaigns.views.pages import sample

pytestmark = pytest.mark.django_db

TEXT = (
    "It rained. The Council denies that the Exampleville Guard backs the Mission. It held.\n"
    "The Council expects a vote in September, and nothing before it."
)
BACKS = "the Exampleville Guard backs the Mission"
VOTE = "a vote in September"


@pytest.fixture
def _taken(guard, take):
    said = {"speaker": "The Council", "stated_for": "2017-05-25"}
    parties = {"subject": "the Exampleville Guard", "object": "the Mission"}
    marks = (
        builders.fact(TEXT, BACKS, id="f1", measure="backs", modality="denied", **parties, **said),
        builders.fact(TEXT, VOTE, id="f2", measure="vote-scheduled", **said),
    )
    take(builders.article(TEXT, *marks))


@pytest.mark.usefixtures("_taken")
@pytest.mark.parametrize(
    "address", ["/campaigns/mosul/", "/actors/guard/", "/changes/", "/search/?q=Mission"]
)
def test_where_a_fact_is_told_in_words_its_sentence_is_told_with_it(read, address):
    page = read(address)
    assert f"The Council denies that {BACKS}." in page.words


@pytest.mark.usefixtures("_taken")
def test_where_there_is_no_room_an_ellipsis_stands_outside_of_the_quotation_marks(client):
    home = client.get("/").content.decode()
    assert f"…<q>{BACKS}</q></bdi>" in home  # changed lately
    assert f"…<q>{VOTE}</q>…</bdi>" in home


@pytest.mark.usefixtures("_taken")
def test_the_database_cuts_out_what_stands_around_a_quote():
    cut = StatedFact.objects.with_surroundings().get(quote=BACKS)
    assert vars(cut)["surroundings"] == StatedFact.objects.get(quote=BACKS).surroundings == TEXT
    far = StatedFact.objects.with_surroundings().get(quote=VOTE)
    assert in_sentence(far) == ("The Council expects ", ", and nothing before it.")


def test_of_a_long_text_no_more_is_cut_out_than_is_shown(take):
    text = f"{'before ' * 100}Hold it{' after' * 100}"
    take(builders.article(text, builders.fact(text, "Hold it", id="f1")))
    cut = StatedFact.objects.with_surroundings().get()
    assert vars(cut)["surroundings"] == text[700 - REACH : 707 + REACH]
    assert cut.surroundings == StatedFact.objects.get().surroundings


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "/campaigns/mosul/",
            "6 percent of the city, Officials, via Example Courier, 25 May 2017, estimated",
        ),
        ("/campaigns/mosul/", "Officials, via Example Courier (estimated) unreviewed"),
        ("/campaigns/mosul/brief/", "Officials (estimated) [1]"),
        ("/campaigns/mosul/brief/", "25 May 2017, estimated"),
    ],
)
def test_what_is_no_plain_statement_says_so_in_every_table_and_title(read, take, address, words):
    earlier = sample.TEXT.replace("6 percent", "8 percent")
    take(builders.article(sample.TEXT, sample.remains(modality="estimated")))
    other = sample.remains(earlier, "8", "2017-05-20", modality="estimated")
    take(builders.article(earlier, other, url="https://news.example/2"))
    assert words in read(address, on="2017-05-31").words
