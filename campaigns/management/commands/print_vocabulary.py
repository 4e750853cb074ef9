"""`manage.py print_vocabulary`: the words of the shipped vocabulary, for the catalogues.

manage.py print_vocabulary > campaigns/vocabulary/words.py
"""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from campaigns.vocabulary import rows

HEAD = '''"""The words of the shipped vocabulary, as the catalogues know them. Nothing imports this.

Printed by `manage.py print_vocabulary`; `campaigns/terms.py` asks for them.
"""

# ruff: noqa: E501
from django.utils.translation import npgettext_lazy, pgettext_lazy

WORDS = ('''
TOLD = {"campaign": ("name", "country", "summary"), "measure": ("label", "of", "description")}


class Command(BaseCommand):
    help = "Print the words of the shipped vocabulary for the catalogues of translations."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join((HEAD, *_lines(), ")  # fmt: skip")))


def _lines() -> Iterator[str]:
    for sort, names in TOLD.items():
        told = [row[name] for row in rows(f"{sort}s") for name in names if row[name]]
        for words in dict.fromkeys(told):
            yield f'    pgettext_lazy("{sort}", {_quoted(words)}),'
    for row in rows("units"):
        words = f"{_quoted(row['singular'])}, {_quoted(row['plural'])}"
        yield f'    npgettext_lazy("unit", {words}),'


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
