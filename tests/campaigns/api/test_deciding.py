from datetime import UTC, datetime

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests import builders
from tests.campaigns.api.conftest import FIGURE, TEXT, an_article, the_figure
from tests.campaigns.api.test_preconditions import address, decide

pytestmark = pytest.mark.django_db

LATER = datetime(2017, 6, 1, tzinfo=UTC)
REWORDED = TEXT.replace("of Exampleville remained", "of all Exampleville remained")


@pytest.fixture
def at_work(client, curator):
    client.force_login(curator)
    return client


@pytest.fixture
def accepted(figure, curator):
    return reviewing.accept(figure.fact, version=1, by=curator)


@pytest.fixture
def changed(accepted, take):
    """An accepted fact whose source says 7 by now."""
    seven = {"low": 7, "high": 7, "unit": "percent"}
    take(an_article(the_figure(value=seven), annotated_at=LATER))
    return newest()


@pytest.fixture
def gone(accepted, take):
    """An accepted fact that its source no longer marks."""
    take(an_article(annotated_at=LATER))
    return newest()


@pytest.fixture
def lost(accepted, take):
    """An accepted fact whose words the newest text has in another wording."""
    take(builders.article(REWORDED, states_facts=False))
    return newest()


def newest():
    return StatedFact.objects.open().get()


def tag(fact):
    return f'"{fact.version}"'


def test_a_fact_is_withdrawn_with_the_reason(at_work, figure, curator):
    told = decide(at_work, figure, "withdraw", '"1"', why="Printed in error.").json()
    assert (told["review"], told["version"]) == ("withdrawn", 2)
    assert (newest().by, newest().why) == (curator, "Printed in error.")


def test_a_revision_changes_what_it_names_and_nothing_else(at_work, figure, curator):
    answer = decide(at_work, figure, "revise", '"1"', stated_for="2017-05-24", why="Yesterday.")
    told, before = answer.json(), at_work.get(f"{address(figure)}versions/").json()["results"][1]
    assert (answer.status_code, told["version"], told["review"]) == (200, 2, "proposed")
    assert told["stated_for"] == {
        "edtf": "2017-05-24",
        "earliest": "2017-05-24",
        "latest": "2017-05-24",
    }
    for name in ("value", "speaker", "modality", "quote", "hedges"):
        assert told[name] == before[name]
    assert (newest().reviser, newest().why) == (curator, "Yesterday.")
    assert answer["ETag"] == at_work.get(address(figure))["ETag"]


def test_the_versions_name_who_revised(at_work, figure):
    decide(at_work, figure, "revise", '"1"', modality="estimated")
    revised, ingested = at_work.get(f"{address(figure)}versions/").json()["results"]
    assert (revised["change"], revised["reviser"]) == ("revised", "amal")
    assert (ingested["change"], ingested["reviser"]) == ("ingested", None)


@pytest.mark.parametrize(
    ("written", "low"),
    [
        ("6.3000000001", "6.3000000001"),
        ('"6.3000000001"', "6.3000000001"),
        ("12345678901234567890.0123456789", "12345678901234567890.0123456789"),
        ("1e3", "1000"),
        ('"-3.50"', "-3.5"),
        ("0", "0"),
    ],
)
def test_a_figure_is_taken_digit_by_digit(at_work, figure, written, low):
    body = f'{{"value": {{"low": {written}, "unit": "percent"}}}}'
    told = post(at_work, figure, "revise", body).json()
    assert (told["value"]["low"], told["value"]["high"]) == (low, None)


def test_a_figure_is_taken_away_with_null(at_work, figure):
    told = decide(at_work, figure, "revise", '"1"', value=None).json()
    assert (told["value"]["low"], told["value"]["high"], told["value"]["unit"]) == (None,) * 3


def test_a_speaker_is_words_of_the_text_and_stands_for_its_actor(at_work, figure):
    answer = decide(at_work, figure, "revise", '"1"', speaker="Turkey")
    assert answer.json()["speaker"] == {"as_written": "Turkey", "actor": "turkey"}
    assert answer["ETag"] == at_work.get(address(figure))["ETag"]
    told = decide(at_work, figure, "revise", '"2"', speaker="").json()
    assert told["speaker"] is None


@pytest.mark.parametrize(
    ("body", "code", "fields"),
    [
        ("{}", "BAD_CORRECTION", None),
        ('{"stated_for": "2017-05-25"}', "BAD_CORRECTION", None),  # as it is already
        ('{"stated_for": "yesterday"}', "BAD_CORRECTION", None),
        ('{"speaker": "Nobody at all"}', "BAD_CORRECTION", None),
        ('{"value": {"low": 7, "high": 6}}', "BAD_CORRECTION", None),
        ('{"value": {"low_open": true}}', "BAD_CORRECTION", None),
        ('{"value": {"low": 7, "unit": "furlongs"}}', "BAD_CORRECTION", None),
        ('{"value": {"low": "six"}}', "INVALID", ["value.low"]),
        ('{"value": {"low": "1_000"}}', "INVALID", ["value.low"]),
        ('{"value": {"low": "٦"}}', "INVALID", ["value.low"]),
        ('{"value": {"low": true}}', "INVALID", ["value.low"]),
        ('{"value": {"low": 1e9999999}}', "INVALID", ["value.low"]),
        ('{"value": {"low": "NaN"}}', "INVALID", ["value.low"]),
        ('{"value": {"low": 0.00000000001}}', "INVALID", ["value.low"]),
        ('{"value": {"low": 100000000000000000000}}', "INVALID", ["value.low"]),
        ('{"value": {"lower": 6}}', "INVALID", ["value.lower"]),
        ('{"value": {"low": 6, "unit": "per cent"}}', "INVALID", ["value.unit"]),
        ('{"value": 6}', "INVALID", ["value.non_field_errors"]),
        ('{"value": {"low": 1e99999999999999999999}}', "PARSE_ERROR", None),
        ('{"value": {"low": NaN}}', "PARSE_ERROR", None),
        ('{"modality": "shouted"}', "INVALID", ["modality"]),
        ('{"speaker": null}', "INVALID", ["speaker"]),
        ('{"quote": "Others said"}', "INVALID", ["quote"]),
    ],
)
def test_a_correction_that_cannot_be_recorded_is_refused(at_work, figure, body, code, fields):
    answer = post(at_work, figure, "revise", body)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (400, code)
    assert (list(told["errors"]) if fields else told.get("errors")) == fields
    assert StatedFact.objects.count() == 1


def post(client, fact, decision, body):
    return client.post(
        address(fact, decision), body, content_type="application/json", headers={"If-Match": '"1"'}
    )


def test_with_two_pairs_of_eyes_who_revised_may_not_accept(
    at_work, figure, other_curator, settings
):
    settings.REVIEW_NEEDS_TWO = True
    decide(at_work, figure, "revise", '"1"', modality="estimated")
    answer = decide(at_work, figure, "accept", '"2"')
    assert (answer.status_code, answer.json()["code"]) == (403, "NEEDS_SECOND_CURATOR")
    assert StatedFact.objects.count() == 2
    at_work.force_login(other_curator)
    assert decide(at_work, figure, "accept", '"2"').json()["review"] == "accepted"


def test_what_waits_is_found_and_says_what_the_source_says_now(client, changed):
    told = client.get(address(changed)).json()
    assert (told["waits"], told["source_state"], told["value"]["low"]) == (True, "changed", "6")
    said = told["source_says_now"]
    assert set(said) == {"value", "modality", "stated_for", "speaker", "quote"}
    assert (said["value"]["low"], said["value"]["unit"]) == ("7", "percent")
    assert said["quote"]["exact"] == FIGURE
    assert told["proposals"] is None
    for filters, count in (
        ({"waits": "true"}, 1),
        ({"waits": "false"}, 0),
        ({"source_state": "changed"}, 1),
        ({"source_state": "marked"}, 0),
    ):
        results = client.get("/api/v1/facts/", filters).json()["results"]
        assert (filters, len(results)) == (filters, count)


def test_what_waits_is_adopted(at_work, changed):
    told = decide(at_work, changed, "adopt", tag(changed), why="Corrected there.").json()
    assert (told["value"]["low"], told["review"], told["waits"]) == ("7", "proposed", False)
    assert (told["source_state"], told["source_says_now"]) == ("marked", None)


def test_what_waits_is_kept(at_work, changed):
    told = decide(at_work, changed, "keep", tag(changed)).json()
    assert (told["value"]["low"], told["review"], told["waits"]) == ("6", "accepted", False)
    assert told["version"] == changed.version + 1


def test_what_is_gone_waits_and_offers_nothing_to_adopt(at_work, gone):
    told = at_work.get(address(gone)).json()
    assert (told["waits"], told["source_state"], told["source_says_now"]) == (True, "gone", None)
    answer = decide(at_work, gone, "adopt", tag(gone))
    assert (answer.status_code, answer.json()["code"]) == (409, "NOTHING_WAITS")
    assert decide(at_work, gone, "keep", tag(gone)).json()["waits"] is False


def test_a_lost_quote_comes_with_proposals_that_can_be_confirmed(at_work, lost):
    told = at_work.get(address(lost)).json()
    assert (told["waits"], told["source_state"]) == (True, "lost")
    (proposal,) = told["proposals"]
    assert proposal["exact"] == "only about 6 percent of all Exampleville remained"
    assert REWORDED[proposal["start"] : proposal["end"]] == proposal["exact"]
    place = {name: proposal[name] for name in ("start", "end", "exact")}
    told = decide(at_work, lost, "reattach", tag(lost), **place, why="The same words.").json()
    assert (told["quote"]["exact"], told["quote"]["revision"]) == (proposal["exact"], 2)
    assert (told["review"], told["source_state"]) == ("proposed", "marked")
    assert told["proposals"] is None


def test_a_look_alike_is_not_proposed(client, accepted, take):
    take(builders.article(TEXT.replace("only about 6", "only about 60"), states_facts=False))
    told = client.get(address(accepted)).json()
    assert (told["source_state"], told["proposals"]) == ("lost", [])


def test_proposals_of_a_restricted_text_are_for_who_is_signed_in(client, lost, reader):
    lost.article.rights = "restricted"
    lost.article.save(update_fields=["rights"])
    withheld = client.get(address(lost))
    assert withheld.json()["proposals"] is None
    client.force_login(reader)
    shown = client.get(address(lost))
    assert len(shown.json()["proposals"]) == 1
    assert "private" in shown["Cache-Control"]


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"start": 0, "end": 9_999, "exact": "Officers"}, 400, "BAD_CORRECTION"),
        ({"start": 5, "end": 5, "exact": "Officers"}, 400, "BAD_CORRECTION"),
        ({"start": -1, "end": 5, "exact": "Officers"}, 400, "INVALID"),
        ({"start": 0, "end": 8}, 400, "INVALID"),
        ({"start": 0, "exact": "Officers"}, 400, "INVALID"),
        ({"start": 0.5, "end": 5, "exact": "Officers"}, 400, "INVALID"),
        ({"start": 0, "end": 8, "exact": "Soldiers"}, 400, "BAD_CORRECTION"),
        ({"start": 0, "end": 8, "words": "Officers"}, 400, "INVALID"),
    ],
)
def test_a_place_without_words_is_refused(at_work, lost, said, status, code):
    before = StatedFact.objects.count()
    answer = decide(at_work, lost, "reattach", tag(lost), **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert StatedFact.objects.count() == before


def test_words_that_another_text_has_moved_on_from_are_not_confirmed(at_work, lost, take):
    (proposal,) = at_work.get(address(lost)).json()["proposals"]
    place = {name: proposal[name] for name in ("start", "end", "exact")}
    take(builders.article(f"Corrected. {REWORDED}", states_facts=False))
    assert newest().version == lost.version  # the precondition alone would let it pass
    answer = decide(at_work, lost, "reattach", tag(lost), **place)
    assert (answer.status_code, answer.json()["code"]) == (400, "BAD_CORRECTION")
    assert newest().version == lost.version


PLACE = {"start": 0, "end": 8, "exact": "Officers"}
SAID = {"revise": {"modality": "estimated"}, "reattach": PLACE}
DOORS = ("accept", "reject", "restore", "withdraw", "revise", "keep", "adopt", "reattach")


@pytest.mark.parametrize("door", DOORS)
def test_every_door_refuses_who_may_not_what_is_stale_and_what_names_no_version(
    client, changed, reader, curator, door
):
    before = StatedFact.objects.count()
    said = SAID.get(door, {})
    assert decide(client, changed, door, tag(changed), **said).status_code == 403
    client.force_login(reader)
    refused = decide(client, changed, door, tag(changed), **said)
    assert (refused.status_code, refused.json()["code"]) == (403, "NOT_A_CURATOR")
    client.force_login(curator)
    assert decide(client, changed, door, **said).status_code == 428
    stale = decide(client, changed, door, '"1"', **said)
    told = stale.json()
    assert (stale.status_code, told["decided_on"]["version"]) == (412, 1)
    assert told["newest"]["version"] == changed.version
    assert decide(client, changed, door, tag(changed), **said, colour="red").status_code == 400
    assert StatedFact.objects.count() == before


@pytest.mark.parametrize("door", ["keep", "adopt", "reattach"])
def test_where_nothing_waits_there_is_nothing_to_answer(at_work, accepted, door):
    answer = decide(at_work, accepted, door, tag(accepted), **SAID.get(door, {}))
    assert (answer.status_code, answer.json()["code"]) == (409, "NOTHING_WAITS")
    assert StatedFact.objects.count() == 2
