from hypothesis import given
from hypothesis import strategies as st

from articles import rewording
from articles.rewording import Stretch, stretches

TEXTS = st.lists(st.sampled_from(["the ", "mill ", "is\n", "lost. ", "held. "]), max_size=40)


def told(before, after):
    return [(one.kept, one.gone, one.come) for one in stretches(before, after)]


def test_words_that_are_replaced_stand_among_those_that_stay():
    assert told("The mill is lost. So be it.", "The mill is held. So be it.") == [
        ("The mill is ", "", ""),
        ("", "lost. ", "held. "),
        ("So be it.", "", ""),
    ]


def test_texts_that_are_the_same_differ_nowhere():
    assert stretches("The mill.", "The mill.") == []


def test_words_far_from_a_difference_are_passed_over():
    long = " ".join(["word"] * 40)
    one, two, three = stretches(f"{long} lost", f"{long} held")
    assert one == Stretch(skipped=True)
    assert two == Stretch(kept="word " * rewording.AROUND)
    assert (three.gone, three.come) == ("lost", "held")


def test_more_words_than_can_be_compared_are_told_as_gone_and_come(monkeypatch):
    monkeypatch.setattr(rewording, "MOST_WORDS", 3)
    assert told("a b c d e", "f b c d g") == [("", "a b c d e", "f b c d g")]


@given(TEXTS.map("".join), TEXTS.map("".join))
def test_each_text_is_what_stays_and_what_is_its_own(before, after):
    told = stretches(before, after, around=100) or [Stretch(kept=before)]
    assert "".join(one.kept + one.gone for one in told) == before
    assert "".join(one.kept + one.come for one in told) == after
