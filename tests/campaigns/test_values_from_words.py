"""Values that no annotator gave, read from the words of their marks: what becomes of them."""

import json
from decimal import Decimal

import pytest
from django.utils import timezone

from articles import writers
from articles.deliveries import Document
from articles.errors import Note
from articles.models import Article
from articles.queries import annotated
from campaigns import importing, reviewing, verifying, vocabulary
from campaigns.errors import READ_FROM_WORDS, WORDS_NOT_READ, BadCorrection
from campaigns.models import Measure, StatedFact
from campaigns.recording import Tally
from campaigns.succession import seal
from tests import builders
from tests.pages import Page
from tests.tables import all_rows

pytestmark = pytest.mark.django_db

TEXT = "Commanders say only about 6 percent of Exampleville remains."
QUOTE = "only about 6 percent of Exampleville remains"
SIX = {"low": 6, "high": 6, "unit": "percent"}
# Of this version as it was sealed before facts said where their value came from.
GOLDEN = "397ed6234d0777f0d9c3865393c3e16d78fac9a297af6670bcf8caefad5020df"


@pytest.fixture(autouse=True)
def _vocabulary():
    vocabulary.load()


def doccano(text=TEXT, quote=QUOTE, measure="territory-remaining", role=None, **meta):
    """What doccano exports of one mark, with the words of its quantity where they are told."""
    start = text.index(quote)
    label = f"StatedFact:{measure}:mosul"
    entities = [{"id": 1, "label": label, "start_offset": start, "end_offset": start + len(quote)}]
    if role:
        at = text.index(role, start)
        entities.append(
            {"id": 2, "label": "Role", "start_offset": at, "end_offset": at + len(role)}
        )
    record = {
        "text": text,
        "entities": entities,
        "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "quantity"}] if role else [],
        "meta": {
            "url": "https://news.example/one",
            "title": "One",
            "outlet": "Example Courier",
            "language": "en",
            **meta,
        },
    }
    return Document("one.jsonl", {".jsonl": json.dumps(record).encode()})


def taken(document):
    outcome = importing.take([document], name="one.jsonl")
    assert outcome.refusals == []
    return outcome


def value(fact=None):
    fact = fact or StatedFact.objects.open().get()
    unit = fact.unit.slug if fact.unit else ""
    return (fact.low, fact.high, fact.low_open, fact.high_open, unit)


def fact():
    return StatedFact.objects.open().get()


def marked(**said):
    """The mark of these tests in a native file, which can carry a value."""
    return builders.article(TEXT, builders.fact(TEXT, QUOTE, id="f1", **said))


def test_a_mark_of_doccano_gets_the_value_of_its_words_marked_so_and_proposed():
    outcome = taken(doccano())
    assert value() == (6, 6, False, False, "percent")
    assert (fact().value_from_words, fact().review) == (True, "proposed")
    assert outcome.notes == [READ_FROM_WORDS.at("one.jsonl:1", count=1)]
    assert isinstance(outcome.notes[0], Note)


def test_the_same_file_again_writes_not_one_row():
    taken(doccano())
    before = all_rows()
    assert taken(doccano()).facts == Tally(unchanged=1)
    assert all_rows() == before


def test_what_an_annotator_says_is_never_read_again(take):
    take(marked(value={"low": 5, "high": 6, "unit": "percent"}))
    assert (value(), fact().value_from_words) == ((5, 6, False, False, "percent"), False)


def test_a_mark_that_says_that_its_words_give_no_number_is_not_asked_again(take):
    text = '{"schema_version": 1, "article": {"url": "https://news.example/one", "title": "One", '
    text += '"outlet": "Example Courier", "language": "en"}, "text": "6 percent remains.", '
    text += '"annotations": [{"id": "f1", "type": "StatedFact", "start": 0, "end": 9, '
    text += '"exact": "6 percent", "measure": "territory-remaining", "campaign": "mosul", '
    text += '"value": %s}]}'
    taken(Document("one.json", {".json": (text % "{}").encode()}))
    assert (fact().has_figure, fact().value_from_words) == (False, False)
    taken(Document("one.json", {".json": (text % "null").encode()}))
    assert (value(), fact().value_from_words) == ((6, 6, False, False, "percent"), True)


@pytest.mark.parametrize("measure", ["backs", "assessment", "vote-scheduled", "never-heard-of"])
def test_only_a_measure_that_is_known_to_count_something_has_its_words_read(measure):
    outcome = taken(doccano("They made 11 strikes.", "11 strikes", measure))
    assert (fact().has_figure, fact().value_from_words, outcome.notes) == (False, False, [])


def test_a_measure_that_was_only_proposed_waits_for_a_curator_first():
    Measure.objects.filter(slug="strikes").update(proposed=True)
    taken(doccano("They made 11 strikes.", "11 strikes", "strikes"))
    assert fact().has_figure is False


@pytest.mark.parametrize(
    ("language", "told"),
    [("", "a text that does not say its language"), ("de", "“de”"), ("ku-Arab", "“ku-Arab”")],
)
def test_words_are_read_only_in_a_language_that_has_its_table(language, told):
    outcome = taken(
        doccano("mehr als 500 km", "mehr als 500 km", "distance-to-city", language=language)
    )
    assert fact().has_figure is False
    assert outcome.notes == [WORDS_NOT_READ.at("one.jsonl:1", count=1, language=told)]


def test_a_language_may_say_its_region():
    taken(doccano(language="en-GB"))
    assert value() == (6, 6, False, False, "percent")


def test_arabic_words_give_their_value_whatever_is_not_seen_in_them():
    text = "قالوا إن \u200fأكـثر من ٣٠٠\u200e مقاتل <script> بقوا \u202eabc\u202c."
    quote = text.split(" إن ")[1].rstrip(".")
    taken(doccano(text, quote, "fighters-remaining", language="ar"))
    assert value() == (300, None, True, False, "fighter")
    assert fact().quote == quote


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("12k", (None, None, False, False, "")),
        ("1.234,5", (None, None, False, False, "")),
        ("five or six", (5, 6, False, False, "fighter")),
        ("14-year-old", (None, None, False, False, "")),
        ("1st", (None, None, False, False, "")),
        ("2017", (None, None, False, False, "")),
        ("one", (1, 1, False, False, "fighter")),
        ("thousands of", (None, None, False, False, "")),
    ],
)
def test_words_that_were_marked_as_the_quantity_give_the_right_value_or_none(words, expected):
    taken(doccano(f"There were {words} of them.", f"{words} of them", "fighters-remaining", words))
    assert value() == expected


def test_of_two_figures_the_one_that_was_marked_as_the_quantity_counts():
    text = "They dropped 101 munitions and then 22 munitions."
    taken(doccano(text, text.rstrip("."), "munitions", "22"))
    assert value() == (22, 22, False, False, "munition")


def test_of_two_figures_none_counts_where_nothing_tells_which():
    text = "They dropped 101 munitions and then 22 munitions."
    taken(doccano(text, text.rstrip("."), "munitions"))
    assert fact().has_figure is False


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ({"quantity": "300"}, (300, 300, False, False, "troop")),
        ({"quantity": "300", "unit": "airmen"}, (300, 300, False, False, "troop")),
        ({"quantity": "300", "unit": "strikes"}, (None, None, False, False, "")),
        ({"quantity": "00"}, (None, None, False, False, "")),
        ({"quantity": ["300", "20"]}, (None, None, False, False, "")),
        ({"quantity": "300", "hedge": "at least"}, (None, None, False, False, "")),
        ({"quantity": "300", "hedge": "they say"}, (300, 300, False, False, "troop")),
    ],
)
def test_the_roles_of_a_mark_say_which_words_give_its_value(take, roles, expected):
    text = (
        "It was at least a busy day at the airfield, they say: 300 of its airmen flew strikes for "
    )
    text += "20 hours."
    mark = builders.fact(text, text.rstrip("."), id="f1", measure="personnel-deployed", **roles)
    take(builders.article(text, mark))
    assert value() == expected


def test_a_figure_that_the_mark_cuts_in_two_is_not_read(take):
    text = "More than 1,200 to 1,500 fighters are left."
    for number, quote in enumerate(["200 to 1,500 fighters", "1,500 fighters", "1,200"]):
        mark = builders.fact(text, quote, id=f"f{number}", measure="fighters-remaining")
        take(builders.article(text, mark, url=f"https://news.example/{number}"))
    assert StatedFact.objects.filter(value_from_words=True).count() == 0


def test_more_words_than_a_figure_needs_are_not_read(take):
    text = f"{'They went on. ' * 100}6 percent remains."
    take(builders.article(text, builders.fact(text, text, id="f1")))
    assert fact().has_figure is False


def test_who_accepts_it_agrees_and_it_stays_marked(curator):
    taken(doccano())
    accepted = reviewing.accept(fact().fact, version=1, by=curator)
    assert (accepted.value_from_words, accepted.reviewer) == (True, curator)
    assert list(verifying.broken()) == []


def test_a_value_that_a_curator_puts_in_its_place_is_not_marked(curator):
    taken(doccano())
    revised = reviewing.revise(
        fact().fact, version=1, by=curator, correction=builders.correction(value={**SIX, "low": 5})
    )
    assert (revised.low, revised.value_from_words, revised.reviser) == (5, False, curator)


def test_a_curator_may_put_the_same_value_in_its_place_once(curator):
    taken(doccano())
    same = builders.correction(value=SIX)
    revised = reviewing.revise(fact().fact, version=1, by=curator, correction=same)
    assert (revised.low, revised.value_from_words) == (6, False)
    with pytest.raises(BadCorrection):
        reviewing.revise(fact().fact, version=2, by=curator, correction=same)


def test_what_else_a_curator_corrects_leaves_it_marked(curator):
    taken(doccano())
    denied = builders.correction(modality="denied")
    assert reviewing.revise(fact().fact, version=1, by=curator, correction=denied).value_from_words


@pytest.mark.parametrize("low", [6, 5])
def test_a_value_that_an_annotator_gives_succeeds_it(take, low):
    take(marked())
    assert fact().value_from_words is True
    assert take(marked(value={**SIX, "low": low})) == Tally(succeeded=1)
    assert (fact().version, fact().low, fact().value_from_words) == (2, low, False)
    assert list(verifying.broken()) == []


@pytest.mark.parametrize("low", [6, 5])
def test_where_a_curator_has_agreed_the_value_of_an_annotator_waits(take, curator, low):
    take(marked())
    reviewing.accept(fact().fact, version=1, by=curator)
    assert take(marked(value={**SIX, "low": low})) == Tally(waiting=1)
    assert (fact().low, fact().value_from_words, fact().waits) == (6, True, True)
    adopted = reviewing.adopt(fact().fact, version=3, by=curator)
    assert (adopted.low, adopted.value_from_words, adopted.review) == (low, False, "proposed")


def test_words_that_are_said_anew_can_be_taken_over_as_they_read(take, curator):
    take(marked(value=SIX))
    reviewing.accept(fact().fact, version=1, by=curator)
    assert take(marked(quantity="6")) == Tally(waiting=1)
    adopted = reviewing.adopt(fact().fact, version=3, by=curator)
    assert (value(adopted), adopted.value_from_words) == ((6, 6, False, False, "percent"), True)


@pytest.mark.parametrize("format", ["native", "w3c", "brat", "label-studio"])
def test_an_export_leaves_it_out_and_so_it_is_read_again(take, format):
    take(marked())
    held = annotated(Article.objects.get(), by=timezone.now())
    assert [mark.value for mark in held.marks] == [None]
    [slug] = [slug for slug in writers.WRITERS if slug.replace("_", "-") == format]
    files = writers.write(held, format=slug, name="again")
    parts = {name.removeprefix("again"): content for name, content in files.items()}
    taken(Document(f"again{next(iter(parts))}", parts))
    assert (value(), fact().value_from_words) == ((6, 6, False, False, "percent"), True)


def test_the_seal_of_a_version_covers_the_mark_and_old_seals_still_hold(take):
    take(marked(value=SIX))
    version = fact()
    before = seal(version, after="")
    version.value_from_words = True
    assert seal(version, after="") != before
    plain = StatedFact(
        position=1,
        version=1,
        campaign_id=1,
        measure_id=2,
        low=Decimal(6),
        high=Decimal(6),
        fact="00000000-0000-0000-0000-000000000001",
    )
    assert seal(plain, after="") == GOLDEN


def shown(client, address):
    return Page(client.get(address)).words


def test_its_page_says_so_and_who_agreed(client, curator):
    taken(doccano())
    page = fact().get_absolute_url()
    assert "unreviewed · read from the words" in shown(client, page)
    assert "Bounds 6 percent, read from the words" in shown(client, page)
    reviewing.accept(fact().fact, version=1, by=curator)
    assert "accepted · read from the words" in shown(client, page)
    assert "Bounds 6 percent, read from the words; agreed by amal" in shown(client, page)


def test_the_campaign_says_so_where_it_shows_the_figure(client):
    taken(doccano())
    assert "unreviewed · read from the words" in shown(client, "/campaigns/mosul/")


def test_nothing_is_said_of_a_value_that_an_annotator_gave(client, take):
    take(marked(value=SIX))
    assert "read from the words" not in shown(client, fact().get_absolute_url())
    assert "read from the words" not in shown(client, "/campaigns/mosul/")


def test_the_page_of_a_decision_says_so(client, admin_client, curator):
    taken(doccano())
    page = f"/admin/campaigns/statedfact/{fact().pk}/change/"
    assert "Bounds 6 percent, read from the words" in shown(admin_client, page)


def test_the_api_says_so(client):
    taken(doccano())
    told = client.get(f"/api/v1/facts/{fact().fact}/").json()
    assert told["value"] == {
        "low": "6",
        "high": "6",
        "low_open": False,
        "high_open": False,
        "unit": "percent",
        "as_written": "",
        "from_words": True,
    }


def test_the_difference_of_a_delivery_says_so():
    [line] = taken(doccano()).changes
    assert str(line) == f"new: “{QUOTE}”; 6 percent, read from the words"


def test_the_history_tells_that_an_annotator_gave_it_later(client, take):
    take(marked())
    take(marked(value=SIX))
    told = shown(client, fact().get_absolute_url())
    assert "Bounds 6 percent, read from the words → 6 percent" in told
