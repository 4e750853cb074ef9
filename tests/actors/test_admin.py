import pytest
from django.urls import reverse

from actors.models import Actor
from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db

LIST = "admin:actors_actor_changelist"


def change_page(actor):
    return reverse("admin:actors_actor_change", args=[actor.pk])


def listed(response):
    return [actor.slug for actor in response.context["cl"].queryset]


def act(client, action, actor, into=""):
    data = {"action": action, "into": into, "_selected_action": [actor.pk]}
    response = client.post(reverse(LIST), data, follow=True)
    return [str(message) for message in response.context["messages"]]


def form_of(actor, *names):
    rows = {"aliases-TOTAL_FORMS": len(names), "aliases-INITIAL_FORMS": 0}
    for n, name in enumerate(names):
        cells = {"actor": actor.pk, "name": name, "language": "en", "script": "Latn"}
        rows |= {f"aliases-{n}-{key}": value for key, value in cells.items()}
        rows[f"aliases-{n}-kind"] = "name"
    return {"name": actor.name, "kind": actor.kind, "description": ""} | rows


def test_the_pages_open(admin_client):
    actor = an_actor("sdf", "SDF")
    for page in (reverse(LIST), reverse("admin:actors_actor_add"), change_page(actor)):
        assert admin_client.get(page).status_code == 200


@pytest.mark.parametrize("words", ["ar-raqqah", "RAQQA", "council of the Raqqa’s"])
def test_the_search_finds_any_spelling_of_an_alias(admin_client, words):
    an_actor("rcc", "Council of Raqqa")
    an_actor("mosul", "Council of Mosul")
    assert listed(admin_client.get(reverse(LIST), {"q": words})) == ["rcc"]


def test_the_list_can_be_narrowed_to_a_kind(admin_client):
    an_actor("sdf")
    an_actor("turkey", kind="state")
    assert listed(admin_client.get(reverse(LIST), {"kind": "state"})) == ["turkey"]


def test_an_alias_is_added_beside_its_actor(admin_client):
    actor = an_actor("sdf")
    admin_client.post(change_page(actor), form_of(actor, "Ar-Raqqah Force"))
    assert [alias.folded for alias in actor.aliases.all()] == ["raqqa force"]


@pytest.mark.parametrize("names", [["—"], ["SDF", "SDF"]])
def test_an_impossible_alias_is_explained_and_not_kept(admin_client, names):
    actor = an_actor("sdf")
    response = admin_client.post(change_page(actor), form_of(actor, *names))
    assert (response.status_code, actor.aliases.count()) == (200, 0)


def test_a_slug_and_the_merged_pointer_are_not_edited(admin_client):
    actor = an_actor("sdf")
    form = form_of(actor) | {"slug": "other", "merged_into": an_actor("pmf").pk}
    assert admin_client.post(change_page(actor), form).status_code == 302
    actor.refresh_from_db()
    assert (actor.slug, actor.merged_into) == ("sdf", None)


def test_actors_are_merged_and_unmerged_from_the_list(admin_client):
    qsd, sdf = an_actor("qsd"), an_actor("sdf")
    assert act(admin_client, "merge_selected", qsd, sdf.pk) == ["qsd is merged into sdf."]
    assert Actor.objects.get(slug="qsd").survivor == sdf
    assert act(admin_client, "unmerge_selected", qsd) == ["qsd stands for itself again."]
    assert Actor.objects.get(slug="qsd").survivor == qsd


def test_a_refused_merging_says_why(admin_client):
    sdf = an_actor("sdf")
    assert act(admin_client, "merge_selected", sdf, sdf.pk) == [
        "sdf cannot be merged into itself. Choose the actor that is to remain."
    ]
    assert act(admin_client, "merge_selected", sdf) == [
        "Choose the actor that is to remain beside “Merge into”."
    ]
    assert act(admin_client, "unmerge_selected", sdf) == [
        "sdf is not merged into another actor: there is nothing to undo."
    ]
