"""What the words on the pages mean."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_method_says_what_happens_when_a_source_changes(read):
    words = read("/method/").words
    for told in ("only succeeded", "the change waits beside it", "are lost", "retracts", "reprint"):
        assert told in words
