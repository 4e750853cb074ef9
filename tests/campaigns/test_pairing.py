from hypothesis import given
from hypothesis import strategies as st

from campaigns.models import StatedFact
from campaigns.pairing import pair
from campaigns.reading import read
from tests import builders

TEXT = "Five are left. Six are left. Seven are left."


def drafts(*marks, keeps_ids=True):
    """Drafts of marks given as (id, quote)."""
    facts = [builders.fact(TEXT, quote, id=id) for id, quote in marks]
    return read(builders.article(TEXT, *facts, keeps_ids=keeps_ids)).drafts


def fact(id, quote):
    [draft] = drafts(("x", quote))
    return StatedFact(mark_id=id, content_key=draft.content_key, quote=quote)


def paired(told, *known):
    return [found and (found.mark_id, found.quote) for _, found in pair(told, known)]


def test_an_id_is_the_fact_whatever_it_says():
    known = fact("a", "Five are left"), fact("b", "Six are left")
    told = drafts(("a", "Six are left"), ("b", "Five are left"))
    assert paired(told, *known) == [("a", "Five are left"), ("b", "Six are left")]


def test_another_id_is_another_fact_even_in_the_same_words():
    assert paired(drafts(("c", "Five are left")), fact("a", "Five are left")) == [None]


def test_without_ids_the_words_are_the_fact():
    known = fact("", "Five are left"), fact("", "Six are left")
    told = drafts(("1", "Six are left"), ("2", "Seven are left"), keeps_ids=False)
    assert paired(told, *known) == [("", "Six are left"), None]


def test_words_pair_where_one_of_the_two_has_no_id():
    with_id, without = fact("a", "Five are left"), fact("", "Six are left")
    assert paired(drafts(("1", "Five are left"), keeps_ids=False), with_id) == [
        ("a", "Five are left")
    ]
    assert paired(drafts(("z", "Six are left")), without) == [("", "Six are left")]


QUOTES = ("Five are left", "Six are left", "Seven are left")


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(QUOTES)), unique_by=lambda m: m[0]),
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(QUOTES)), unique_by=lambda m: m[0]),
    st.booleans(),
)
def test_no_fact_is_paired_twice_and_every_draft_is_answered(told, known, keeps_ids):
    given = drafts(*told, keeps_ids=keeps_ids)
    answers = list(pair(given, [fact(*one) for one in known]))
    assert [draft for draft, _ in answers] == given
    found = [id(one) for _, one in answers if one is not None]
    assert len(found) == len(set(found))
