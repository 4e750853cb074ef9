import pytest

from campaigns import reviewing
from campaigns.models import Campaign, Measure
from tests import builders
from tests.campaigns.admin.conftest import TEXT, marks
from tests.campaigns.admin.pressing import LIST, act, now, told

pytestmark = pytest.mark.django_db


def listed(response):
    return {fact.mark_id for fact in response.context["cl"].queryset}


def test_facts_are_listed_with_the_quote_beside_the_value(client, amal, facts):
    page = client.get(LIST).content.decode()
    row = page[page.index("only about 6 percent</a>") :]
    row = row[: row.index("</tr>")]
    for words in ("only about 6 percent of Exampleville remains", "Officials", "2017-05-25"):
        assert words in row
    assert "500 fighters" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"f1", "f2", "f3"}),
        ({"review": "accepted"}, {"f2"}),
        ({"review": "proposed"}, {"f1", "f3"}),
        ({"campaign__slug": "raqqa"}, {"f3"}),
        ({"measure__slug": "meeting"}, {"f3"}),
        ({"modality": "reported"}, {"f1"}),
        ({"source_state": "gone"}, set()),
        ({"q": "fighters"}, {"f2"}),
    ],
)
def test_the_list_can_be_narrowed(client, amal, facts, asked, found):
    reviewing.accept(facts[1].fact, version=1, by=amal)
    rows = {"campaign__slug": Campaign, "measure__slug": Measure}
    for name in rows.keys() & asked.keys():
        row = rows[name].objects.get(slug=asked.pop(name))
        asked[name.replace("slug", "id__exact")] = row.pk
    assert listed(client.get(LIST, asked)) == found


def test_only_the_newest_version_of_a_fact_is_listed(client, amal, facts):
    reviewing.accept(facts[0].fact, version=1, by=amal)
    page = client.get(LIST)
    assert sorted(fact.version for fact in page.context["cl"].queryset) == [1, 1, 2]


@pytest.mark.parametrize(
    ("action", "review"), [("accept_selected", "accepted"), ("reject_selected", "rejected")]
)
def test_several_facts_are_decided_from_the_list(client, amal, facts, action, review):
    assert told(act(client, action, *facts[:2])) == [f"2 {review}."]
    assert [now(fact).review for fact in facts] == [review, review, "proposed"]


def test_a_rejected_fact_is_restored_from_the_list(client, amal, facts):
    act(client, "reject_selected", facts[0])
    assert told(act(client, "restore_selected", now(facts[0]))) == ["1 restored."]
    assert now(facts[0]).review == "proposed"


def test_facts_that_wait_for_an_answer_are_found(client, amal, facts, take):
    for fact in facts[:2]:
        reviewing.accept(fact.fact, version=1, by=amal)
    take(builders.article(TEXT, *marks(low=5)))
    assert listed(client.get(LIST, {"waits": "1"})) == {"f1"}
    assert listed(client.get(LIST, {"waits": "0"})) == {"f2", "f3"}
    assert listed(client.get(LIST, {"waits": "perhaps"})) == {"f1", "f2", "f3"}
    assert listed(client.get(LIST, {"source_state": "changed"})) == {"f1"}
    assert listed(client.get(LIST, {"reviewer__id__exact": amal.pk})) == {"f1", "f2"}


def test_a_stale_decision_is_refused_in_the_list_with_both_versions_named(
    client, amal, facts, other_curator
):
    reviewing.reject(facts[0].fact, version=1, by=other_curator)
    assert told(act(client, "accept_selected", *facts[:2])) == [
        "“only about 6 percent of Exampleville remains”: This fact is now at version 2 (rejected): "
        "somebody changed it while you decided. Look at both versions and decide again. "
        "You decided on version 1 (proposed).",
        "1 accepted.",
    ]
    assert (now(facts[0]).reviewer, now(facts[0]).version) == (other_curator, 2)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, amal, facts, count, django_assert_num_queries
):
    shown = {"id__in": ",".join(str(fact.pk) for fact in facts[:count])}
    client.get(LIST, shown)
    with django_assert_num_queries(14):
        assert len(listed(client.get(LIST, shown))) == count
