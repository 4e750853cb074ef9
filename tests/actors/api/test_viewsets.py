import pytest

from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db

ACTORS = "/api/v1/actors/"


def slugs(client, **filters):
    return [actor["slug"] for actor in client.get(ACTORS, filters).json()["results"]]


def test_an_actor_is_shown_with_its_names(client):
    an_actor("sdf", "SDF", name="Syrian Democratic Forces")
    assert client.get(f"{ACTORS}sdf/").json() == {
        "slug": "sdf",
        "name": "Syrian Democratic Forces",
        "kind": "force",
        "description": "",
        "aliases": [{"name": "SDF", "language": "en", "script": "Latn", "kind": "name"}],
        "merged_into": None,
        "url": "http://testserver/actors/sdf/",
    }


def test_the_list_is_in_the_order_of_slugs(client):
    an_actor("ypg", name="A")
    an_actor("sdf", name="B")
    assert slugs(client) == ["sdf", "ypg"]


def test_a_merged_actor_leaves_the_list_and_keeps_its_address(client):
    survivor, merged = an_actor("sdf"), an_actor("qsd", "QSD")
    merged.merged_into = survivor
    merged.save()
    assert slugs(client) == ["sdf"]
    assert client.get(f"{ACTORS}qsd/").json()["merged_into"] == "sdf"
    names = [alias["name"] for alias in client.get(f"{ACTORS}sdf/").json()["aliases"]]
    assert names == ["QSD"]


def test_the_list_is_narrowed_by_kind_and_by_any_name(client):
    an_actor("sdf", "قوات سوريا الديمقراطية")
    an_actor("turkey", "Türkiye", kind="state")
    assert slugs(client, kind="state") == ["turkey"]
    assert slugs(client, q="turkiye") == ["turkey"]
    assert slugs(client, q="سورية") == []
    assert slugs(client, q="سوريا") == ["sdf"]


def test_an_unknown_kind_is_refused(client):
    assert client.get(ACTORS, {"kind": "militia"}).status_code == 400


def test_an_unknown_slug_is_not_found(client):
    assert client.get(f"{ACTORS}nobody/").status_code == 404


def test_nothing_is_written_here(client):
    assert client.post(ACTORS, {"slug": "x"}).status_code in (401, 403, 405)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_four_queries(client, django_assert_num_queries, count):
    for n in range(count):
        an_actor(f"force-{n}", "One", "Two")
    with django_assert_num_queries(4):  # the vintage, actors, their aliases, those merged into them
        assert len(slugs(client)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_an_actor_costs_four_queries(client, django_assert_num_queries, count):
    an_actor("sdf", *[f"Name {n}" for n in range(count)])
    with django_assert_num_queries(4):
        assert len(client.get(f"{ACTORS}sdf/").json()["aliases"]) == count
