"""Words, and the value that they give: read the examples in the tables beside this file."""

from decimal import Decimal
from pathlib import Path

import pytest

from articles.annotated import StatedValue
from campaigns import figures
from tests import builders

HERE = Path(__file__).parent


def examples(name: str) -> list[tuple[str, str, str]]:
    """The words of each line, the unit that heads it, and the value that it gives."""
    found, unit = [], ""
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            unit = line.strip("[]")
        elif line and not line.startswith("#"):
            words, _, told = line.rpartition(" = ")
            found.append((words.rstrip(), unit, told))
    return found


def value_of(words, usual, language="en", **roles):
    mark = builders.fact(words, words, **roles)
    table = figures.table_of(language)
    return figures.value_of(mark, words, table=table, usual=usual)


def told(text: str) -> StatedValue | None:
    if text == "-":
        return None
    bounds, unit = text.split()
    if bounds.startswith((">", "<")):
        figure = Decimal(bounds.lstrip("<>="))
        side = "low" if bounds.startswith(">") else "high"
        return StatedValue(**{side: figure, f"{side}_open": "=" not in bounds}, unit=unit)
    low, _, high = bounds.partition("..")
    return StatedValue(low=Decimal(low), high=Decimal(high or low), unit=unit)


@pytest.mark.parametrize(("words", "usual", "value"), examples("english"))
def test_what_english_words_give(words, usual, value):
    assert value_of(words, usual) == told(value)


@pytest.mark.parametrize(("words", "usual", "value"), examples("arabic"))
def test_what_arabic_words_give(words, usual, value):
    assert value_of(words, usual, "ar") == told(value)


def test_the_figures_of_a_text_that_is_turned_round_are_not_read():
    assert value_of("\u202e005\u202c fighters", "fighter") is None
    assert value_of("\u202eab\u202c 500 fighters", "fighter") == told("500 fighter")
    assert value_of("\u202e٠٠٥ مقاتل", "fighter", "ar") is None
    assert value_of("٥٠٠ مقاتل \u202eاب", "fighter", "ar") == told("500 fighter")
