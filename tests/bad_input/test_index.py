"""All forty cases are here, each under its number."""

import re
from pathlib import Path

CASE = re.compile(r"^def test_(\d\d)_", re.M)


def test_each_of_the_forty_cases_has_a_test():
    numbers = set()
    for path in Path(__file__).parent.glob("test_[0-9]*.py"):
        first, last = (int(number) for number in re.findall(r"\d\d", path.name))
        told = {int(number) for number in CASE.findall(path.read_text())}
        assert told == set(range(first, last + 1))
        numbers |= told
    assert sorted(numbers) == list(range(1, 41))
