import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from campaigns import reviewing
from campaigns.curators import create_curator, define_roles
from campaigns.enums import MOVES, Change, Review
from campaigns.models import Campaign, Measure, StatedFact, Unit
from tests import builders

pytestmark = pytest.mark.django_db

LIST = reverse("admin:campaigns_statedfact_changelist")
TEXT = (
    "Officials say only about 6 percent of Exampleville remains. "
    "Some 500 fighters are left. The Council <script>met</script>."
)


@pytest.fixture
def facts(take):
    """Three facts of one article, in text order."""
    marks = [
        builders.fact(
            TEXT,
            "only about 6 percent of Exampleville remains",
            id="f1",
            value={"low": 6, "high": 6, "unit": "percent"},
            quantity="6",
            unit="percent",
            hedge=["only", "about"],
            speaker="Officials",
            stated_for="2017-05-25",
        ),
        builders.fact(
            TEXT,
            "Some 500 fighters are left",
            id="f2",
            measure="fighters-remaining",
            value={"low": 500, "high": 500, "unit": "fighter"},
        ),
        builders.fact(
            TEXT, "The Council <script>met</script>", id="f3", measure="meeting", campaign="raqqa"
        ),
    ]
    take(builders.article(TEXT, *marks))
    return list(StatedFact.objects.open().order_by("start"))


@pytest.fixture
def amal(client):
    """A curator with the role as it ships, signed in."""
    amal = create_curator("amal", "a long enough password")
    client.force_login(amal)
    return amal


@pytest.fixture
def annotator(client):
    """Signed in, and may look; may not review."""
    define_roles()
    omar = User.objects.create_user("omar", is_staff=True)
    omar.groups.add(Group.objects.get(name="annotator"))
    client.force_login(omar)
    return omar


def page_of(fact):
    return reverse("admin:campaigns_statedfact_change", args=[fact.pk])


def decide(client, fact, change, why=""):
    address = reverse("admin:campaigns_statedfact_decide", args=[fact.pk])
    return client.post(address, {"change": change, "why": why}, follow=True)


def act(client, action, *facts):
    ticked = {"action": action, "_selected_action": [fact.pk for fact in facts]}
    return client.post(LIST, ticked, follow=True)


def told(response):
    return [str(message) for message in response.context["messages"]]


def listed(response):
    return {fact.mark_id for fact in response.context["cl"].queryset}


def now(fact):
    return StatedFact.objects.open().get(fact=fact.fact)


def test_facts_are_listed_with_the_quote_beside_the_value(client, amal, facts):
    page = client.get(LIST).content.decode()
    row = page[page.index("only about 6 percent</a>") :]
    row = row[: row.index("</tr>")]
    for words in ("only about 6 percent of Exampleville remains", "Officials", "2017-05-25"):
        assert words in row
    assert "500 fighters" in page


def test_words_of_an_article_are_escaped(client, amal, facts):
    for page in (LIST, page_of(facts[2])):
        content = client.get(page).content.decode()
        assert "The Council &lt;script&gt;met&lt;/script&gt;" in content
        assert "<script>met" not in content
    after = decide(client, facts[2], "accepted")
    assert "<script>met" not in after.content.decode()


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


def test_a_curator_decides_with_a_reason(client, amal, facts):
    response = decide(client, facts[0], "accepted", why="Read the source.")
    assert told(response) == [f"“{facts[0].quote}” is accepted."]
    accepted = now(facts[0])
    assert (accepted.version, accepted.review, accepted.reviewer) == (2, "accepted", amal)
    assert (accepted.by, accepted.why) == (amal, "Read the source.")
    assert response.redirect_chain[-1][0] == page_of(accepted)


@pytest.mark.parametrize("review", Review)
def test_a_page_offers_the_moves_of_the_table_and_no_other(client, amal, facts, take, review):
    if review == Review.WITHDRAWN:
        take(builders.article(TEXT))
    elif review != Review.PROPOSED:
        decide(client, facts[0], review)
    assert now(facts[0]).review == review
    offered = client.get(page_of(now(facts[0]))).context["decisions"]
    moves = [change for change in MOVES[review] if change != Change.REVISED]
    assert [one["change"] for one in offered] == moves


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


STALE = (
    "“only about 6 percent of Exampleville remains”: This fact is now at version 2 (rejected): "
    "somebody changed it while you decided. Look at both versions and decide again."
)


def test_a_decision_on_a_version_that_has_been_succeeded_is_refused_in_words(
    client, amal, facts, other_curator
):
    reviewing.reject(facts[0].fact, version=1, by=other_curator)
    assert told(decide(client, facts[0], "accepted")) == [STALE]
    assert told(act(client, "accept_selected", *facts[:2])) == [STALE, "1 accepted."]
    assert (now(facts[0]).reviewer, now(facts[0]).version) == (other_curator, 2)


def test_a_move_that_the_table_does_not_have_is_refused_in_words(client, amal, facts):
    decide(client, facts[0], "accepted")
    assert told(decide(client, now(facts[0]), "accepted")) == [
        "“only about 6 percent of Exampleville remains”: A fact that is accepted cannot be "
        "accepted. From here it can be: rejected, revised, withdrawn."
    ]


@pytest.mark.parametrize("change", ["", "revised", "ingested", "sung"])
def test_what_is_no_decision_changes_nothing(client, amal, facts, change):
    assert decide(client, facts[0], change).status_code == 200
    assert now(facts[0]).version == 1


def test_who_may_only_look_sees_no_decision_and_can_take_none(client, annotator, facts):
    assert client.get(page_of(facts[0])).context["decisions"] == []
    assert decide(client, facts[0], "accepted").status_code == 403
    act(client, "accept_selected", facts[0])
    assert now(facts[0]).version == 1


def test_who_is_not_signed_in_or_no_staff_comes_to_the_sign_in(client, facts, reader):
    for sign_in in (lambda: None, lambda: client.force_login(reader)):
        sign_in()
        for page in (LIST, page_of(facts[0])):
            assert client.get(page).url.startswith("/admin/login/")
        assert decide(client, facts[0], "accepted").redirect_chain[0][0].startswith("/admin/login/")
    assert now(facts[0]).version == 1


def test_a_decision_is_only_taken_by_post(client, amal, facts):
    address = reverse("admin:campaigns_statedfact_decide", args=[facts[0].pk])
    assert client.get(address + "?change=accepted").status_code == 405
    assert now(facts[0]).version == 1


def test_a_decision_needs_the_token_of_its_form(amal, facts, client):
    client.handler.enforce_csrf_checks = True
    assert decide(client, facts[0], "accepted").status_code == 403
    assert now(facts[0]).version == 1


def test_nobody_edits_adds_or_deletes_a_fact(admin_client, facts):
    page = admin_client.get(page_of(facts[0]))
    assert page.context["adminform"].form.fields == {}
    edit = admin_client.post(page_of(facts[0]), {"review": "accepted", "low": "9"})
    assert edit.status_code == 403
    assert admin_client.get(reverse("admin:campaigns_statedfact_add")).status_code == 403
    delete = reverse("admin:campaigns_statedfact_delete", args=[facts[0].pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in admin_client.get(LIST).content.decode()
    assert (now(facts[0]).version, now(facts[0]).low) == (1, 6)


def test_an_address_of_an_earlier_version_leads_to_the_newest(client, amal, facts):
    accepted = reviewing.accept(facts[0].fact, version=1, by=amal)
    assert client.get(page_of(facts[0])).url == page_of(accepted)


@pytest.mark.parametrize("end", ["change/", "history/"])
@pytest.mark.parametrize("number", ["0", "9" * 30, "words"])
def test_an_address_of_no_version_is_not_found(client, amal, number, end):
    assert client.get(f"{LIST}{number}/{end}").status_code == 404


def test_the_history_shows_who_changed_what_when_and_why(client, amal, facts):
    decide(client, facts[0], "accepted", why="Read the source.")
    address = reverse("admin:campaigns_statedfact_history", args=[now(facts[0]).pk])
    history = client.get(address, follow=True)
    assert history.redirect_chain == [(f"/facts/{facts[0].fact}/#versions", 302)]
    page = history.content.decode()
    for words in ("Read the source.", "amal", "accepted", "taken in", "import of one.json"):
        assert words in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, amal, facts, count, django_assert_num_queries
):
    shown = {"id__in": ",".join(str(fact.pk) for fact in facts[:count])}
    client.get(LIST, shown)
    with django_assert_num_queries(13):
        assert len(listed(client.get(LIST, shown))) == count


@pytest.mark.parametrize("model", [Campaign, Measure, Unit])
def test_the_vocabulary_is_edited_and_its_slugs_stay(client, amal, facts, model):
    entry = model.objects.order_by("pk").first()
    name = model._meta.model_name
    page = client.get(reverse(f"admin:campaigns_{name}_change", args=[entry.pk]))
    form = page.context["adminform"].form
    assert "slug" not in form.fields
    assert "proposed" in form.fields
    assert (
        "slug"
        in client.get(reverse(f"admin:campaigns_{name}_add")).context["adminform"].form.fields
    )
    assert client.get(reverse(f"admin:campaigns_{name}_changelist")).status_code == 200
