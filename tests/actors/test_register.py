import unicodedata

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actors.enums import ActorKind, AliasKind, Script
from actors.matching import resolve
from actors.models import Actor, Alias
from actors.names import fold
from actors.register import Loaded, load, read

REGISTER = read()
NAMES = [(actor, alias) for actor in REGISTER for alias in actor.aliases]
SCRIPT_OF = {
    "en": {"Latn"}, "ku": {"Latn"}, "tr": {"Latn"}, "fr": {"Latn"}, "de": {"Latn"},
    "nl": {"Latn"}, "da": {"Latn"}, "it": {"Latn"}, "syr": {"Latn"},
    "ar": {"Arab", "Latn"}, "ckb": {"Arab"}, "fa": {"Arab"}, "ru": {"Cyrl"},
}  # fmt: skip


def scripts_of(name):
    return {unicodedata.name(each).split()[0] for each in name if each.isalpha()}


def test_the_register_covers_the_campaigns():
    assert len(REGISTER) >= 75
    assert {actor.kind for actor in REGISTER} == set(ActorKind.values)


def test_no_slug_is_given_twice():
    slugs = [actor.slug for actor in REGISTER]
    assert sorted(slugs) == sorted(set(slugs))


def test_every_name_can_be_found_by():
    assert [actor.name for actor in REGISTER if not fold(actor.name)] == []
    assert [alias.name for _, alias in NAMES if not fold(alias.name)] == []


def test_no_alias_of_an_actor_repeats_another_or_the_name():
    for actor in REGISTER:
        folded = [("en", fold(actor.name))]
        folded += [(alias.language, fold(alias.name)) for alias in actor.aliases]
        assert sorted(folded) == sorted(set(folded)), actor.slug


def test_letters_are_of_the_script_that_is_named():
    wanted = {Script.LATIN: {"LATIN"}, Script.ARABIC: {"ARABIC"}, Script.CYRILLIC: {"CYRILLIC"}}
    assert [a.name for _, a in NAMES if scripts_of(a.name) != wanted[Script(a.script)]] == []


def test_scripts_are_of_the_language_that_is_named():
    assert [a.name for _, a in NAMES if a.script not in SCRIPT_OF[a.language]] == []


def test_arabic_in_latin_letters_is_called_a_transliteration():
    assert {a.kind for _, a in NAMES if (a.language, a.script) == ("ar", "Latn")} == {
        AliasKind.TRANSLITERATION
    }


def test_every_alias_says_where_it_is_from():
    assert [alias.name for _, alias in NAMES if not alias.source] == []


@pytest.mark.django_db
class TestLoading:
    def test_every_entry_arrives(self):
        assert load() == Loaded(actors=len(REGISTER), aliases=len(NAMES))
        assert (Actor.objects.count(), Alias.objects.count()) == (len(REGISTER), len(NAMES))

    def test_a_second_load_writes_not_one_row(self):
        load()
        with CaptureQueriesContext(connection) as queries:
            assert load() == Loaded(actors=0, aliases=0)
        assert [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE"))] == []

    def test_what_a_curator_renamed_stays_renamed(self):
        load()
        alias = Alias.objects.get(name="SDF", language="en")
        alias.name = "S.D.F. of Syria"
        alias.save()
        Actor.objects.filter(slug="sdf").update(description="Ours.")
        load()
        assert not Alias.objects.filter(name="SDF", language="en").exists()
        assert Actor.objects.get(slug="sdf").description == "Ours."

    def test_what_a_curator_deleted_stays_deleted(self):
        load()
        Actor.objects.get(slug="airwars").delete()
        Alias.objects.get(actor__slug="sdf", name="SDF").delete()
        assert load() == Loaded(actors=0, aliases=0)

    def test_an_actor_that_a_curator_made_first_keeps_its_fields_and_gains_the_aliases(self):
        Actor.objects.create(slug="sdf", name="The SDF of ours", kind=ActorKind.ALLIANCE)
        load()
        sdf = Actor.objects.get(slug="sdf")
        assert (sdf.name, sdf.kind) == ("The SDF of ours", ActorKind.ALLIANCE)
        assert sdf.aliases.filter(name="قسد").exists()

    def test_names_of_the_field_resolve_in_every_script(self):
        load()
        found = resolve(
            ["ISIL", "Da’esh", "داعش", "IŞİD", "الحشد الشعبي", "Ankara", "YPG", "قسد", "پێشمەرگە",
             "the U.S.-led coalition", "Defense Secretary Ash Carter", "Barzani", "Commanders"]
        )  # fmt: skip
        assert [actor and actor.slug for actor in found.values()] == [
            "islamic-state", "islamic-state", "islamic-state", "islamic-state",
            "popular-mobilization-forces", "turkey", "ypg", "sdf", "peshmerga",
            "global-coalition", "ash-carter", None, None,
        ]  # fmt: skip
