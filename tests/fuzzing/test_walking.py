"""Samples made a little wrong: nothing comes out of the rooms but articles and refusals.

`FUZZ_EXAMPLES` says how many; `make fuzz` runs many more, under a fuzzer that follows the code.
"""

import os
import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzzing.mutating import mutated
from tests.fuzzing.seeds import seeds
from tests.fuzzing.walking import OPTIONS, Options, unpacked, walk

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "100"))
SEEDS = [unpacked(seed) for seed in seeds()]


@pytest.mark.parametrize("number", range(len(SEEDS)))
def test_every_sample_is_led_through_however_it_is_said_to_be_read(number):
    files, _ = SEEDS[number]
    for options in OPTIONS:
        walk(files, options)


@settings(max_examples=EXAMPLES)
@given(st.sampled_from(SEEDS), st.sampled_from(OPTIONS), st.integers(0), st.data())
def test_a_sample_made_wrong_is_led_through_in_less_than_a_second(seed, options, chance, data):
    files, _ = seed
    name = data.draw(st.sampled_from(sorted(files)))
    began = time.process_time()
    walk({**files, name: mutated(files[name], Random(chance))}, options)
    assert time.process_time() - began < 1


@settings(max_examples=EXAMPLES)
@given(st.binary(max_size=200))
def test_any_bytes_at_all_give_articles_and_refusals(given_bytes):
    walk(*unpacked(given_bytes))


def test_the_ways_to_read_begin_with_finding_out_from_the_content():
    assert OPTIONS[0] == Options()
