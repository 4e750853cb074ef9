"""Words that are searched: folded in the database, where an index over them can be kept.

`ledger_fold` does to a text what `actors.names.fold` does to a name, but for dots between words;
`ledger_words` makes of it what is searched, each word as it is and by its English stem, and
`ledger_query` what is searched for. The migration that adds them has their text.
"""

from typing import Any

from django.contrib.postgres.search import SearchQueryField, SearchVectorField
from django.db.models import BooleanField, Func
from django.db.models.functions import Left

SEARCHED = 50_000  # characters of an article's text


class Words(Func):
    """The words of a column, as the index over it keeps them."""

    function = "ledger_words"
    output_field: Any = SearchVectorField()


class Beginning(Left):
    """As much of a text as is searched: the words of a longer one can be more than PostgreSQL
    keeps of a text, a megabyte."""

    def __init__(self, expression: Any, length: int = SEARCHED, **extra: Any) -> None:
        super().__init__(expression, length, **extra)


class Phrase(Func):
    """Words in this order, whatever they are written like."""

    function = "ledger_query"
    output_field: Any = SearchQueryField()


class AnyOf(Func):
    """One or another of these phrases: asked at once, a text is taken apart but once."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field: Any = SearchQueryField()


class Holds(Func):
    """Whether words hold a phrase."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field: Any = BooleanField()
