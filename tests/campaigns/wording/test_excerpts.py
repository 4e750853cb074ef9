import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Revision
from campaigns.models import StatedFact
from campaigns.wording import REACH, context, cut_at, in_sentence, quoted_within


def over(text, start, end):
    return StatedFact(revision=Revision(text=text), start=start, end=end, quote=text[start:end])


def said(quote, text):
    return over(text, text.index(quote), text.index(quote) + len(quote))


def test_the_context_of_a_quote_is_its_paragraph():
    text = "Before.\nHe said so, they say.\nAfter."
    assert context(over(text, 11, 15)) == ("He ", " so, they say.")


@given(st.text(st.sampled_from("ab. \n"), max_size=1500), st.data())
def test_context_is_short_and_stands_beside_the_quote(text, data):
    start = data.draw(st.integers(0, len(text)))
    for before, after in (context(over(text, start, start)), in_sentence(over(text, start, start))):
        assert max(len(before), len(after)) <= REACH + 2
        assert text[:start].endswith(before.removeprefix("…"))
        assert text[start:].startswith(after.removesuffix("…"))
    assert "\n" not in "".join(context(over(text, start, start)))


@pytest.mark.parametrize(
    ("before", "quote", "after", "next_"),
    [
        ("The ministry denies that ", "the bridge was crossed", " in May.", " It held."),
        ("", "The bridge was crossed.", "", " Or so it seemed."),
        ("“We expect ", "a truce", ",” he said.", "\nElsewhere, nobody did."),
        ("Lt. Gen. Example expects ", "a truce", ".", " Nobody else does."),
        ("The U.S. Army sees ", "a truce", "", "\n\nNobody else does."),
        ("He\nsees ", "a truce", " by the 5th.", " Nobody else does."),
        ("ينفي المجلس ", "عبور الجسر", ".", " وقال آخرون غير ذلك."),
    ],
)
def test_a_quote_stands_in_its_whole_sentence(before, quote, after, next_):
    text = f"It rained. {before}{quote}{after}{next_}"
    assert in_sentence(said(quote, text)) == (before, after)


def test_a_sentence_goes_on_where_its_end_is_doubtful():
    text = "It was told to Mr. Example. The bridge, he denies, was crossed."
    assert in_sentence(said("was crossed", text)) == ("The bridge, he denies, ", ".")
    text = "He denies it, said Mr. The bridge was crossed."
    assert in_sentence(said("The bridge", text))[0] == "He denies it, said Mr. "


def test_a_longer_sentence_is_cut_at_a_word_and_says_so():
    text = f"{'long ' * 100}quote{' long' * 100}"
    before, after = in_sentence(said("quote", text))
    assert (before[:5], after[-5:]) == ("…long", "long…")
    assert max(len(before), len(after)) <= REACH + 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry denies that a truce holds.", "…“a truce”…"),
        ("They hope for a truce.", "…“a truce”"),
        ("“a truce” is what they hope for.", "“a truce”…"),
        ("a truce.", "“a truce”"),
        ("Nothing else:\n“a truce”.\nNothing else.", "“a truce”"),
    ],
)
def test_a_quote_says_where_it_is_not_the_whole_sentence(text, words):
    assert quoted_within(said("a truce", text)) == words


def test_the_ellipsis_stands_outside_of_the_quotation_marks_in_every_language():
    fact = said("a truce", "They hope for a truce.")
    assert cut_at(fact) == ("…", "")
    with override("ar"):
        assert quoted_within(fact).startswith("…")
