"""What is written and read back: all of it, or all but what is told."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.writers import WRITERS, losses
from campaigns.enums import Part
from tests.articles.written import articles, read_back, unnamed


@pytest.mark.parametrize("format", ["native", "w3c"])
@given(article=articles())
def test_nothing_is_lost(format, article):
    kept = msgspec.structs.replace(article, keeps_ids=True)
    assert losses(kept, format=format) == []
    assert unnamed(read_back(kept, format)) == unnamed(kept)


@given(article=articles())
def test_from_native_through_w3c_to_native_nothing_is_lost(article):
    native = read_back(article, "native")
    assert unnamed(read_back(read_back(native, "w3c"), "native")) == unnamed(native)


@given(article=articles(roles=st.sampled_from(Part)))
def test_from_native_through_label_studio_to_native_nothing_is_lost(article):
    native = read_back(article, "native")
    assert losses(native, format="label-studio") == []
    assert unnamed(read_back(read_back(native, "label-studio"), "native")) == unnamed(native)


@pytest.mark.parametrize("format", sorted(WRITERS))
@given(article=articles())
def test_what_comes_back_is_what_the_writer_says_it_carries(format, article):
    carried = WRITERS[format].carried(article)
    assert unnamed(read_back(article, format)) == unnamed(carried)


@given(article=articles())
def test_brat_loses_what_is_told_and_nothing_else(article):
    whole, carried = (
        msgspec.structs.replace(one, keeps_ids=False)
        for one in (article, WRITERS["brat"].carried(article))
    )
    assert (losses(article, format="brat") == []) == (carried == whole)
