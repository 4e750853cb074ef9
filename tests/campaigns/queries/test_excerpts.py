from hypothesis import given
from hypothesis import strategies as st

from articles.models import Revision
from campaigns.models import StatedFact
from campaigns.queries.excerpts import CONTEXT_LENGTH, context


def over(text, start, end):
    return StatedFact(revision=Revision(text=text), start=start, end=end, quote=text[start:end])


def test_the_context_of_a_quote_is_its_paragraph():
    text = "Before.\nHe said so, they say.\nAfter."
    assert context(over(text, 11, 15)) == ("He ", " so, they say.")


@given(st.text(st.sampled_from("ab \n"), max_size=1500), st.data())
def test_context_is_short_and_stands_beside_the_quote(text, data):
    start = data.draw(st.integers(0, len(text)))
    before, after = context(over(text, start, start))
    assert max(len(before), len(after)) <= CONTEXT_LENGTH + 2
    assert text[:start].endswith(before.removeprefix("… "))
    assert text[start:].startswith(after.removesuffix(" …"))
    assert "\n" not in before + after
