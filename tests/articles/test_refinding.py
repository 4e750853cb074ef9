import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.refinding import propose, refound, says_the_same

OLD = "Only about 6 percent of Exampleville remains. The Red Column holds 500 to 700 fighters."
QUOTE = "about 6 percent of Exampleville remains"


def test_the_same_words_are_found_wherever_they_went():
    new = f"Corrected. The Red Column holds out. Only {QUOTE}."
    assert refound(QUOTE, OLD, 5, new) == new.index(QUOTE)


@pytest.mark.parametrize("marks", ["“”’", "„“‘", '""\''])
def test_other_quotation_marks_are_no_other_words(marks):
    opening, closing, apostrophe = marks
    new = f"So {opening}It{apostrophe}s about 6 percent,{closing} they say."
    old = '"It\'s about 6 percent," they say.'
    assert refound("It's about 6 percent", old, 1, new) == 4


def test_words_that_are_gone_are_not_found():
    assert refound(QUOTE, OLD, 5, "Only about 7 percent of Exampleville remains.") is None


def test_words_that_stand_there_twice_are_told_apart_by_their_turn():
    old = new = f"{QUOTE}; {QUOTE}."
    second = old.index(QUOTE, 1)
    assert refound(QUOTE, old, second, f"So: {new}") == second + 4
    assert refound(QUOTE, OLD, 5, new) is None


@pytest.mark.parametrize(
    ("quote", "text", "proposed"),
    [
        (
            "Islamic State fighters hold the old town of Exampleville",
            "A day later IS fighters hold the old town of Exampleville, they said.",
            "IS fighters hold the old town of Exampleville",
        ),
        (
            "U.S. advisers have moved within 3 miles of Northbridge",
            "The US advisers have moved within 3 miles of Northbridge.",
            "US advisers have moved within 3 miles of Northbridge",
        ),
        (QUOTE, "About 6 percent of the town of Exampleville remains.", None),
    ],
)
def test_the_nearest_words_are_proposed(quote, text, proposed):
    first = propose(quote, text)[0]
    assert text[first.start : first.end] == first.exact
    assert first.exact == (proposed or "About 6 percent of the town of Exampleville remains")


@pytest.mark.parametrize(
    "look_alike",
    [
        "about 7 percent of Exampleville remains",
        "about six percent of Exampleville remains",
        "nearly 6 percent of Exampleville remains",
        "6 percent of Exampleville remains",
        "not about 6 percent of Exampleville remains",
        "about 6 percent of Exampleville no longer remains",
    ],
)
def test_another_figure_hedge_or_negation_is_never_proposed(look_alike):
    assert not says_the_same(QUOTE, look_alike)
    assert propose(QUOTE, f"They say {look_alike}.") == []


def test_a_contraction_denies_as_its_long_form_does():
    assert says_the_same("the town isn’t held", "the town is not held")


def test_other_sentences_are_not_proposed():
    assert propose(QUOTE, "The council met on Friday. Nobody came.") == []


@given(st.text(max_size=60), st.text(max_size=200))
def test_what_is_proposed_stands_there_and_says_the_same(quote, text):
    for proposal in propose(quote, text):
        assert text[proposal.start : proposal.end] == proposal.exact
        assert says_the_same(quote, proposal.exact)


def test_a_hedge_or_negation_beside_the_words_makes_them_others():
    assert refound(QUOTE, OLD, 5, f"Nearly {QUOTE}.") is None
    assert refound(QUOTE, OLD, 5, f"Not only {QUOTE}.") is None
    assert refound(QUOTE, OLD, 5, f"Not {QUOTE}.") is None


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("6 percent", "They said 0.6 percent."),
        ("6 percent", "They said −6 percent."),
        ("6 percent", "They said more than 6 percent."),
        ("6 percent", "They said no longer 6 percent."),
        ("6 percent", "They said as many as 6 percent."),
        ("combatants left", "They said non-combatants left."),
        ("likely", "They said it was unlikely."),
        ("some 50", "They said some 50k."),
    ],
)
def test_words_that_are_part_of_others_are_not_found(words, others):
    assert refound(words, f"They said {words}.", 10, others) is None
    assert refound(words, f"They said {words}.", 10, f"Again: they said {words}.") == 17


@given(st.text(min_size=1, max_size=20), st.text(max_size=50), st.text(max_size=50))
def test_a_quote_that_is_found_again_is_the_same_words(quote, before, after):
    old = before + quote + after
    start = refound(quote, old, len(before), after + quote + before)
    assert start is None or (after + quote + before)[start:].startswith(quote)
