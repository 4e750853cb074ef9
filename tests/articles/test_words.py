"""Words folded in the database, where an index over them is kept."""

import pytest
from django.db import connection

from actors import register
from actors.names import fold

pytestmark = pytest.mark.django_db


def asked(statement, *given):
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()


def found(words, phrase):
    [[answer]] = asked("SELECT ledger_words(%s) @@ ledger_query(%s)", words, phrase)
    return answer


def test_every_name_of_the_register_folds_as_the_register_folds_it():
    names = [alias.name for actor in register.read() for alias in actor.aliases]
    pairs = asked("SELECT name, ledger_fold(name) FROM unnest(%s::text[]) AS name", names)
    assert len(pairs) > 1000
    assert {name: folded for name, folded in pairs if folded != fold(name)} == {}


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("Fighters near Ar-Raqqah withdrew.", "raqqa"),
        ("Fighters near Raqqa withdrew.", "Ar-Raqqah"),
        ("في مدينة الرَّقّة", "الرقه"),
        ("مدينة الموصل", "موصل"),
        ("The U.S. strikes", "US strikes"),
        ("Mosul’s west", "mosul west"),
        ("Da'esh", "DAESH"),
        ("about ٦ percent", "6 percent"),
        ("Müsil", "musil"),
        ("Бронетехника", "бронетехника"),
        ("The fighters remained.", "fighter remains"),  # by their stems
        ("IS said so", "IS"),  # no word is left out for being short
        ("ended.Then it began", "then"),
    ],
)
def test_words_are_found_in_every_spelling(words, phrase):
    assert found(words, phrase) is True


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("the west of the city", "city west"),  # a phrase is in its order
        ("SS", "S"),
        ("600 men", "6"),
        ("anything", ""),
        ("anything", "--- ؟"),
    ],
)
def test_other_words_are_not_found(words, phrase):
    assert found(words, phrase) is False
