from datetime import timedelta

import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests.campaigns.api.conftest import an_article, the_figure, the_rival

FACTS = "/api/v1/facts/"
ALL = {"figure", "rival", "relation", "vote"}


@pytest.fixture
def found(client, four):
    """The mark ids of the facts that a list narrowed in this way holds, in its order."""
    names = {str(fact.fact): name for name, fact in four.items()}

    def found(**filters):
        answer = client.get(FACTS, filters)
        assert answer.status_code == 200, answer.content
        return [names[fact["id"]] for fact in answer.json()["results"]]

    return found


def test_without_filters_every_fact_is_listed_the_latest_stated_time_first(found):
    # The relation gives no time, so that the day of its article stands for it.
    assert found()[0] == "vote"
    assert found()[-1] == "rival"
    assert set(found()) == ALL


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"campaign": "mosul"}, ALL),
        ({"campaign": "raqqa"}, set()),
        ({"measure": "opposes"}, {"relation"}),
        ({"actor": "ypg"}, {"relation"}),
        ({"actor": "turkey"}, {"relation"}),
        ({"actor": "nobody"}, set()),
        ({"speaker": "Officers"}, {"figure"}),
        ({"speaker": "turkey"}, set()),
        ({"outlet": "example-courier"}, ALL),
        ({"review": "proposed"}, ALL),
        ({"review": "accepted"}, set()),
        ({"modality": "reported"}, {"figure"}),
        ({"stated_after": "2017-05-25"}, {"figure", "vote"}),
        ({"stated_before": "2017-05-24"}, {"rival"}),
        ({"stated_after": "2017-05-24", "stated_before": "2017-05-24"}, {"rival"}),
        ({"published_after": "2017-05-25"}, ALL),
        ({"published_before": "2017-05-24"}, set()),
        ({"recorded_before": "2017-01-01T00:00:00Z"}, set()),
        ({"recorded_after": "2017-01-01T00:00:00Z"}, ALL),
        ({"contested": "true"}, {"figure", "rival"}),
        ({"contested": "false"}, {"relation", "vote"}),
        ({"q": "MINISTRY"}, {"rival"}),
        ({"q": "100%"}, set()),
        ({"unreviewed": "false"}, set()),
        ({"on": "2017-05-24"}, {"rival", "vote"}),  # what is announced was stated already
    ],
)
def test_the_list_is_narrowed(found, filters, names):
    assert set(found(**filters)) == names


def test_the_list_is_narrowed_to_an_article(found, four):
    assert set(found(article=four["figure"].article_id)) == ALL


def test_an_accepted_fact_is_left_when_unreviewed_ones_are_hidden(found, four, curator):
    reviewing.accept(four["figure"].fact, version=1, by=curator)
    assert found(unreviewed="0") == ["figure"]


def test_the_list_is_put_in_order_both_ways(found):
    assert found(ordering="stated")[0] == "rival"
    assert found(ordering="stated") == found(ordering="-stated")[::-1]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("campaign", "atlantis"),
        ("measure", "\x00"),
        ("article", "99999999999999999999"),
        ("article", "one"),
        ("review", "perhaps"),
        ("modality", "sung"),
        ("stated_after", "yesterday"),
        ("recorded_after", "noon"),
        ("q", "\x00"),
        ("unreviewed", "perhaps"),
    ],
)
def test_a_value_that_cannot_be_read_is_refused_by_name(client, name, value):
    answer = client.get(FACTS, {name: value})
    assert (answer.status_code, answer.json()["code"]) == (400, "INVALID")
    assert list(answer.json()["errors"]) == [name]


def test_the_list_as_known_then_holds_the_versions_of_then(client, four, curator):
    accepted = reviewing.accept(four["figure"].fact, version=1, by=curator)
    before = accepted.recorded_at - timedelta(microseconds=1)
    for known_at, review in ((before, "proposed"), (accepted.recorded_at, "accepted")):
        asked = {"speaker": "Officers", "known_at": known_at.isoformat()}
        (fact,) = client.get(FACTS, asked).json()["results"]
        assert (fact["review"], fact["superseded_at"]) == (review, None)


def test_an_unended_time_reaches_every_later_day(client, take):
    take(an_article(the_figure(stated_for="2017-05/.."), the_rival(stated_for="../2017-05")))
    assert StatedFact.objects.get(mark_id="figure").latest is None
    (later,) = client.get(FACTS, {"stated_after": "2020-01-01"}).json()["results"]
    (earlier,) = client.get(FACTS, {"stated_before": "2010-01-01"}).json()["results"]
    assert later["stated_for"]["latest"] is None
    assert earlier["stated_for"]["earliest"] is None
