"""Figures read from the words of a mark, where its format cannot carry a value. Pure.

    words      a text cut into words, numbers in digits and signs
    numbers    words → numbers               "two hundred and fifty thousand"
    grammar    numbers → figures             ranges, open bounds, units, and what is doubtful
    choosing   figures → the value of a fact

A language is a table (`english`, `arabic`); the grammar knows none. Precision comes before
recall: whatever could be read in two ways gives no value, and never a wrong one. In a text whose
language has no table here, or is not told, nothing is read: "more than" in another language would
be passed over, and a bound become a figure.
"""

from articles.annotated import FactMark, StatedValue
from campaigns.figures import arabic, english
from campaigns.figures.choosing import chosen
from campaigns.figures.tables import Table

TABLES: dict[str, Table] = {"ar": arabic.TABLE, "en": english.TABLE}


def table_of(language: str) -> Table | None:
    """The table of a language by its tag: "en", "en-GB"; None where there is none."""
    return TABLES.get(language.replace("_", "-").partition("-")[0].lower())


def value_of(mark: FactMark, text: str, *, table: Table, usual: str) -> StatedValue | None:
    """The value that the words of a mark give in its text; None where they give none for certain.

    `usual` is the unit in which its measure is usually counted.
    """
    return chosen(mark, text, table, usual)
