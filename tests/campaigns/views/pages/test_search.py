"""The page of a search says how far it looks, by the rule that it looks by."""

import pytest

from campaigns.queries.counts import counts_of
from campaigns.queries.search import MOST_MATCHES, SearchPage
from campaigns.queries.sought import LONGEST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/", "/search/"])
def test_a_question_can_be_as_long_as_what_is_searched_for(client, address):
    assert f'maxlength="{LONGEST}"' in client.get(address).content.decode()


def test_only_where_more_may_hold_the_words_it_is_told_how_many_were_looked_at():
    def looked_at(found):
        counts = counts_of([], changed_since=0)
        return SearchPage(q="is", terms=[], counts=counts, facts_in_all=found).looked_at

    assert [looked_at(MOST_MATCHES - 1), looked_at(MOST_MATCHES)] == [None, MOST_MATCHES]
