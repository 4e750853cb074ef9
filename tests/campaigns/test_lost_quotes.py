"""A digest of ours comes again as a text that nobody marked: other names, another order.

Facts are found again where the very words stand in it; where they do not, they are lost, with
proposals that say the same, and never attached to a look-alike.
"""

from pathlib import Path

import pytest
from django.conf import settings

from articles.anchoring import anchor
from articles.deliveries import open_paths
from articles.formats import read
from articles.refinding import propose
from campaigns import reviewing
from campaigns.errors import BadCorrection, NothingWaits
from campaigns.models import Resolution, StatedFact
from campaigns.recording import Tally

pytestmark = pytest.mark.django_db

DIGEST = settings.BASE_DIR / "articles" / "samples" / "2017-05-25-raqqa-ten-miles.json"
REWORDED = Path(__file__).parents[1] / "samples" / "raqqa-ten-miles-reworded.json"


def article(path):
    [document] = open_paths([path])
    [annotated] = read(document)
    return anchor(annotated)


@pytest.fixture
def reworded(take):
    take(article(DIGEST))
    return take(article(REWORDED))


def words(place):
    return {"start": place.start, "end": place.end, "exact": place.exact}


def fact(id):
    return StatedFact.objects.open().get(mark_id=id)


def test_facts_are_found_where_the_words_are_the_same_and_lost_where_not(reworded):
    assert reworded == Tally(moved=5, lost=2)
    states = dict(StatedFact.objects.open().values_list("mark_id", "source_state"))
    assert states == {
        "f01": "marked",
        "f02": "marked",
        "f03": "lost",
        "f04": "marked",
        "f05": "marked",
        "f06": "marked",
        "f07": "lost",
    }
    assert fact("f07").quote == (
        "they knew of at least five operations of the Islamic State against Europe"
    )


def test_the_words_that_say_the_same_are_proposed_first(reworded):
    text = article(REWORDED).text
    first = propose(fact("f07").quote, text)[0]
    assert first.exact == "they knew of at least five operations of IS against Europe"


def test_words_that_deny_it_are_not_proposed(reworded):
    text = article(REWORDED).text
    assert "Turkey does not count the YPG among its allies" in text
    assert [one.exact for one in propose(fact("f03").quote, text) if "count" in one.exact] == []


def test_a_curator_confirms_a_proposal(reworded, curator):
    lost = fact("f07")
    place = propose(lost.quote, article(REWORDED).text)[0]
    found = reviewing.reattach(lost.fact, version=2, by=curator, why="IS is short.", **words(place))
    assert (found.version, found.review, found.source_state) == (3, "proposed", "marked")
    assert (found.quote, found.reviser, found.low) == (place.exact, curator, lost.low)
    assert found.revision.text[found.start : found.end] == place.exact
    quantity = next(role for role in found.roles if role["role"] == "quantity")
    assert found.revision.text[quantity["start"] : quantity["end"]] == quantity["exact"]


def test_no_import_takes_the_confirmed_words_away(reworded, curator, take):
    lost = fact("f07")
    place = propose(lost.quote, article(REWORDED).text)[0]
    reviewing.reattach(lost.fact, version=2, by=curator, **words(place))
    take(article(DIGEST))
    kept = fact("f07")
    assert (kept.quote, kept.reviser, kept.source_state) == (place.exact, curator, "lost")


def test_only_lost_words_are_reattached_and_only_within_the_text(reworded, curator):
    with pytest.raises(NothingWaits):
        reviewing.reattach(fact("f01").fact, version=1, by=curator, start=0, end=5, exact="He se")
    with pytest.raises(BadCorrection):
        reviewing.reattach(fact("f07").fact, version=2, by=curator, start=5, end=9, exact="else")
    assert (fact("f01").version, fact("f07").version) == (1, 2)


def test_words_that_come_back_are_found_again(reworded, take):
    digest = article(DIGEST)
    again = article(REWORDED)
    back = digest.text.replace("Source:", "Its source:")
    header = type(again.header)(**{**_fields(again.header), "modified_at": None})
    take(type(again)(**{**_fields(again), "header": header, "text": back}))
    assert (fact("f07").source_state, fact("f07").version) == ("marked", 3)


def _fields(struct):
    return {name: getattr(struct, name) for name in struct.__struct_fields__}


def test_names_in_a_lost_fact_keep_standing_for_their_actors(reworded):
    assert Resolution.objects.filter(fact=fact("f07").fact).count() == 0  # no register is loaded
