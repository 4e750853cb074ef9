import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ParseError

from config.rest.parsing import DEEPEST, ShallowJSONParser, depth_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=30,
)


def parse(body):
    return ShallowJSONParser().parse(io.BytesIO(body))


def deep(value):
    """How deep a value is nested, counted the plain way."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(value, dict | list)) + max(map(deep, inner), default=0)


@given(JSON)
def test_the_depth_of_json_is_that_of_its_value_whatever_its_strings_hold(value):
    assert depth_of(json.dumps(value)) == deep(value)


@given(JSON)
def test_json_is_read_as_it_was_written(value):
    assert parse(json.dumps(value).encode()) == value


def test_the_deepest_json_allowed_is_read_and_deeper_is_refused():
    assert deep(parse(b"[" * DEEPEST + b"]" * DEEPEST)) == DEEPEST
    for depth in (DEEPEST + 1, 20_000):
        with pytest.raises(ParseError, match="nested deeper than 32 levels"):
            parse(b"[" * depth + b"]" * depth)


@pytest.mark.parametrize("body", [b"{", b"", b"\xff", b"NaN", b"[Infinity]", b'"\xed\xa0\x80"'])
def test_what_is_no_json_in_utf8_is_refused(body):
    with pytest.raises(ParseError, match="The body is not JSON in UTF-8"):
        parse(body)
