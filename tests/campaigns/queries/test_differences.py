import pytest
from django.db import transaction

from articles.filing import file_article
from campaigns import reading, recording, reviewing
from campaigns.models import StatedFact
from campaigns.queries.differences import differing, lines
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = "Officials say about 6 percent of Exampleville remains. Some 500 fighters are left."
SIX, FIGHTERS = (sentence for sentence in TEXT.rstrip(".").split(". "))


def marks(low=6, fighters=True, **said):
    six = builders.fact(
        TEXT,
        SIX,
        id="a",
        **{
            "value": {"low": low, "high": 6, "unit": "percent"},
            "speaker": "Officials",
            "hedge": "about",
            "stated_for": "2017-05-25",
            **said,
        },
    )
    others = [builders.fact(TEXT, FIGHTERS, id="b", measure="fighters-remaining")]
    return [six, *(others if fighters else [])]


@pytest.fixture
def told(delivery):
    """What taking these marks comes to, a line a fact."""

    def told(*marks, text=TEXT, **said):
        article = builders.article(text, *marks, **said)
        with transaction.atomic():
            filed = file_article(article, imported=delivery)
            drafts = reading.read(article).drafts
            recorded = recording.record(drafts, filed=filed, imported=delivery)
        return [str(line) for line in lines(recorded.changes)]

    return told


def fact():
    return StatedFact.objects.open().with_source().get(mark_id="a")


def test_a_new_fact_is_told_with_its_bounds_and_one_in_words_by_its_quote_alone(told):
    assert told(*marks()) == [f"new: “{SIX}”; 6 percent", f"new: “{FIGHTERS}”"]


def test_what_the_source_says_differently_is_told_old_and_new_and_nothing_else_is(told):
    told(*marks())
    assert told(*marks(low=5, modality="estimated", stated_for="2017-05")) == [
        f"succeeded: “{SIX}”; bounds 6 percent → 5 to 6 percent; "
        "stated for 25 May 2017 → May 2017; how it is stated reported → estimated"
    ]


def test_what_is_taken_away_or_added_is_told_as_not_stated(told):
    told(*marks())
    [line] = told(*marks(value=None, place="Exampleville"))
    assert "bounds 6 percent → not stated; place not stated → Exampleville" in line


def test_a_mark_that_is_gone_is_told_as_withdrawn(told):
    told(*marks())
    assert told(*marks(fighters=False)) == [
        f"withdrawn: “{FIGHTERS}”; review unreviewed → withdrawn; source marked → no longer marked"
    ]


def test_of_what_waits_the_line_says_what_the_source_says_now(told, curator):
    told(*marks())
    reviewing.accept(fact().fact, version=1, by=curator)
    assert told(*marks(low=5)) == [
        f"waits for a curator: “{SIX}”; bounds 6 percent → 5 to 6 percent"
    ]


def test_words_that_move_and_words_that_are_lost_are_told(told):
    told(*marks())
    assert told(text=f"Once more. {SIX}.", states_facts=False) == [
        f"moved: “{SIX}”",
        f"words lost: “{FIGHTERS}”; source marked → words lost",
    ]


def test_what_stays_as_it_is_has_no_line(told):
    told(*marks())
    assert told(*marks(), annotated_at=None, title="Another title") == []


def test_two_versions_differ_in_what_was_decided_between_them(told, curator):
    told(*marks())
    before = fact()
    after = reviewing.accept(before.fact, version=1, by=curator)
    assert [str(one) for one in differing(before, after)] == ["review unreviewed → accepted"]
    assert differing(after, after) == []


@pytest.mark.parametrize("count", [1, 3])
def test_telling_costs_no_query_however_many_facts(
    delivery, count, told, django_assert_num_queries
):
    quotes = [SIX, FIGHTERS, "Officials"][:count]
    told(*(builders.fact(TEXT, quote, id=quote) for quote in quotes))
    article = builders.article(
        TEXT, *(builders.fact(TEXT, quote, id=quote, modality="denied") for quote in quotes)
    )
    with transaction.atomic():
        filed = file_article(article, imported=delivery)
        drafts = reading.read(article).drafts
        changes = recording.record(drafts, filed=filed, imported=delivery).changes
    with django_assert_num_queries(0):
        assert len(lines(changes)) == count
