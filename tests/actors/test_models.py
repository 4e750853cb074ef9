import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from actors.enums import Script
from actors.models import Actor, Alias
from tests.actors.make import an_actor

pytestmark = pytest.mark.django_db


def test_a_saved_name_keeps_its_folded_form_beside_it():
    actor = an_actor("raqqa-council", name="Ar-Raqqah Council")
    assert actor.folded == "raqqa council"
    actor.name = "Mosul Council"
    actor.save()
    assert Actor.objects.get().folded == "mosul council"


def test_bulk_created_aliases_are_folded_too():
    an_actor("daesh", "Da’esh")
    assert Alias.objects.get().folded == "daesh"


def test_an_actor_cannot_be_merged_into_itself():
    actor = an_actor("sdf")
    actor.merged_into = actor
    with pytest.raises(IntegrityError, match="actor_not_merged_into_itself"):
        actor.save()


def test_an_actor_whose_name_folds_to_nothing_is_refused():
    with pytest.raises(IntegrityError, match="actor_folded_not_empty"):
        an_actor("dash", name="—")


def test_an_actor_of_an_unknown_kind_is_refused():
    with pytest.raises(IntegrityError, match="actor_kind_known"):
        an_actor("sdf", kind="militia")


def test_a_slug_names_one_actor():
    an_actor("sdf")
    with pytest.raises(IntegrityError, match="slug"):
        an_actor("sdf")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"name": "…"}, "alias_folded_not_empty"),
        ({"language": "Arabic"}, "alias_language_is_bcp47"),
        ({"script": "Hebr"}, "alias_script_known"),
        ({"kind": "nickname"}, "alias_kind_known"),
        ({"name": "SDF"}, "alias_once_per_actor"),
    ],
)
def test_an_alias_is_refused_by(change, constraint):
    actor = an_actor("sdf", "SDF")
    with pytest.raises(IntegrityError, match=constraint):
        Alias.objects.create(**{"actor": actor, "name": "QSD", "language": "en"} | change)


def test_two_actors_may_share_an_alias():
    an_actor("asayish-syria", "Asayish")
    an_actor("asayish-iraq", "Asayish")
    assert Alias.objects.filter(folded="asayish").count() == 2


@pytest.mark.parametrize(
    ("name", "code"), [("—", "name_unfoldable"), ("\ufdfa" * 40, "name_too_long")]
)
def test_a_form_says_why_a_name_cannot_be_kept(name, code):
    with pytest.raises(ValidationError) as refused:
        Actor(slug="x", name=name, kind="force").full_clean()
    assert [error.code for error in refused.value.error_dict["name"]] == [code]


def test_an_arabic_name_runs_from_right_to_left():
    assert Alias(script=Script.ARABIC).direction == "rtl"
    assert Alias(script="Arab").direction == "rtl"
    assert Alias(script="Latn").direction == "ltr"


def test_an_actor_goes_by_the_names_of_those_merged_into_it():
    survivor = an_actor("sdf", "SDF")
    merged = an_actor("qsd", "QSD")
    merged.merged_into = survivor
    merged.save()
    assert [alias.name for alias in survivor.names] == ["SDF", "QSD"]
    assert list(Actor.objects.standing()) == [survivor]


def test_searching_finds_words_of_any_name_once_and_the_last_by_its_beginning():
    sdf = an_actor("sdf", "Syrian Democratic Forces", "Syrian democrats", name="SDF")
    an_actor("pmf", "Popular Mobilization Forces")
    assert list(Actor.objects.search("the SYRIAN dém")) == [sdf]
    assert list(Actor.objects.search("sd")) == [sdf]
    assert list(Actor.objects.search("df")) == []
    assert list(Actor.objects.search("syr democratic")) == []


def test_searching_finds_other_names_as_whole_words():
    sdf = an_actor("sdf", name="SDF")
    an_actor("sdfx", name="SDFX")
    assert list(Actor.objects.search("qsd", "SDF")) == [sdf]


def test_searching_for_no_letter_finds_every_actor():
    sdf = an_actor("sdf", name="SDF")
    assert list(Actor.objects.search(" – ")) == [sdf]


def test_names_are_searched_by_their_index():
    with connection.cursor() as cursor:  # as of a large table: a small one is read whole
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    plan = Actor.objects.search("syrian dem", "SDF").explain()
    assert "actors_by_words" in plan
    assert "aliases_by_words" in plan


def test_an_actor_has_a_page():
    assert Actor(slug="sdf").get_absolute_url() == "/actors/sdf/"
