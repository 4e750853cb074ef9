"""Fifty names of the field in five languages, each with the spellings that readers look for."""

import json
from pathlib import Path
from typing import NamedTuple

from tests import builders


class Name(NamedTuple):
    """A name as a source writes it, and how else it is written."""

    written: str
    language: str
    spellings: list[str]

    @property
    def sentence(self) -> str:
        return SENTENCES[self.language].format(name=self.written)


SENTENCES = {
    "ar": "ورد اسم {name} في ذلك اليوم.",
    "ckb": "ناوی {name} لەو ڕۆژەدا هات.",
    "ku": "Navê {name} wê rojê hate gotin.",
    "tr": "O gün {name} adı anıldı.",
    "en": "That day {name} was named.",
}
NAMES = [
    Name(written, language, spellings)
    for language, names in json.loads((Path(__file__).parent / "fifty.json").read_text()).items()
    for written, spellings in names.items()
]


def articles():
    """An article a language, in which each sentence names one of them and is a fact."""
    for language in SENTENCES:
        names = [name for name in NAMES if name.language == language]
        text = "\n".join(name.sentence for name in names)
        marks = [
            builders.fact(text, name.sentence, measure="assessment", id=name.written)
            for name in names
        ]
        yield builders.article(
            text, *marks, url=f"https://news.example/{language}", title=language, language=language
        )
