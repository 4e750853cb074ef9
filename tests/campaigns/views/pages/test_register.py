"""What the register says of an actor: who is meant, and where its names come from."""

import pytest

from actors.register import read as read_register

pytestmark = pytest.mark.django_db


def test_a_description_is_told_as_the_register_s_and_not_as_a_stated_fact(read, guard):
    label = "From the register of actors: it says who is meant, and is no stated fact."
    assert label not in read("/actors/guard/").words
    guard.description = "Force of an example."
    guard.save()
    assert f"Force of an example. {label}" in read("/actors/guard/").words


def test_where_most_names_come_from_is_said_once(read, guard):
    guard.aliases.update(source="common usage")
    guard.aliases.create(
        name="Haras",
        language="ar",
        script="Latn",
        kind="transliteration",
        source="transliteration of the Arabic name",
    )
    words = read("/actors/guard/").words
    assert words.count("common usage") == 1
    assert "Where a name comes from, unless it says otherwise: common usage." in words
    assert "Haras Arabic · transliteration of the Arabic name" in words


def test_names_that_share_no_source_each_say_their_own(read, guard):
    guard.aliases.filter(language="en").update(source="the name it gives itself")
    words = read("/actors/guard/").words
    assert "English · the name it gives itself" in words
    assert "unless it says otherwise" not in words


def test_a_body_that_is_no_government_is_not_called_one(read, guard):
    guard.kind = "agency"
    guard.save()
    assert "Institution or organisation The Exampleville Guard" in read("/actors/guard/").words


def test_the_shipped_descriptions_tell_no_deed():
    told = {word for one in read_register() for word in one.description.split()}
    deeds = {"held", "took", "fought", "killed", "Alleged", "Leading", "terrorist"}
    assert told & deeds == set()
