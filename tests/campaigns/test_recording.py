"""The table of re-ingest, row by row, as `docs/ledger.md` prints it."""

from datetime import date

import pytest

from actors.models import Actor
from articles.errors import EMPTY_SPAN
from campaigns import reviewing
from campaigns.models import Campaign, Measure, Resolution, StatedFact
from campaigns.recording import Tally
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "Officials say only about 6 percent of Exampleville remains. Some 500 fighters are left."
REMAINS = "only about 6 percent of Exampleville remains"
FIGHTERS = "Some 500 fighters are left"


def six_percent(text=TEXT, quote=REMAINS, id="f1", **said):
    return builders.fact(
        text,
        quote,
        id=id,
        **{
            "quantity": "6",
            "unit": "percent",
            "hedge": ["only", "about"],
            "speaker": "Officials",
            "value": {"low": 6, "high": 6, "unit": "percent"},
            "stated_for": "2017-05-25",
            **said,
        },
    )


def fighters(text=TEXT, id="f2", **said):
    value = {"low": 500, "high": 500, "unit": "fighter"}
    return builders.fact(
        text, FIGHTERS, id=id, measure="fighters-remaining", value=value, hedge="Some", **said
    )


def open_fact(quote=REMAINS):
    return StatedFact.objects.open().get(quote=quote)


def test_a_mark_becomes_a_fact_with_its_words_dates_and_place(take):
    assert take(builders.article(TEXT, six_percent(), fighters())) == Tally(new=2)
    fact = open_fact()
    assert (fact.campaign.slug, fact.measure.slug, fact.unit.slug) == (
        "mosul",
        "territory-remaining",
        "percent",
    )
    assert (fact.low, fact.high, fact.hedges) == (6, 6, ["only", "about"])
    assert (fact.version, fact.change, fact.review) == (1, "ingested", "proposed")
    assert (fact.earliest, fact.latest, fact.published_on) == (date(2017, 5, 25),) * 3
    assert fact.revision.text[fact.start : fact.end] == REMAINS
    assert [named.as_written for named in fact.speakers] == ["Officials"]


def test_the_same_words_and_values_change_nothing(take):
    take(builders.article(TEXT, six_percent()))
    before = list(StatedFact.objects.values())
    assert take(builders.article(TEXT, six_percent())) == Tally(unchanged=1)
    assert list(StatedFact.objects.values()) == before


def test_the_same_words_elsewhere_in_a_changed_text_change_nothing(take):
    take(builders.article(TEXT, six_percent()))
    longer = f"Corrected. {TEXT}"
    assert take(builders.article(longer, six_percent(longer))) == Tally(moved=1)
    assert StatedFact.objects.count() == 1


@pytest.mark.parametrize(
    "said",
    [
        {"value": {"low": 7, "high": 7, "unit": "percent"}},
        {"stated_for": "2017-05-24"},
        {"speaker": "Some"},
        {"modality": "estimated"},
        {"hedge": ["about"]},
    ],
)
def test_an_unreviewed_fact_that_now_says_something_else_is_succeeded(take, said):
    take(builders.article(TEXT, six_percent()))
    first = open_fact()
    assert take(builders.article(TEXT, six_percent(**said))) == Tally(succeeded=1)
    second = open_fact()
    assert (second.fact, second.version) == (first.fact, 2)
    first.refresh_from_db()
    assert first.superseded_at == second.recorded_at


def test_a_changed_quote_under_the_same_mark_id_succeeds_the_fact(take):
    take(builders.article(TEXT, six_percent()))
    changed = TEXT.replace("6 percent", "7 percent")
    quote = REMAINS.replace("6", "7")
    seven = six_percent(
        changed, quote, quantity="7", value={"low": 7, "high": 7, "unit": "percent"}
    )
    assert take(builders.article(changed, seven)) == Tally(succeeded=1)
    assert open_fact(quote).version == 2


def test_without_mark_ids_a_changed_quote_is_another_fact(take):
    take(builders.article(TEXT, six_percent(), keeps_ids=False))
    changed = TEXT.replace("6 percent", "7 percent")
    seven = six_percent(changed, REMAINS.replace("6", "7"), quantity="7")
    assert take(builders.article(changed, seven, keeps_ids=False)) == Tally(new=1, withdrawn=1)


def test_a_fact_is_the_same_in_a_format_that_keeps_ids_and_one_that_does_not(take):
    take(builders.article(TEXT, six_percent()))
    assert take(builders.article(TEXT, six_percent(), keeps_ids=False)) == Tally(unchanged=1)


def test_a_mark_id_is_the_fact_whatever_it_says(take):
    take(builders.article(TEXT, six_percent(id="f1"), fighters(id="f2")))
    first = open_fact()
    swapped = [six_percent(id="f2"), fighters(id="f1")]
    assert take(builders.article(TEXT, *swapped)) == Tally(succeeded=2)
    assert open_fact(FIGHTERS).fact == first.fact


def test_a_mark_that_is_gone_withdraws_an_unreviewed_fact_which_stays_citable(take):
    take(builders.article(TEXT, six_percent(), fighters()))
    assert take(builders.article(TEXT, six_percent())) == Tally(unchanged=1, withdrawn=1)
    gone = open_fact(FIGHTERS)
    assert (gone.version, gone.review, gone.source_state) == (2, "withdrawn", "gone")


def test_a_document_that_could_not_be_read_whole_withdraws_nothing(take):
    take(builders.article(TEXT, six_percent(), fighters()))
    unread = EMPTY_SPAN.at("one.json", "f2")
    assert take(builders.article(TEXT, six_percent(), refusals=(unread,))) == Tally(unchanged=1)


def test_a_mark_that_comes_back_restores_its_fact(take):
    take(builders.article(TEXT, six_percent(), fighters()))
    take(builders.article(TEXT, six_percent()))
    assert take(builders.article(TEXT, six_percent(), fighters())) == Tally(
        unchanged=1, succeeded=1
    )
    back = open_fact(FIGHTERS)
    assert (back.version, back.review, back.source_state) == (3, "proposed", "marked")


def test_a_reviewed_fact_is_never_touched_and_its_change_waits(take, curator):
    take(builders.article(TEXT, six_percent()))
    accepted = reviewing.accept(open_fact().fact, version=1, by=curator)
    other = six_percent(value={"low": 9, "high": 9, "unit": "percent"})
    assert take(builders.article(TEXT, other)) == Tally(waiting=1)
    flagged = open_fact()
    assert (flagged.low, flagged.review, flagged.reviewer) == (6, "accepted", curator)
    assert (flagged.version, flagged.change, flagged.source_state) == (3, "flagged", "changed")
    assert flagged.reviewed_at == accepted.reviewed_at
    assert take(builders.article(TEXT, other)) == Tally(waiting=1)
    assert open_fact().version == 3


def test_a_reviewed_fact_whose_mark_is_gone_stays_and_says_so(take, curator):
    take(builders.article(TEXT, six_percent(), fighters()))
    reviewing.reject(open_fact(FIGHTERS).fact, version=1, by=curator)
    assert take(builders.article(TEXT, six_percent())) == Tally(unchanged=1, waiting=1)
    kept = open_fact(FIGHTERS)
    assert (kept.review, kept.reviewer, kept.source_state) == ("rejected", curator, "gone")


def test_two_marks_that_say_the_same_are_two_facts(take):
    twice = [six_percent(id="a"), six_percent(id="b")]
    assert take(builders.article(TEXT, *twice)) == Tally(new=2)
    assert take(builders.article(TEXT, *twice)) == Tally(unchanged=2)


def test_slugs_that_nobody_knew_are_filed_as_proposed(take):
    take(builders.article(TEXT, six_percent(measure="moon-phase", campaign="luna")))
    fact = open_fact()
    assert (fact.measure.proposed, fact.measure.kind) == (True, "quantity")
    assert fact.campaign.proposed
    assert Measure.objects.get(slug="moon-phase") == fact.measure
    assert Campaign.objects.get(slug="luna") == fact.campaign


def test_a_name_is_linked_to_the_one_actor_it_matches_exactly(take):
    officials = Actor.objects.create(slug="officials", name="Officials", kind="agency")
    officials.aliases.create(name="Officials", language="en", script="Latn")
    take(builders.article(TEXT, six_percent()))
    link = Resolution.objects.get()
    assert (link.fact, link.part, link.as_written, link.actor, link.by) == (
        open_fact().fact,
        "speaker",
        "Officials",
        officials,
        None,
    )


def test_publication_dates_are_the_articles_own(take):
    take(builders.article(TEXT, six_percent(), published_on=None))
    assert open_fact().published_on is None
