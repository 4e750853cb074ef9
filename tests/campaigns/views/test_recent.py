import pytest

from campaigns import reviewing
from campaigns.models import StatedFact
from tests.campaigns.an_article import two_facts

pytestmark = pytest.mark.django_db

MOMENTS = "/changes/moments.json"


@pytest.fixture
def facts(take):
    take(two_facts("https://news.example/a"))
    return list(StatedFact.objects.order_by("position"))


def moments(client, **asked):
    return client.get(MOMENTS, asked).json()["moments"]


def test_it_says_when_each_fact_has_last_changed(client, facts, curator):
    reviewing.accept(facts[0].fact, version=1, by=curator)
    newest = StatedFact.objects.get(fact=facts[0].fact, version=2)
    told = [f"{when.recorded_at:%Y-%m-%dT%H:%M:%S}" for when in (newest, facts[1])]
    assert [moment[:19] for moment in moments(client)] == told


def test_it_counts_a_campaign_alone_and_without_what_the_reader_hides(client, facts):
    assert len(moments(client, campaign="mosul")) == 2
    assert moments(client, unreviewed="0") == []
    assert client.get(MOMENTS, {"campaign": "nowhere"}).status_code == 404


def test_it_costs_three_queries_and_none_of_the_list_where_nothing_has_changed(
    client, facts, django_assert_num_queries
):
    with django_assert_num_queries(3):
        tag = client.get(MOMENTS)["ETag"]
    with django_assert_num_queries(1):
        assert client.get(MOMENTS, headers={"If-None-Match": tag}).status_code == 304
