import pytest

from articles.models import Article, Outlet
from campaigns import wording
from campaigns.enums import Kind, SourceState
from tests.campaigns.wording.a_fact import FIGHTER, PERCENT, stated


def test_a_share_is_of_its_whole_and_any_other_figure_concerns_whom_it_is_about():
    share = stated("6 of the city", {"quantity": "6", "object": "the city"}, unit=PERCENT)
    assert wording.sentence(share) == "6 (percent) of the city"
    killed = stated("6 fighters of Amal", {"quantity": "6", "object": "Amal"}, unit=FIGHTER)
    assert wording.sentence(killed) == "6 (fighters), concerns: Amal"
    assert (wording.whole(killed), wording.concerns(share)) == ("", "")
    of_nothing = stated("6 of it", {"quantity": "6"}, unit=PERCENT)
    assert wording.sentence(of_nothing) == "6 (percent), of what: not stated"


def test_a_figure_names_its_places_as_written_but_none_that_its_words_have_named():
    here = stated("6 strikes near Mosul", {"quantity": "6 strikes", "place": "Mosul"})
    assert wording.sentence(here) == "6 strikes, place: Mosul"
    told = stated("6 strikes in MOSUL", {"quantity": "6 strikes in MOSUL", "place": "MOSUL"})
    assert wording.sentence(told) == "6 strikes in MOSUL"
    share = stated(
        "6 of Mosul", {"quantity": "6", "object": "Mosul", "place": "Mosul"}, unit=PERCENT
    )
    assert wording.sentence(share) == "6 (percent) of Mosul"
    others = stated("6 Iraqis in Iraq", {"quantity": "6 Iraqis", "place": "Iraq"})
    assert wording.sentence(others) == "6 Iraqis, place: Iraq"


@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.STATEMENT])
def test_what_is_no_figure_stands_in_its_own_words_whatever_a_mark_counts_in_them(kind):
    met = stated("Amal met four leaders", {"object": "leaders"}, low=4, high=4, kind=kind)
    assert wording.sentence(met) == "“Amal met four leaders”"
    assert wording.whose_words(met) == ""


@pytest.mark.parametrize(
    ("quantity", "hedges", "told"),
    [
        ("500 to 700", [], "500 to 700 (fighters)"),
        ("More than 40", [], "More than 40 (fighters)"),
        ("perhaps 40", ["perhaps"], "perhaps 40 (fighters)"),
        ("500 men", [], "500 men"),
        ("about 300 square miles", [], "about 300 square miles"),
        ("about 6 percent", [], "about 6 percent"),
        ("hundreds of men", [], "hundreds of men"),
    ],
)
def test_a_bare_number_has_its_unit_beside_it(quantity, hedges, told):
    fact = stated(quantity, {"quantity": quantity}, low=40, high=700, unit=FIGHTER, hedges=hedges)
    assert wording.sentence(fact) == told


@pytest.mark.parametrize(
    ("quote", "hedges", "told"),
    [
        ("perhaps as early as May", ["perhaps", "as early as"], ["perhaps as early as"]),
        ("perhaps\nas early as May", ["perhaps", "as early as"], ["perhaps as early as"]),
        ("perhaps, as early as May", ["perhaps", "as early as"], ["perhaps", "as early as"]),
        ("may be about 6", ["may", "about"], ["may", "about"]),
        ("6", [], []),
    ],
)
def test_hedges_beside_each_other_in_the_quote_are_one_and_all_others_stand_apart(
    quote, hedges, told
):
    assert wording.hedges(stated(quote, hedges=hedges)) == told


def test_a_relation_says_who_and_whom_before_its_words():
    backs = stated("Amal backs Bilal", {"subject": "Amal", "object": "Bilal"}, kind=Kind.RELATION)
    assert wording.sentence(backs) == "Amal → Bilal: “Amal backs Bilal”"
    governs = stated("Amal governs the dam", {"place": "the dam"}, kind=Kind.RELATION)
    assert wording.who_to_whom(governs) == "not stated → the dam"
    allied = stated("Amal and Bilal", {"subject": "Amal", "object": "Bilal"}, kind=Kind.RELATION)
    allied.measure.mutual = True
    assert wording.who_to_whom(allied) == "Amal — Bilal"


def test_what_has_become_of_its_source_stands_beside_a_review():
    lost = stated("6 percent", {"quantity": "6"}, source_state=SourceState.LOST)
    assert wording.beside_review(lost) == ["no longer in the text of its article"]
    assert wording.beside_review(stated("6 percent", {"quantity": "6"})) == []


@pytest.mark.parametrize(
    ("retells", "told"),
    [(False, "Officials, via The Courier"), (True, "Officials, in the words of The Courier")],
)
def test_a_retelling_is_named_as_the_one_whose_words_they_are(retells, told):
    article = Article(language="en", outlet=Outlet(name="The Courier", retells=retells))
    said = stated("Officials hope so", {"speaker": "Officials"}, article=article)
    assert wording.byline(said) == told
    assert wording.byline(stated("It is so", article=article)) == "The Courier"
