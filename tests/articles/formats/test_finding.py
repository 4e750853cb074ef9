"""How words are looked for; what they are told by is tested with the formats that tell them."""

import pytest

from articles.annotated import Counting, Span
from articles.enums import OffsetUnit
from articles.errors import Refused
from articles.formats.finding import Ground, find
from articles.formats.selectors import Quote, Told

TEXT = "Six percent, they say."


def test_the_quotes_of_a_document_are_looked_for_in_so_much_text_and_no_more():
    counting = Counting(offset_unit=OffsetUnit.CODEPOINT, crlf_is_one=False, bom_counts=True)
    ground = Ground("one.jsonld", TEXT, counting, left_to_search=len(TEXT))
    assert find(Told(Quote("they")), ground, "/0") == Span(start=13, end=17, exact="they")
    with pytest.raises(Refused, match="too many quotes") as refused:
        find(Told(Quote("say")), ground, "/1")
    assert (refused.value.refusal.code, refused.value.refusal.place) == ("BAD_MARK", "/1")
