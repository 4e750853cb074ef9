import pytest

from actors.enums import ActorKind
from actors.matching import candidates, resolve
from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db


def a_person(slug, *aliases):
    return an_actor(slug, *aliases, kind=ActorKind.PERSON)


@pytest.mark.parametrize("name", ["SDF", "the SDF", "The S.D.F.", "the SDF’s", "Sdf"])
def test_a_name_is_found_however_it_is_written(name):
    sdf = an_actor("forces", "SDF")
    assert candidates(name) == [sdf]


def test_an_actor_is_found_by_its_own_name_without_any_alias():
    sdf = an_actor("sdf", name="Syrian Democratic Forces")
    assert candidates("syrian democratic forces") == [sdf]


def test_an_actor_of_several_matching_names_comes_once():
    sdf = an_actor("forces", "SDF", "S.D.F.", name="Sdf")
    assert candidates("SDF") == [sdf]


def test_a_name_that_two_go_by_gives_both_and_resolves_to_neither():
    iraq, syria = an_actor("a-iraq", "Asayish"), an_actor("a-syria", "Asayish")
    assert candidates("Asayish") == [iraq, syria]
    assert resolve(["Asayish"]) == {"Asayish": None}


def test_a_name_nobody_goes_by_resolves_to_none():
    assert resolve(["Commanders", "—", ""]) == {"Commanders": None, "—": None, "": None}


def test_nothing_near_is_taken_for_a_name():
    an_actor("sdf", "Syrian Democratic Forces")
    assert candidates("Syrian Democratic Force") == []
    assert candidates("Syrian Democratic Forces fighters") == []


def test_a_merged_actor_is_found_as_its_survivor():
    survivor, merged = an_actor("sdf", "SDF"), an_actor("qsd", "QSD", "SDF")
    merged.merged_into = survivor
    merged.save()
    assert candidates("QSD") == [survivor]
    assert resolve(["SDF"]) == {"SDF": survivor}


@pytest.mark.parametrize(
    "name",
    [
        "Gen. Joseph Votel",
        "U.S. Army General Joseph Votel",
        "Prime Minister Joseph Votel",
        "Foreign Office Minister, Joseph Votel",
        "Minister for the Middle East Joseph Votel",
    ],
)
def test_a_title_before_a_person_is_no_part_of_the_name(name):
    votel = a_person("votel", "Joseph Votel")
    assert candidates(name) == [votel]


def test_only_persons_have_titles():
    an_actor("kurds", "Kurds", kind=ActorKind.COMMUNITY)
    assert candidates("Iraqi Kurds") == []


def test_a_person_named_beside_another_is_not_taken_for_both():
    a_person("abadi", "Abadi")
    assert candidates("The secretary and Abadi") == []


def test_the_whole_name_goes_before_the_name_without_titles():
    office, _ = an_actor("office", "Foreign Office"), a_person("office-mr", "Office")
    assert candidates("Foreign Office") == [office]


def test_us_and_who_in_small_letters_name_nobody():
    us, who = an_actor("united-states", "US"), an_actor("health", "WHO")
    assert resolve(["US", "the U.S.", "us", "WHO", "who"]) == {
        "US": us, "the U.S.": us, "us": None, "WHO": who, "who": None,
    }  # fmt: skip


def test_many_names_are_answered_with_one_query(django_assert_num_queries):
    actors = {f"Force {n}": an_actor(f"force-{n}", f"Force {n}") for n in range(3)}
    merged = an_actor("force-9", "Force 9")
    merged.merged_into = actors["Force 0"]
    merged.save()
    with django_assert_num_queries(1):
        found = resolve([*actors, "Force 9", "General Nobody"])
        assert {name: actor and actor.name for name, actor in found.items()} == {
            "Force 0": "force-0",
            "Force 1": "force-1",
            "Force 2": "force-2",
            "Force 9": "force-0",
            "General Nobody": None,
        }
