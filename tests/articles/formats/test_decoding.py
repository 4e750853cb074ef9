from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.annotated import Span
from articles.errors import BAD_MARK, Refused
from articles.formats.decoding import json_of, text_of, typed


def refused(content):
    with pytest.raises(Refused) as caught:
        json_of(content, "one.json", "line 3")
    refusal = caught.value.refusal
    assert (refusal.document, refusal.place) == ("one.json", "line 3")
    return refusal.code, refusal.sentence


def test_numbers_are_exact_and_a_byte_order_mark_is_passed_over():
    assert json_of(b'\xef\xbb\xbf{"low": 0.10, "n": 3}', "one.json") == {
        "low": Decimal("0.10"),
        "n": 3,
    }


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"a": NaN}', "NaN is no number"),
        (b'{"a": -Infinity}', "-Infinity is no number"),
        (b'{"a": 1e99999999999999999999}', "1e99999999999999999999 is no number"),
        (b'{"a": 1, "a": 2}', "an object has one key twice"),
        (b"[" * 500 + b"]" * 500, "nested too deep"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'{"a": 1', "Expecting ',' delimiter: line 1 column 8 (char 7)"),
        (b"", "Expecting value: line 1 column 1 (char 0)"),
    ],
)
def test_what_is_no_json_is_refused_with_the_reason(content, why):
    assert refused(content) == (
        "BROKEN_JSON",
        f"This is not JSON that can be read: {why}. "
        "Export the file again; it may have been cut off. Lenient reading takes the "
        "sound articles of a list.",
    )


def test_a_number_of_thousands_of_digits_is_refused():
    assert refused(b"1" * 5000)[0] == "BROKEN_JSON"


@pytest.mark.parametrize(
    ("content", "offset"),
    [(b"caf\xe9", 3), ("café".encode("utf-16"), 0), (b"\xed\xa0\xbd", 0)],
)
def test_bytes_that_are_not_utf8_are_refused_with_the_first_bad_one(content, offset):
    with pytest.raises(Refused) as caught:
        text_of(content, "one.txt")
    assert caught.value.refusal.sentence == (
        f"Byte {offset} is not UTF-8. Save the file as UTF-8 and deliver it again."
    )


def test_no_newline_is_touched_and_nothing_normalised():
    text = "a\r\nb\rc\u2028e\u0301\ufeff"
    assert text_of(text.encode(), "one.txt") == text


@given(st.binary(max_size=60))
def test_any_bytes_give_data_or_a_refusal(content):
    with suppress(Refused):
        json_of(content, "one.json")


def test_data_with_half_a_character_in_a_name_is_refused():
    with pytest.raises(Refused) as refused:
        typed({"start": 0, "end": 1, "exact": "a", "\ud83d": 1}, Span, BAD_MARK, "one")
    assert refused.value.refusal.code == "BAD_MARK"
